"""How a form says a field, and what is answered in it."""

from __future__ import annotations

from typing import Any

from pss_cli.dates import parse_day
from pss_cli.i18n import _, language
from pss_cli.inputs.field import Field, Word, Words
from pss_cli.inputs.paper import choices
from pss_cli.phones import parse_phone, show_phone

LONGEST_HINT = 90


def said(word: Word) -> str:
    """Return a choice in the language in use."""
    return word.fr if language() == "fr" else word.en


def labelled_as(spec: Field) -> str:
    """Return the label of a field, as a form starts a line."""
    text = _(spec.label)
    return text[:1].upper() + text[1:]


def heading(spec: Field) -> str:
    """Return the label of ticks, without what only holds at the command line (`or: all`)."""
    return labelled_as(spec).partition(" (")[0]


def hinted(spec: Field, words: Words, first: str = "") -> str:
    """Return how to answer a field; whoever prints the form must see what a list offers."""
    if spec.parse is parse_day:
        return _("YYYY-MM-DD")
    offered = " / ".join(said(word) for word in choices(spec, words))
    if offered:
        return offered if len(offered) <= LONGEST_HINT else ""
    example = _("such as {example}").format(example=spec.example) if spec.example else ""
    several = _("several: separate with commas") if spec.many else ""
    return "; ".join(filter(None, (_(first) if first else "", example, several)))


def answered(spec: Field, value: Any, words: Words) -> str:
    """Return a value of the registry as somebody would write it in the form."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(show_phone(v).replace(",", "") if spec.parse is parse_phone else str(v) for v in value)
    key = ("oui" if value else "non") if spec.is_flag else str(value)
    return next((said(word) for word in choices(spec, words) if word.key == key), key)
