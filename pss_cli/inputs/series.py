"""How meetings that come back are typed: every two weeks, six times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from pss_cli.dates import LAST_YEAR, add_months, parse_day
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, between, never

MOST = 60  # meetings planned at once
_UNITS = {"d": (1, 0, 366), "j": (1, 0, 366), "w": (7, 0, 53), "s": (7, 0, 53), "m": (0, 1, 12)}


class Step(NamedTuple):
    """How far one meeting is from the next."""

    days: int
    months: int


def step(typed: str) -> Step:
    """Return the step typed as `14d` (or `14j`), `2w` (or `2s`), `1m`. Raises ValueError."""
    found = re.fullmatch(r"(\d{1,3})\s*([djwsm])", typed.strip().casefold())
    days, months, most = _UNITS[found[2]] if found else (0, 0, 0)
    number = int(found[1]) if found else 0
    if not 1 <= number <= most:
        raise ValueError(_("is not a step such as 14d (days), 2w (weeks), 1m (months)"))
    return Step(days * number, months * number)


SERIES = (
    Field("every", step, N_("several meetings: how long from one to the next"), ask=never, example="14d, 2w, 1m"),
    Field("times", between(2, MOST), N_("how many meetings in all"), ask=never, example="6"),
    Field("until", parse_day, N_("or until this day, included"), ask=never, example="2027-06-30"),
)
NAMES = tuple(spec.name for spec in SERIES)


def days(first: date, given: Mapping[str, Any]) -> list[date]:
    """Return the days of a series. A month later is counted from the first day: 31, 28, 31. Raises Usage."""
    every, times, until = (given.get(name) for name in NAMES)
    if every is None or (times is None) == (until is None):
        raise Usage(_("A series is --every with either --times or --until."))
    found = [first]
    while len(found) < (times or MOST + 1):
        following = add_months(first, every.months * len(found)) + timedelta(days=every.days * len(found))
        if until is not None and following > until:
            break
        found.append(following)
    if len(found) > MOST:
        raise Usage(_("--until: more than {most} meetings at once.").format(most=MOST))
    if len(found) < 2:
        raise Usage(_("--until: {day} leaves room for one meeting only.").format(day=until))
    if found[-1].year > LAST_YEAR:
        raise Usage(_("--times: the last meeting would be after {year}.").format(year=LAST_YEAR))
    return found
