"""The values of formulas: how a number, a text or a truth is taken for another; what several cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from pss_cli.forms.calculating.formulas import Reference, Unknown
from pss_cli.forms.sheets.cells import FIFTEEN, Error, Held

ZERO = Decimal(0)
Grid = list[list[Held]]  # what several cells hold, row by row
Given = Held | Reference | Grid
VALUE, DIVIDED = Error("#VALUE!"), Error("#DIV/0!")

_PLAIN = re.compile("[a-z0-9 ]*")


class Wrong(Exception):
    """A formula that gives an error."""

    def __init__(self, error: Error) -> None:
        super().__init__(error.code)
        self.error = error


class Cells(Protocol):
    """Where a function looks the cells up."""

    def values(self, cells: Reference, *, skip_hidden: bool = False, skip_subtotals: bool = False) -> Iterator[Held]:
        """Yield what the used cells of a reference hold."""

    def grid(self, given: Given) -> Grid:
        """Return what several cells hold, row by row, empty ones too."""


def as_number(value: Held) -> Decimal:
    """Return a value as an operator takes it. Raises Wrong, or Unknown when it depends on the country."""
    if isinstance(value, Error):
        raise Wrong(value)
    if isinstance(value, str):
        if re.fullmatch(r"\s*[-+]?\d{1,15}\s*", value):
            return Decimal(value.strip())
        if any(c.isdigit() for c in value):  # "12,5" is a number here and a text there
            raise Unknown
        raise Wrong(VALUE)
    return ZERO if value is None else Decimal(value)


def as_truth(value: Held) -> bool:
    """Return a value as a condition. Raises Wrong."""
    if isinstance(value, str):
        if value.upper() in ("TRUE", "FALSE"):
            return value.upper() == "TRUE"
        raise Wrong(VALUE)
    return as_number(value) != 0


def as_text(value: Held) -> str:
    """Return a value as `&` takes it. Raises Wrong, or Unknown when it depends on the country."""
    if isinstance(value, Error):
        raise Wrong(value)
    if isinstance(value, bool) or (isinstance(value, Decimal) and value != value.to_integral_value()):
        raise Unknown
    return f"{value.to_integral_value():f}" if isinstance(value, Decimal) else value or ""


def compared(left: Held, right: Held, *, ordered: bool) -> int:
    """Return -1, 0 or 1: numbers are before texts, texts before truths; nothing is 0, "" or FALSE. Raises Wrong.

    `ordered`: which of two texts comes first is asked; for other letters than a to z, the country says. Raises Unknown.
    """
    for value in (left, right):
        if isinstance(value, Error):
            raise Wrong(value)
    left, right = _filled(left, right), _filled(right, left)
    one, two = _rank(left), _rank(right)
    if ordered and one != two and one[0] == two[0] == 1 and not _PLAIN.fullmatch(one[2] + two[2]):
        raise Unknown
    return (one > two) - (one < two)


def _filled(value: Held, beside: Held) -> Held:
    if value is not None:
        return value
    return False if isinstance(beside, bool) else "" if isinstance(beside, str) else ZERO


def _rank(value: Held) -> tuple[int, Decimal, str]:
    if isinstance(value, bool):
        return 2, Decimal(value), ""
    if isinstance(value, str):
        return 1, ZERO, value.casefold()
    return 0, FIFTEEN.plus(value) if isinstance(value, Decimal) else ZERO, ""


def scalar(value: Given, cells: Cells) -> Held:
    """Return the one value of what is given. Raises Unknown when it has several."""
    if isinstance(value, Reference):
        if value.area.size != 1:
            raise Unknown
        return next(cells.values(value), None)
    if isinstance(value, list):
        raise Unknown
    return value


def numbers(given: Sequence[Given], cells: Cells, **skip: bool) -> list[Decimal]:
    """Return the numbers of what is given: in cells, what is no number is left out. Raises Wrong."""
    found: list[Decimal] = []
    for each in given:
        inside: Iterator[Held] | None = None
        if isinstance(each, Reference):
            inside = cells.values(each, **skip)
        elif isinstance(each, list):
            inside = (value for row in each for value in row)
        if inside is None:
            found.append(as_number(each))  # type: ignore[arg-type]
            continue
        for value in inside:
            if isinstance(value, Error):
                raise Wrong(value)
            if isinstance(value, Decimal):
                found.append(value)
    return found
