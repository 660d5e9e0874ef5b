"""What somebody at a terminal is asked, and how an answer is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pss_cli import i18n
from pss_cli.commands.answers import Answers
from pss_cli.commands.prompts import ask_yes_no, asker
from pss_cli.errors import Cancelled
from pss_cli.inputs.collect import collect
from pss_cli.inputs.field import Field, Word, one_of, text, when, yes_no
from pss_cli.reads.usual import Usual
from pss_cli.vocabulary import StepKind

STEP = Field("step", one_of(StepKind), "zzz", required=True, choices=StepKind)
WORDS = {"need": [Word("mobility", "Mobilité", "Mobility"), Word("sight", "Vision", "Sight")]}
NEEDS = Field("needs", text, "needs", many=True, words="need")

Typed = Callable[..., None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    def typing(*lines: str) -> None:
        left: Iterator[str] = iter(lines)
        monkeypatch.setattr("builtins.input", lambda: next(left))

    return typing


@pytest.mark.parametrize(
    ("spec", "line", "read"), [(STEP, "2", list(StepKind)[1]), (NEEDS, "1, 2", ["mobility", "sight"])]
)
def test_a_number_is_enough(typed: Typed, spec: Field, line: str, read: Any) -> None:
    typed(line)
    assert asker(WORDS, Answers())(spec, {}) == read


@pytest.mark.parametrize("line", ["", "0", "99", "²"])
def test_what_is_not_an_answer_is_asked_again_and_says_why(
    typed: Typed, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(line, "1")
    assert asker({}, Answers())(STEP, {}) is next(iter(StepKind))
    before, why, after = capsys.readouterr().err.partition(
        "  --step" if line else "  " + i18n._("An answer is needed; Ctrl-C to leave.")
    )
    assert before.count("Zzz") == after.count("Zzz") == 1
    assert why


def test_an_empty_line_leaves_an_optional_answer_out(typed: Typed) -> None:
    typed("")
    assert asker(WORDS, Answers())(NEEDS, {}) is None


@pytest.mark.parametrize(("language", "asked"), [("fr", "Zzz\u00a0: "), ("en", "Zzz: ")])
def test_a_question_ends_as_its_language_wants(
    typed: Typed, language: str, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    i18n.activate(language)
    typed("")
    asker({}, Answers(introduced=True))(Field("title", text, "zzz"), {})
    assert capsys.readouterr().err == asked


@pytest.mark.parametrize("gone", [EOFError, KeyboardInterrupt])
def test_who_leaves_is_told_that_nothing_was_written(
    monkeypatch: pytest.MonkeyPatch, gone: type[BaseException]
) -> None:
    def leaving() -> str:
        raise gone

    monkeypatch.setattr("builtins.input", leaving)
    with pytest.raises(Cancelled):
        asker({}, Answers())(STEP, {})


# --- what is usual ----------------------------------------------------------------------------------

ROLES = {"role": [Word("nurse", "Infirmière", "Nurse"), Word("manager", "Gestionnaire", "Manager")]}
ROLE = Field("role", text, "role", words="role", usual="roles", by_enter=True)


def asked(spec: Field, *, usual: Usual, answers: Answers | None = None) -> Any:
    return asker(ROLES, answers or Answers(introduced=True), lambda _name: usual)(spec, {})


@pytest.mark.parametrize(
    ("line", "read"), [("", "manager"), ("1", "nurse"), ("2", "manager"), ("Infirmière", "nurse"), ("-", None)]
)
def test_enter_takes_what_is_usual_and_a_number_never_changes_its_meaning(typed: Typed, line: str, read: Any) -> None:
    typed(line)
    assert asked(ROLE, usual=Usual(["manager", "nurse"], "manager")) == read


def test_what_is_usual_is_shown_first_and_the_default_in_brackets(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("")
    asked(ROLE, usual=Usual(["manager", "nurse"], "manager"))
    shown = capsys.readouterr().err
    assert shown.index("2. Gestionnaire") < shown.index("1. Infirmière") < shown.index("[Gestionnaire]")


@pytest.mark.parametrize("most", ["", "retired"])
def test_enter_takes_nothing_where_nothing_is_usual_or_the_word_is_retired(typed: Typed, most: str) -> None:
    typed("")
    assert asked(ROLE, usual=Usual([], most)) is None


def test_what_was_answered_comes_before_what_is_usual(typed: Typed) -> None:
    for former, read in (("nurse", "nurse"), ("", None)):
        typed("")
        assert asked(ROLE, usual=Usual([], "manager"), answers=Answers({"role": former}, introduced=True)) == read


@pytest.mark.parametrize(("others", "most"), [(2, "intervenant"), (3, "")])
def test_usual_is_more_than_half_of_five_or_more(pss: Any, make: Any, others: int, most: str) -> None:
    from pss_cli.db.reading import read
    from pss_cli.reads.usual import usual

    for _n in range(2):
        make.referral()
    assert usual(read(make.path), "referrer_role").most == "", "two are too few"
    make.referral()
    for _n in range(others):
        make.referral(referrer_role="gestionnaire")
    assert usual(read(make.path), "referrer_role").most == most


# --- help, and going back ---------------------------------------------------------------------------


def test_a_question_mark_explains_then_asks_again(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    spec = Field("agreed", yes_no, "agreed", required=True, why=("REF-04",))
    typed("?", "oui")
    assert asker({}, Answers())(spec, {}) is True
    shown = capsys.readouterr().err.replace("\u00a0", " ")
    assert all(part in shown for part in ("--agreed", "REF-04", "oui, o", "nécessaire"))
    assert shown.count("Agreed (oui/non)") == 2


def test_a_sign_goes_back_to_the_question_before(typed: Typed) -> None:
    fields = [
        Field("kind", text, "kind"),
        Field("why", text, "why", ask=when("kind", "other")),
        Field("end", text, "end"),
    ]
    typed("other", "because", "<", "<", "plain", "done")
    read = collect(fields, {}, source=None, words={}, ask=asker({}, Answers()))
    assert read == {"kind": "plain", "end": "done"}


def test_going_back_stops_at_the_first_question_and_never_undoes_an_option(typed: Typed) -> None:
    fields = [Field("given", text, "given"), Field("first", text, "first"), Field("second", text, "second")]
    typed("<", "one", "<", "", "two")
    read = collect(fields, {"given": "option"}, source=None, words={}, ask=asker({}, Answers()))
    assert read == {"given": "option", "first": "one", "second": "two"}


def test_a_yes_or_no_that_is_neither_is_asked_again_in_plain_words(typed: Typed, capsys: Any) -> None:
    typed("?", "peut-être", "o")
    assert ask_yes_no("On y va ?") is True
    assert capsys.readouterr().err.count(i18n._("Answer yes or no (y, n).")) == 2
