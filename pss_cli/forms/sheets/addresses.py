"""Addresses of cells and areas: `B5`, `$B$5:D9`, `A:C`, `'My sheet'!B5`."""

from __future__ import annotations

import re
from typing import NamedTuple

from pss_cli.errors import BadFile
from pss_cli.i18n import _

Key = tuple[int, int]  # row, column; both from 1
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)", re.S)


class Area(NamedTuple):
    """A rectangle of cells, its corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def has(self, key: Key) -> bool:
        """Whether a cell is in the area."""
        return self.top <= key[0] <= self.bottom and self.left <= key[1] <= self.right

    @property
    def first(self) -> Key:
        """The cell of the corner at the top left."""
        return self.top, self.left

    @property
    def whole(self) -> bool:
        """Whether it goes to the end of the sheet: whole rows, whole columns."""
        return self.bottom == LAST_ROW or self.right == LAST_COLUMN

    @property
    def size(self) -> int:
        """How many cells the area holds."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell(address: str) -> Key:
    """Return the row and the column of `B5` or `$B$5`. Raises BadFile."""
    found = _CELL.fullmatch(address)
    if found is None or int(found[2]) > LAST_ROW or column_number(found[1]) > LAST_COLUMN:
        raise BadFile(_("“{address}” is not a cell.").format(address=address[:60]))
    return int(found[2]), column_number(found[1])


def said(key: Key) -> str:
    """Return a cell as it is written, such as `B5`."""
    return f"{column_letters(key[1])}{key[0]}"


def area(text: str) -> Area:
    """Return the rectangle of `B5`, `B5:D9`, `A:C` or `3:7`. Raises BadFile."""
    if columns := _COLUMNS.fullmatch(text):
        left, right = sorted((column_number(columns[1]), column_number(columns[2])))
        return Area(1, left, LAST_ROW, right)
    if rows := _ROWS.fullmatch(text):
        top, bottom = sorted((int(rows[1]), int(rows[2])))
        return Area(top, 1, bottom, LAST_COLUMN)
    first, _colon, last = text.partition(":")
    one, two = cell(first), cell(last or first)
    return Area(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


def parts(reference: str) -> tuple[str | None, str]:
    """Return the sheet, None when none is named, and the rest of `'My sheet'!B5`."""
    found = _SHEET.fullmatch(reference)
    if found is None:
        return None, reference
    return (found[1].replace("''", "'") if found[1] else found[2]), found[3]


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas write it."""
    plain = re.fullmatch(r"[^\W\d][\w]*", sheet) and not _CELL.fullmatch(sheet)
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"
