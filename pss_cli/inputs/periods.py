"""The last days of the financial periods of a year, as they are typed: all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from pss_cli.dates import fiscal_year, parse_day, parse_fiscal_year
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field

MOST = 14  # thirteen of 28 days, and one more where the year is cut otherwise

YEAR = Field("year", parse_fiscal_year, N_("fiscal year"), example="2026-2027")


def _days(typed: str) -> list[date]:
    """Return every day typed, one written twice too. Raises ValueError."""
    return [parse_day(day) for day in typed.replace(";", ",").split(",")]


ENDS = Field("ends", _days, N_("last day of each financial period, in order"))


def checked(ends: Sequence[date], first: date, last: date) -> list[date]:
    """Return the last days of the periods of the year from `first` to `last`. Raises Usage with what is wrong."""
    outside = [day for day in ends if not first <= day <= last]
    falling = [(before, after) for before, after in pairwise(ends) if after <= before]
    wrong = [
        _("{day} is not in the year {year}.").format(day=day, year=fiscal_year(first)) for day in outside
    ]  # fmt: skip
    wrong += [_("{after} comes after {before}: give the days in order.").format(after=a, before=b) for b, a in falling]
    if len(ends) > MOST:
        wrong.append(_("{n} periods: there are at most {most}.").format(n=len(ends), most=MOST))
    if not wrong and ends[-1] != last:
        wrong.append(
            _("the last period ends on {last} with the year, not on {day}: give them all at once.").format(
                last=last, day=ends[-1]
            )
        )
    if wrong:
        raise Usage(*(f"--ends: {sentence}" for sentence in wrong))
    return list(ends)
