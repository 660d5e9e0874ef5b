"""What is written in a file, or is not: a full disk leaves what was there, and says one sentence."""

from __future__ import annotations

import errno
import gc
from pathlib import Path
from zipfile import ZipFile

import pytest

from pss_cli.files import beside, new_workbook

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full(monkeypatch):
    """A disk without room for an archive."""

    def write(*_words):
        raise FULL

    monkeypatch.setattr(ZipFile, "write", write)
    monkeypatch.setattr(Path, "write_bytes", write)


@pytest.mark.parametrize("words", [
    ("report", "expenses", "-f", "xlsx", "-o"), ("claim", "queue", "-f", "xlsx", "-o"),
    ("report", "returns", "DSI", "--send", "-o"), ("registry", "import", "--template"),
    ("registry", "export"), ("refer", "form", "-o"),
])  # fmt: skip
def test_a_workbook_without_room_is_one_sentence_and_nothing_else(pss, make, full, capfd, words):
    make.partner()
    place = "out" if "--send" in words else "out.xlsx"
    answer = pss(*words, place)
    gc.collect()  # what XlsxWriter left open would complain here
    assert (answer.code, answer.out) == (8, "")
    assert answer.err.count("\n") == 1
    assert "plus de place" in answer.err
    assert capfd.readouterr().err == ""
    assert [path for path in Path.cwd().rglob("*") if path.suffix in (".xlsx", ".partial")] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_a_device_that_is_full_is_named(pss, form):
    answer = pss("refer", "list", "-f", form, "-o", "/dev/full")
    assert (answer.code, "/dev/full" in answer.err, "incident" in answer.err) == (8, True, False)


def test_a_workbook_that_was_not_finished_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("xlsxwriter.workbook.Workbook.close", lambda _book: {}["nothing"])
    with (
        pytest.raises(KeyError),
        beside(tmp_path / "out.xlsx") as path,
        new_workbook(path, constant_memory=True) as book,
    ):
        book.add_worksheet().write_string(0, 0, "Ann")
    assert [path.name for path in tmp_path.rglob("*")] == ["temporary"]
