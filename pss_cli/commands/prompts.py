"""Questions on a terminal, on stderr: an answer that cannot be read is asked again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Any

from pss_cli.errors import Cancelled, Usage
from pss_cli.i18n import _, labelled, language
from pss_cli.inputs.field import Field, Given, Reading, Word, Words, yes_no
from pss_cli.labels import label
from pss_cli.text import printable

NOTHING = "-"  # typed to take back a former answer


def ask_line(question: str) -> str:
    """Return one typed line. Raises Cancelled when the person leaves: what is asked is asked before any writing."""
    width = shutil.get_terminal_size().columns
    print(fill(labelled(question, ""), width, break_on_hyphens=False), end=" ", file=sys.stderr, flush=True)
    try:
        return input().strip()
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        raise Cancelled(_("Cancelled: nothing was written.")) from None


def ask_yes_no(question: str) -> bool:
    """Return the answer to a yes or no question; an empty line is no."""
    while True:
        typed = ask_line(f"{question} ({_('yes/no')})")
        if not typed:
            return False
        try:
            return yes_no(typed)
        except ValueError as error:
            print(f"  “{printable(typed)}” {error}.", file=sys.stderr)


def asker(words: Words, answers: dict[str, str], settled: bool) -> Callable[[Field, Given], Any]:
    """Return what asks one field until it is read; an empty line leaves an optional field out.

    `answers` keeps what was typed: asked again, Enter keeps the former answer; once `settled`, a field
    that was answered is not asked any more.
    """

    def ask(spec: Field, given: Given) -> Any:
        former = answers.get(spec.name, "")
        if settled and spec.name in answers:
            return _read(spec, former, words) if former else None
        listed = _offered(spec, words)
        for number, word in enumerate(listed, start=1):
            print(f"  {number}. {word.fr if language() == 'fr' else word.en}", file=sys.stderr)
        while True:
            typed = ask_line(_question(spec, former)) or former
            typed = "" if typed == NOTHING and not spec.needed(given) else _numbers(typed, listed)
            if not typed and spec.needed(given):
                print("  " + _("An answer is needed; Ctrl-C to leave."), file=sys.stderr)
                continue
            try:
                value = _read(spec, typed, words) if typed else None
            except Usage as error:
                print("  " + "\n  ".join(error.sentences), file=sys.stderr)
                continue
            answers[spec.name] = typed
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
