"""A weekly table: the days across, the kinds of expense down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pss_cli.forms.learning.headers import EXPENSES, in_distance
from pss_cli.forms.learning.page import Box, Page
from pss_cli.forms.learning.words import Words
from pss_cli.forms.sheets.addresses import column_letters, said
from pss_cli.forms.sheets.styles import Shows

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KINDS = (
    *EXPENSES, "km", "rate", "mileage", "itinerary", "motive", "departure", "arrival", "starts", "ends", "label",
    "receipt",
)  # fmt: skip
_MOST = 30  # rows of kinds


class Kind(NamedTuple):
    """A row of the table."""

    row: int
    sure: float
    label: str


class Week(NamedTuple):
    """The weekly table of a form."""

    page: Page
    top: int
    bottom: int
    first_column: str
    columns: int
    left: int  # of its labels
    right: int
    starts: str
    week: str  # the cell of the first day, on its sheet
    rows: Mapping[str, Kind]
    sure: float

    def has(self, box: Box) -> bool:
        """Whether a box is of the table."""
        return self.top <= box.area.top <= self.bottom and self.left <= box.area.left <= self.right


def find_week(found: list[Page], words: Words) -> Week | None:
    """Return the weekly table of a form, None when it has none."""
    for page in found:
        for row in page.rows:
            for days in (list(_days(page, row, words)), list(_dates(page, row, words))):
                if len(days) >= 5 and (made := _week(page, row, days, words)) is not None:
                    return made
    return None


def _days(page: Page, row: int, words: Words) -> Iterator[tuple[Box, str]]:
    """Yield the boxes of a row that name days, in order."""
    for box in page.row(row):
        if box.labels and len(box.text) < 20:
            told = words.meaning("weeks", box.text.split("\n")[0])
            if told and told.key in _DAYS and told.sure >= 0.9:
                yield box, told.key


def _dates(page: Page, row: int, words: Words) -> Iterator[tuple[Box, str]]:
    """Yield seven empty dates in a row that is labelled so; the week is taken to start on Monday."""
    boxes = list(page.row(row))
    start = next((n for n, box in enumerate(boxes) if box.labels and words.says("weeks", "day", box.text)), None)
    if start is None:
        return
    dates = [box for box in boxes[start + 1 :] if box.shows is Shows.DAY and not box.labels and box.width == 1]
    if len(dates) == len(_DAYS) and dates[0].formula is None:
        yield from zip(dates, _DAYS, strict=True)


def _week(page: Page, row: int, days: list[tuple[Box, str]], words: Words) -> Week | None:
    boxes, names = [box for box, _day in days], [name for _box, name in days]
    lefts = [box.area.left for box in boxes]
    first = _DAYS.index(names[0])
    if names != [_DAYS[(first + n) % 7] for n in range(len(names))] or names[0] not in ("monday", "sunday"):
        return None
    if lefts != list(range(lefts[0], lefts[0] + len(lefts))):  # a day takes one column
        return None
    kinds, bottom = _kinds(page, row, lefts, words)
    if len(set(kinds) & {*EXPENSES, "km"}) < 2:
        return None
    left = min(page.columns)
    return Week(page, row, bottom, column_letters(lefts[0]), len(days), left, lefts[-1], names[0],
                _first_day(page, row, boxes[0], words), kinds, 0.95 if boxes[0].labels else 0.75)  # fmt: skip


def _kinds(page: Page, row: int, days: list[int], words: Words) -> tuple[dict[str, Kind], int]:
    """Return the rows that take a value of each day, and the last of them."""
    kinds: dict[str, Kind] = {}
    bottom, heading = row, ""
    for each in [r for r in page.rows if row < r <= row + _MOST]:
        label = _label(page, each, days[0])
        if label is None or words.says("weeks", "day", label.text):
            continue
        if not _open(page, each, days):
            heading = "" if _calculated(page, each, days) else label.text
            continue
        bottom = each
        told = words.under("columns", heading, label.text) or words.meaning("columns", label.text)
        key = {"mileage": "km"}.get(told.key, told.key) if told and told.key in _KINDS else "line_total"
        if told and key != "line_total" and key not in kinds:
            plain = told.key == key or in_distance(label.text)
            kinds[key] = Kind(each, told.sure if plain else told.sure * 0.75, label.text)
    if "meals" in kinds and {"morning", "noon", "evening"} & set(kinds):  # it only heads them
        del kinds["meals"]
    return kinds, bottom


def _label(page: Page, row: int, before: int) -> Box | None:
    """Return the text at the left of a row of the table, the closest to the days."""
    found = [box for box in page.row(row) if box.labels and box.area.right < before and box.area.top == row]
    return found[-1] if found else None


def _open(page: Page, row: int, columns: list[int]) -> bool:
    """Whether a row takes what somebody writes: its cells are empty, and lined or unlocked."""
    boxes = [page.box((row, column)) for column in columns]
    return all(not box.labels and box.formula is None and box.width == 1 for box in boxes) and any(
        box.sides or box.inviting for box in boxes
    )


def _calculated(page: Page, row: int, columns: list[int]) -> bool:
    return any(page.box((row, column)).formula is not None for column in columns)


def _first_day(page: Page, row: int, first: Box, words: Words) -> str:
    """Return where the first day of the week goes: after "week of", else the date under the first day."""
    if not first.labels:
        return said(first.key)
    column = first.area.left
    for box in page.texts:
        if words.says("weeks", "week", box.text):
            beside = page.right(box)
            if beside is not None and not beside.labels and beside.formula is None:
                return said(beside.key)
    for near in (row + 1, row - 1):
        if near > 0 and (under := page.box((near, column))).shows is Shows.DAY and under.formula is None:
            label = _label(page, near, column)
            if label is None or words.says("weeks", "day", label.text):
                return said(under.key)
    return ""
