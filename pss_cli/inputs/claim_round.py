"""The questions that go round everybody present at a meeting, person after person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pss_cli.i18n import _
from pss_cli.inputs.claim import LINES, distance
from pss_cli.inputs.field import Field, Given
from pss_cli.text import fold

ASKED = ("km", "transit", "taxi", "parking", "meal")
NOTHING = 0  # no trip is that short: nothing to claim


def _trip(typed: str) -> int:
    """Return the metres of a trip, or NOTHING for `rien`. Raises ValueError."""
    return NOTHING if fold(typed) in ("rien", "nothing") else distance(typed)


def round_of(people: Iterable[tuple[str, str]]) -> Iterator[Field]:
    """Yield the questions for each (code, first name): the kilometres, or `rien`; then the other kinds."""
    kinds = {spec.name: spec for spec in LINES}
    for code, first_name in people:

        def something(given: Given, km: str = f"{code}.km") -> bool:
            return given.get(km) != NOTHING

        for name in ASKED:
            spec = kinds[name]
            label = _("{who}: {what}").format(who=f"{code} {first_name}", what=_(spec.label))
            if name == "km":
                label = _("{label} (or “rien”: nothing to claim)").format(label=label)
            parse = _trip if name == "km" else spec.parse
            yield replace(spec, name=f"{code}.{name}", label=label, parse=parse, ask=something, called=name)


def by_person(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what each person claims, by code, from the answers; who said nothing at all is left out."""
    claimed: dict[str, dict[str, Any]] = {}
    for name, value in given.items():
        code, _dot, kind = name.partition(".")
        claimed.setdefault(code, {})[kind] = value
    return {code: {"nothing": True} if lines.get("km") == NOTHING else lines for code, lines in claimed.items()}
