"""What somebody at a terminal is asked, and how an answer is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pss_cli import i18n
from pss_cli.commands.answers import Answers
from pss_cli.commands.prompts import asker
from pss_cli.errors import Cancelled
from pss_cli.inputs.field import Field, Word, one_of, text
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
