"""What a rule is: an object with its code, its source, its sentences and its check.

A rule sees plain facts, never the registry, the clock or the terminal. Each facts class is one
event (`applies_to`); `check` yields the values of each breach, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from pss_cli import quantities
from pss_cli.i18n import language
from pss_cli.labels import LABELS, label
from pss_cli.rules.limits import Limits
from pss_cli.text import fold
from pss_cli.vocabulary import Severity as Severity


class Text(NamedTuple):
    """A sentence in both languages."""

    fr: str
    en: str

    def __str__(self) -> str:
        return self.fr if language() == "fr" else self.en


# What a source is called when it is said; the letters are those of the rule book.
_DOCUMENTS = {
    "G": Text("guide", "guide"),
    "N": Text("rôles par niveau", "roles by level"),
    "A": Text("aide-mémoire de 2017", "recruiting sheet of 2017"),
    "M": Text("CISSS de la Montérégie-Ouest", "CISSS de la Montérégie-Ouest"),
    "C": Text("CIUSSS de la Capitale-Nationale", "CIUSSS de la Capitale-Nationale"),
    "law": Text("loi", "law"),
    "ours": Text("tenue du registre, ou choix du Bureau", "record keeping, or the Bureau's choice"),
    "dated rates": Text("taux datés", "dated rates"),
}


def cited(source: str) -> str:
    """Return the sources of a rule, such as `G 1.1a; law`, in words."""
    said = []
    for each in source.split("; "):
        document, _blank, section = each.partition(" ") if each not in _DOCUMENTS else (each, "", "")
        said.append(f"{_DOCUMENTS[document]} {section}".strip())
    return str(Text("\u00a0; ", "; ")).join(said)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Facts:
    """What a rule may look at: the event's day, the thresholds of that day, and who it is about.

    `subject` is the record, as `table:id`; `code` is what people call it; `origin` other than
    typed means that an unknown fact is missing, never a breach.
    """

    subject: str = ""
    code: str = ""
    who: str = ""
    day: date
    limits: Limits = field(default_factory=Limits)
    origin: str = "typed"
    command: str = ""  # for a todo: what to type

    @property
    def past_unknown(self) -> bool:
        """Whether this is from before pss or imported, so that unknown facts are not breaches."""
        return self.origin != "typed"


F = TypeVar("F", bound=Facts)
Check = Callable[[F], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True)
class Rule:
    """One rule of the rule book."""

    code: str
    source: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    applies_to: type[Facts]
    check: Check[Any]
    profiles: tuple[str, ...] = ()  # establishment profiles; empty means all

    def findings(self, facts: Facts) -> list[Finding]:
        """Return what this rule finds in `facts`."""
        if not isinstance(facts, self.applies_to):
            return []
        if self.profiles and facts.limits.profile not in self.profiles:
            return []
        return [Finding(self, facts, values) for values in self.check(facts)]


# The step of each rule, by the beginning of its code; the order of the life of a partner.
STEPS = {
    "REF": "refer", "INT": "interview", "TRN": "train", "ENR": "enroll", "REQ": "request", "MAT": "match",
    "FUP": "match", "CLM": "claim", "REC": "recontact",
}  # fmt: skip


def order(rule: Rule) -> tuple[int, str]:
    """Return the place of `rule` in the book: by step, then by code."""
    return list(STEPS).index(rule.code[:3]), rule.code


@dataclass(frozen=True)
class Finding:
    """A rule, the facts it was asked about, and the values met."""

    rule: Rule
    facts: Facts
    values: Mapping[str, Any]

    def _say(self, text: Text) -> str:
        values = {"who": self.facts.who, "code": self.facts.code, "day": self.facts.day, **self.values}
        said = _elided(str(text), self.facts.who) if language() == "fr" else str(text)
        return said.format_map(_Said({name: show(value) for name, value in values.items()}))

    @property
    def message(self) -> str:
        """What is wrong, with the values met, in the language in use."""
        return self._say(self.rule.message)

    @property
    def remedy(self) -> str:
        """What to do next, in the language in use."""
        return self._say(self.rule.remedy)

    @property
    def since(self) -> date:
        """For a todo, the day from which it is owed."""
        value = self.values.get("since")
        return value if isinstance(value, date) else self.facts.day


def _elided(text: str, who: str) -> str:
    """Return a French template in which `que` and `de` are elided before a name such as Ariane."""
    return re.sub(r"\b([dq]u?)e \{who\}", r"\1'{who}", text) if fold(who[:1]) in tuple("aeiou") else text


class _Said(dict[str, str]):
    """Values in words; what is not known (the database itself refused) is an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


class Cents(int):
    """An amount of money in a finding's values."""


class Metres(int):
    """A distance in a finding's values."""


class Thousandths(int):
    """A rate in a finding's values."""


class Minutes(int):
    """A length of time in a finding's values."""


class Clock(int):
    """A time of day in a finding's values (minutes since midnight)."""


def show(value: Any) -> str:
    """Return a finding's value as people write it, in the language in use."""
    if isinstance(value, Cents):
        return quantities.show_money(value)
    if isinstance(value, Thousandths):
        return quantities.show_rate(value)
    if isinstance(value, Metres):
        return quantities.show_km(value)
    if isinstance(value, Minutes):
        return quantities.show_duration(value)
    if isinstance(value, Clock):
        return quantities.show_clock(value)
    if isinstance(value, StrEnum) and type(value) in LABELS:
        return label(value)
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return ", ".join(show(item) for item in value)
    return str(value)


def rule(
    code: str,
    source: str,
    severity: Severity,
    applies_to: type[F],
    *,
    title: tuple[str, str],
    message: tuple[str, str],
    remedy: tuple[str, str],
    profiles: tuple[str, ...] = (),
) -> Callable[[Check[F]], Rule]:
    """Make a Rule of a check function; each pair of sentences is (French, English)."""

    def made(check: Check[F]) -> Rule:
        return Rule(code, source, severity, Text(*title), Text(*message), Text(*remedy), applies_to, check, profiles)

    return made
