"""A file as it is: sheets of lines of cells, nothing understood yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

Value = str | int | float | bool | datetime | date | time | timedelta | None


class ExcelError(str):
    """An error that Excel shows in a cell, such as `#N/A`; the same letters typed by people are a text."""

    __slots__ = ()


class Uncalculated(str):
    """A formula that the program which wrote the file did not calculate: it is no value, and not a blank."""

    __slots__ = ()


class Style(NamedTuple):
    """How a cell is drawn: its number format, and the colour behind it (`FFFF00`), empty without any."""

    number: str = "General"
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number as Excel shows it, its cells, the style of each."""

    number: int
    cells: Sequence[Value]
    styles: Sequence[int] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet; a CSV file is a sheet without a name. `since_1904`: its serial dates start in 1904."""

    name: str | None
    lines: Sequence[Line]
    styles: Mapping[int, Style] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)  # by column from 0
    since_1904: bool = False
    cut_after: int | None = None  # the last line that was read, when what follows was left


@dataclass(frozen=True)
class Book:
    """A file: its name without its folder, its sheets; the delimiter of a CSV file."""

    file: str
    sheets: Sequence[Sheet]
    delimiter: str = ""


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip(" \t\r\n\u00a0\u202f\u200b\ufeff"))
