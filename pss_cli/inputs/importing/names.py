"""A whole name in one cell, told apart: last name, first name, of whom the person is a relative."""

from __future__ import annotations

import re

from pss_cli.i18n import _
from pss_cli.text import fold

_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_OF = re.compile(r"\s+(?:de|d[’']|du|des|of)\b.*|[’']s\b.*", re.I | re.S)
_TITLES = re.compile(r"^(?:m\.|mme\.?|mr\.?|mrs\.?|ms\.?|dr\.?|dre\.?|madame|monsieur)\s+", re.I)
_RELATIVES = (
    "conjoint", "epou", "mere", "pere", "fille", "fils", "soeur", "frere", "parent", "proche", "ami", "tante", "oncle",
    "grand", "niece", "neveu", "cousin", "belle", "beau", "mari", "femme", "wife", "husband", "spouse", "partner",
    "mother", "father", "daughter", "son", "sister", "brother", "aunt", "uncle", "friend", "caregiver", "relative",
    "aidant", "veuf", "veuve", "tut",
)  # fmt: skip
_PARTICLES = {"de", "du", "des", "d", "la", "le", "van", "von", "di", "da", "el", "al", "ben", "st", "ste", "mc"}
_NOT_PEOPLE = {
    "direction", "service", "services", "programme", "comite", "projet", "table", "equipe", "centre", "clinique",
    "hopital", "groupe", "committee", "project", "program", "team", "department", "total", "annee", "rencontre",
}  # fmt: skip


def split_name(written: str, *, last_first: bool) -> dict[str, str]:
    """Return the fields of `Tremblay, Marie-Ève (conjointe de Paul)` or `Marie-Ève Tremblay`.

    Of the person in parentheses only the tie is kept, never the name. `last_first` is the order of two
    words without a comma. Raises ValueError when nothing tells where the last name begins.
    """
    bare, aside = without_aside(written)
    bare = _TITLES.sub("", bare)
    if "," in bare:
        last, _comma, first = (part.strip() for part in bare.partition(","))
    else:
        last, first = _told_apart(bare.split(), last_first)
    return {name: value for name, value in (("last_name", last), ("first_name", first)) if value} | aside


def without_aside(written: str) -> tuple[str, dict[str, str]]:
    """Return a name without what is in parentheses after it, and the fields that these say."""
    bare = " ".join(written.split())
    found = _ASIDE.search(bare)
    if not found or not found.start():
        return bare, {}
    if tie := relative(found[1]):
        return bare[: found.start()], {"kind": "relative", "relative_of": tie}
    return bare[: found.start()], {"name_in_use": found[1].strip()}


def _told_apart(words: list[str], last_first: bool) -> tuple[str, str]:
    """Return the last and the first name of words without a comma. Raises ValueError."""
    capitals = [w for w in words if len(w) > 1 and w.isupper()]
    if capitals and len(capitals) < len(words):  # TREMBLAY Marie-Ève
        return " ".join(capitals), " ".join(w for w in words if w not in capitals)
    if len(words) <= 2:
        first, last = (words[1:], words[:1]) if last_first else (words[:1], words[1:])
        return " ".join(last), " ".join(first)
    if fold(words[1]) in _PARTICLES and not last_first:  # Anne de la Sablonnière
        return " ".join(words[1:]), words[0]
    raise ValueError(_("does not say where the last name begins: write it as Tremblay, Marie-Ève"))


def relative(written: str) -> str:
    """Return the tie that `conjointe de Paul` says, without the name of the other; empty when it says none."""
    tie = _OF.sub("", written.strip(), count=1).strip(" ,.;:")
    return tie if fold(tie).startswith(_RELATIVES) and len(tie.split()) <= 3 else ""


def is_whole_name(written: str) -> bool:
    """Whether a cell looks like the first and the last name of somebody."""
    bare = _ASIDE.sub("", written)
    words = bare.replace(",", " ").split()
    return (
        2 <= len(words) <= 6
        and not any(c.isdigit() or c in "@/:;" for c in bare)
        and not _NOT_PEOPLE & set(fold(bare).split())
        and sum(word[:1].isupper() for word in words) >= 2
    )
