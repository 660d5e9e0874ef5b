"""What a value becomes in a cell: a number, a day, an hour, or a text that is never a formula."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import NamedTuple

from pss_cli.forms.sheets.styles import Shows
from pss_cli.quantities import iso_clock


class Clock(NamedTuple):
    """A time of day, in minutes since midnight."""

    minutes: int


class Error(NamedTuple):
    """What a formula gives when it goes wrong, such as #DIV/0!."""

    code: str


Value = str | int | Decimal | date | Clock | None
Held = Decimal | str | bool | Error | None  # what a cell holds; None: nothing

_SEVENTEEN = Context(prec=17, rounding=ROUND_HALF_EVEN)  # digits that tell a number of a workbook from the next one
FIFTEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)  # digits that a workbook keeps of a number
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST = date(1900, 3, 1)  # before it, workbooks believe in a 29 February 1900


def held(value: Value, shows: Shows, *, from_1904: bool = False) -> Held:
    """Return what a cell that shows days, hours or texts holds of a value.

    A day in a cell that does not show days would be read as a number: it is written as a text, an
    hour likewise. A number stays one in a cell for texts, so that what adds it up still does.
    """
    if isinstance(value, date):
        epoch, first = (_EPOCH_1904, _EPOCH_1904) if from_1904 else (_EPOCH, _FIRST)
        as_day = shows is Shows.DAY and value >= first
        return Decimal((value - epoch).days) if as_day else value.isoformat()
    if isinstance(value, Clock):
        if shows is Shows.HOUR:
            return Decimal(str(value.minutes / 1440))  # the very number that typing 12:30 gives: cut, it shows 12:29
        return iso_clock(value.minutes)
    if isinstance(value, str):
        return value or None
    return None if value is None else Decimal(value)


def number(raw: str) -> Decimal | None:
    """Return the number in a cell, of fifteen digits: 0.59499999999999997 is how a workbook says 0.595."""
    try:
        found = FIFTEEN.create_decimal(raw.strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def written(value: Decimal) -> str:
    """Return a number as a cell keeps it: seventeen digits, so that 12:30 is not shown as 12:29."""
    text = f"{_SEVENTEEN.plus(value):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def same(one: Held, other: Held) -> bool:
    """Whether two cells hold the same, but for the last digits of a number."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) <= max(abs(one), abs(other)) * Decimal("1e-13")
    return type(one) is type(other) and one == other
