"""Questions on a terminal, on stderr: an answer that cannot be read is asked again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Any

from pss_cli.errors import Cancelled
from pss_cli.i18n import _, labelled, language
from pss_cli.inputs.field import Field, Given, Reading, Word, Words, yes_no
from pss_cli.labels import label
from pss_cli.text import printable


def _line(question: str) -> str:
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
        typed = _line(f"{question} ({_('yes/no')})")
        if not typed:
            return False
        try:
            return yes_no(typed)
        except ValueError as error:
            print(f"  “{printable(typed)}” {error}.", file=sys.stderr)


def asker(words: Words) -> Callable[[Field, Given], Any]:
    """Return what asks one field until it is read; an empty line leaves an optional field out."""

    def ask(spec: Field, given: Given) -> Any:
        listed = _offered(spec, words)
        for number, word in enumerate(listed, start=1):
            print(f"  {number}. {word.fr if language() == 'fr' else word.en}", file=sys.stderr)
        while True:
            typed = _line(_question(spec))
            if not typed:
                if not spec.needed(given):
                    return None
                print("  " + _("An answer is needed; Ctrl-C to leave."), file=sys.stderr)
                continue
            reading = Reading()
            reading.read(spec, _numbers(typed, listed), words)
            if not reading.problems:
                return reading.values[spec.name]
            print("  " + "\n  ".join(reading.problems), file=sys.stderr)

    return ask


def _offered(spec: Field, words: Words) -> Sequence[Word]:
    """Return the choices of a field that are shown numbered, so that a number is enough."""
    if spec.words:
        return words.get(spec.words, ())
    return [Word(member.value, label(member), label(member)) for member in spec.choices or ()]


def _question(spec: Field) -> str:
    hint = ""
    if spec.is_flag:
        hint = _("yes/no")
    elif spec.example:
        hint = _("such as {example}").format(example=spec.example)
    if spec.many:
        hint = "; ".join(filter(None, [hint, _("several: separate with commas")]))
    text = _(spec.label)
    return f"{text[:1].upper()}{text[1:]}{f' ({hint})' if hint else ''}"


def _numbers(typed: str, listed: Sequence[Word]) -> str:
    """Return `typed` with the numbers of a list replaced by its words."""
    parts = [part.strip() for part in typed.split(",")]
    if listed and all(part.isdecimal() and 1 <= int(part) <= len(listed) for part in parts):
        return ",".join(listed[int(part) - 1].key for part in parts)
    return typed
