"""Questions on a terminal, on stderr: an answer that cannot be read is asked again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from textwrap import fill
from typing import Any

from pss_cli.aloud import aloud
from pss_cli.commands.answers import Answers
from pss_cli.errors import Cancelled, Usage
from pss_cli.i18n import _, labelled, language
from pss_cli.inputs.collect import Ask, Back
from pss_cli.inputs.field import Field, Given, Reading, Word, Words, yes_no
from pss_cli.labels import label
from pss_cli.reads.usual import UNKNOWN, Usual

NOTHING, BACK, HELP = "-", "<", "?"  # typed to leave an answer out, to go back, to know more
SHOWN = 3  # usual answers that are shown, of a field without a list

Recent = Callable[[str], Usual]


def say(line: str, indent: str = "") -> None:
    """Say something on stderr, no word cut."""
    aloud(f"{indent}{line}")


def ask_line(question: str) -> str:
    """Return one typed line. Raises Cancelled when the person leaves: what is asked is asked before any writing."""
    width = shutil.get_terminal_size().columns
    try:
        print(fill(labelled(question, ""), width, break_on_hyphens=False), end=" ", file=sys.stderr, flush=True)
        return input().strip()
    except (EOFError, KeyboardInterrupt, OSError):  # OSError: the terminal itself has gone
        with suppress(OSError):
            print(file=sys.stderr)
        raise Cancelled(_("Cancelled: nothing was written.")) from None


def ask_yes_no(question: str, *, empty: bool | None = False) -> bool:
    """Return the answer to a yes or no question; an empty line is `empty`, or is asked again when None."""
    while True:
        typed = ask_line(f"{question} ({_('yes/no')})")
        if not typed and empty is not None:
            return empty
        with suppress(ValueError):
            return yes_no(typed)
        say(_("Answer yes or no (y, n)."), "  ")


def asker(words: Words, answers: Answers, recent: Recent = lambda _name: UNKNOWN) -> Ask:
    """Return what asks one field until it is read; an empty line leaves an optional field out.

    `answers` keeps what was typed: asked again, Enter keeps the former answer. `recent` says what is
    usual for a field that declares it: it is shown first, and Enter takes it where the field allows it.
    """

    def ask(spec: Field, given: Given) -> Any:
        if answers.settled and spec.name in answers.typed:
            former = answers.typed[spec.name]
            return _read(spec, former, words) if former else None
        if not answers.introduced:
            say(_("?: help · <: previous question · -: leave empty · Ctrl-C: leave, your answers are kept"))
        answers.introduced = True
        usual = recent(spec.usual) if spec.usual else UNKNOWN
        listed = _offered(spec, words)
        _show(spec, listed, usual)
        former = answers.typed.get(spec.name, _by_enter(spec, listed, usual))
        while True:
            typed = ask_line(_question(spec, _said(former, listed)))
            if typed == BACK:
                raise Back
            if typed == HELP:
                _explain(spec, given)
                _show(spec, listed, usual)
                continue
            typed = typed or former
            typed = "" if typed == NOTHING else _numbers(typed, listed)
            if not typed and spec.needed(given):
                say(_("An answer is needed; Ctrl-C to leave."), "  ")
                continue
            try:
                value = _read(spec, typed, words) if typed else None
            except Usage as error:
                for sentence in error.sentences:
                    say(sentence, "  ")
                continue
            answers.note(spec, typed)
            return value

    return ask


def _read(spec: Field, typed: str, words: Words) -> Any:
    """Return the value of a typed answer. Raises Usage."""
    reading = Reading()
    reading.read(spec, typed, words)
    if reading.problems:
        raise Usage(*reading.problems)
    return reading.values[spec.name]


def _offered(spec: Field, words: Words) -> Sequence[Word]:
    """Return the choices of a field that are shown numbered, so that a number is enough."""
    if spec.words:
        return words.get(spec.words, ())
    return [Word(member.value, label(member), label(member)) for member in spec.choices or ()]


def _name(word: Word) -> str:
    return word.fr if language() == "fr" else word.en


def _show(spec: Field, listed: Sequence[Word], usual: Usual) -> None:
    """Show the choices, the usual one first; a choice keeps its number from one day to the next."""
    numbered = sorted(enumerate(listed, start=1), key=lambda each: each[1].key != usual.most)
    for number, word in numbered:
        say(f"{number}. {_name(word)}", "  ")
    if not listed and usual.first and not (spec.by_enter and len(usual.first) == 1):
        say(labelled(_("Usual"), ", ".join(usual.first[:SHOWN])), "  ")


def _explain(spec: Field, given: Given) -> None:
    """Say what a field is for and how it is answered."""
    from pss_cli.commands.field_help import explained

    for line in explained(spec, spec.needed(given)):
        say(line, "  ")


def _by_enter(spec: Field, listed: Sequence[Word], usual: Usual) -> str:
    """Return the usual answer that Enter takes, when the field allows it and its list still holds it."""
    known = not listed or any(word.key == usual.most for word in listed)
    return usual.most if spec.by_enter and known else ""


def _said(former: str, listed: Sequence[Word]) -> str:
    """Return a former answer as it is shown: by its name in the list."""
    names = {word.key: _name(word) for word in listed}
    return ", ".join(names.get(part, part) for part in former.split(",")) if listed else former


def _question(spec: Field, former: str) -> str:
    hint = ""
    if spec.is_flag:
        hint = _("yes/no")
    elif spec.example:
        hint = _("such as {example}").format(example=spec.example)
    if spec.many:
        hint = "; ".join(filter(None, [hint, _("several: separate with commas")]))
    text = _(spec.label)
    kept = f" [{former}]" if former else ""
    return f"{text[:1].upper()}{text[1:]}{f' ({hint})' if hint else ''}{kept}"


def _numbers(typed: str, listed: Sequence[Word]) -> str:
    """Return `typed` with the numbers of a list replaced by its words."""
    parts = [part.strip() for part in typed.split(",")]
    if listed and all(part.isdecimal() and 1 <= int(part) <= len(listed) for part in parts):
        return ",".join(listed[int(part) - 1].key for part in parts)
    return typed
