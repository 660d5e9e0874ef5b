"""A listing asks a fixed number of questions, whatever the rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pss_cli.db import reading
from tests.conftest import TODAY
from tests.make import Make

LISTINGS = (
    "refer list",
    "interview list",
    "train list",
    "enroll list",
    "match requests",
    "match list",
    "claim list",
    "claim queue",
    "claim queue pay",
    "claim stock --kind parking",
    "claim batches",
    "recontact list --state late",
    "person find bellefleur",
    "person missing",
    "registry journal",
    "report requests",
    "report expenses",
)


@pytest.fixture(scope="module")
def grown(templates: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A registry when it held few people, and now that it holds more."""
    folder = tmp_path_factory.mktemp("grown")
    few, more = folder / "few.pss", folder / "more.pss"
    shutil.copyfile(templates("laval"), more)
    make = Make(more, TODAY)
    for number in range(6):
        if number == 1:
            shutil.copyfile(more, few)
        partner = make.partner(last_name="Bellefleur", enrolled_on=make.ago(900), ready=number % 2 == 0)
        request = make.request(opened_on=make.ago(100 + number))
        make.match(partner, request)
        make.activity(request, partner, day=make.ago(850))
        make.referral(make.person(last_name="Bellefleur"))
    return few, more


@pytest.mark.parametrize("words", LISTINGS)
def test_more_rows_ask_no_more_questions(words, bare_pss, grown, monkeypatch):
    asked: list[str] = []
    real = reading.read

    def traced(path):
        connection = real(path)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(reading, "read", traced)

    def count(path: Path) -> tuple[int, int]:
        asked.clear()
        answer = bare_pss("--registry", path, *words.split(), "-f", "jsonl")
        assert answer.code == 0, answer.err
        return len(asked), len(answer.out.splitlines())

    few, more = map(count, grown)
    assert more[0] == few[0]
    assert more[1] >= few[1]
