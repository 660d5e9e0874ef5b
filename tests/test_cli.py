"""The program as a whole: its exit codes, its manners, its help."""

from __future__ import annotations

import pytest

from pss_cli import __version__
from pss_cli.cli import COMMANDS


def test_help_lists_every_command(bare_pss):
    answer = bare_pss("--help")
    assert answer.code == 0
    assert all(f"\n  {name} " in answer.out for name in COMMANDS)


def test_the_version_is_shown(bare_pss):
    assert bare_pss("--version").out == f"pss {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["reffer"],
        ["refer", "ad"],
        ["refer", "add", "--first-nam", "x"],
        ["refer", "show"],
        ["refer", "list", "--limit", "beaucoup"],
        ["refer", "list", "--format", "pdf"],
        ["refer", "list", "trop"],
        ["--lang", "de", "refer", "list"],
    ],
)
def test_wrong_usage_is_explained_in_one_sentence_and_exits_2(pss, words):
    answer = pss(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("ending", ["pdf", "2026", "docx"])
def test_an_ending_that_is_no_format_names_those_that_are(pss, tmp_path, ending):
    answer = pss("refer", "list", "-o", f"list.{ending}")
    assert answer.code == 2
    assert all(word in answer.err for word in (f".{ending}", "txt", "csv", "tsv", "jsonl", "xlsx", "--format"))
    assert not (tmp_path / f"list.{ending}").exists()


@pytest.mark.parametrize("words", [["-o", "list"], ["-o", "list.TXT"], ["-f", "table", "-o", "list.pdf"]])
def test_txt_no_ending_or_a_format_writes_the_table(pss, tmp_path, words):
    assert pss("refer", "list", *words).code == 0
    assert (tmp_path / words[-1]).exists()


def test_a_record_that_cannot_be_a_list_says_what_to_type(pss, make):
    make.referral()
    answer = pss("person", "show", "UP-0001", "-f", "csv")
    assert answer.code == 2
    assert "-f json" in answer.err


def test_typer_s_own_words_are_said_in_french(pss):
    answer = pss("refer", "show")
    assert "Missing" not in answer.err
    assert "Show this message" not in pss("refer", "list", "--help").out


def test_a_missing_argument_is_said_by_what_it_is(pss):
    assert "S-0003" not in pss("train", "invite").err
    assert "LINE" not in pss("claim", "correct", "R-0001").err
    assert "--reason" in pss("refer", "close", "UP-0001").err


def test_the_help_names_no_type_of_python_and_spaces_its_headings(pss):
    for words in (("refer", "list"), ("registry", "import"), ("claim", "form"), ("person", "find")):
        said = pss(*words, "--help").out
        assert "<" not in said.partition("[1<=x")[0], said
        assert "Options\u00a0:" in said


def test_a_command_misspelt_is_suggested(pss):
    assert "refer" in pss("reffer").err


def test_a_bug_of_ours_says_a_number_and_no_personal_data(pss, monkeypatch, tmp_path):
    from pss_cli.reads import refer

    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("Marie Secret 450 555-0199")

    monkeypatch.setattr(refer, "listing", broken)
    answer = pss("refer", "list")
    assert answer.code == 1
    assert "Secret" not in answer.err
    written = "".join(p.read_text() for p in tmp_path.rglob("incident-*.txt"))
    assert "RuntimeError" in written
    assert "Secret" not in written


def test_nobody_there_to_answer_is_an_error_that_names_every_missing_field(pss):
    answer = pss("refer", "add")
    assert answer.code == 2
    assert "first-name" in answer.err
    assert "last-name" in answer.err


def test_the_day_of_work_must_be_a_date(pss, monkeypatch):
    monkeypatch.setenv("PSS_TODAY", "05/01/2026")
    answer = pss("refer", "list")
    assert answer.code == 2
    assert "PSS_TODAY" in answer.err


@pytest.mark.parametrize("written", ["[]", '"x"', "3", "null"])
def test_json_that_is_no_object_is_refused(pss, written):
    assert pss("refer", "add", "--from", "-", stdin=written).code == 2


def test_what_is_not_json_is_a_bad_file(pss):
    assert pss("refer", "add", "--from", "-", stdin="{nom: x").code == 8
    assert pss("refer", "add", "--from", "absent.json").code == 8


def test_a_name_of_a_file_or_of_a_login_never_commands_the_terminal(pss, registry, monkeypatch, tmp_path):
    named = tmp_path / "\x1b[31mrouge.pss"
    assert "\x1b" not in pss("--registry", named, "refer", "list").err
    assert "\x1b" not in pss("registry", "import", named).err
    monkeypatch.delenv("PSS_ACTOR")
    monkeypatch.setenv("LOGNAME", "ev\x1b[31mil")
    assert pss("registry", "settings", "min_age", "17").code == 0
    assert "\x1b" not in pss("registry", "journal").out
