"""Questions on a terminal, on stderr: an answer that cannot be read is asked again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from pss_cli.i18n import _
from pss_cli.inputs.field import Field, Given, Reading, Word, Words, yes_no
from pss_cli.labels import label
from pss_cli.text import printable


def _line(question: str) -> str:
    """Return one typed line. Raises EOFError or KeyboardInterrupt when the person leaves."""
    print(question, end="", file=sys.stderr, flush=True)
    return input().strip()


def ask_yes_no(question: str) -> bool:
    """Return the answer to a yes or no question; an empty line is no."""
    while True:
        typed = _line(f"{question} ({_('yes/no')}) : ")
        if not typed:
            return False
        try:
            return yes_no(typed)
        except ValueError as error:
            print(f"  “{printable(typed)}” {error}.", file=sys.stderr)


def asker(words: Words) -> Callable[[Field, Given], Any]:
    """Return what asks one field until it is read; an empty line leaves an optional field out."""

    def ask(spec: Field, given: Given) -> Any:
        listed = words.get(spec.words, ()) if spec.words else ()
        if listed:
            _offer(listed)
        while True:
            typed = _line(_question(spec))
            if not typed:
                if not spec.needed(given):
                    return None
                continue
            reading = Reading()
            reading.read(spec, _numbers(typed, listed), words)
            if not reading.problems:
                return reading.values[spec.name]
            print("  " + "\n  ".join(reading.problems), file=sys.stderr)

    return ask


def _question(spec: Field) -> str:
    hint = ""
    if spec.is_flag:
        hint = _("yes/no")
    elif spec.choices:
        hint = ", ".join(label(member) for member in spec.choices)
    elif spec.example:
        hint = _("such as {example}").format(example=spec.example)
    if spec.many:
        hint = "; ".join(filter(None, [hint, _("several: separate with commas")]))
    text = _(spec.label)
    return f"{text[:1].upper()}{text[1:]}{f' ({hint})' if hint else ''} : "


def _offer(listed: Any) -> None:
    """Show the words of a list, numbered, so that a number is enough."""
    from pss_cli.i18n import language

    for number, word in enumerate(listed, start=1):
        print(f"  {number}. {word.fr if language() == 'fr' else word.en}", file=sys.stderr)


def _numbers(typed: str, listed: Any) -> str:
    """Return `typed` with the numbers of a list replaced by its words."""
    items: list[Word] = list(listed)
    parts = [part.strip() for part in typed.split(",")]
    if items and all(part.isdigit() and 1 <= int(part) <= len(items) for part in parts):
        return ",".join(items[int(part) - 1].key for part in parts)
    return typed
