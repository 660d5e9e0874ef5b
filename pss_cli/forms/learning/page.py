"""One sheet as a person sees it: no hidden row nor column, merged cells as one, what is text and what is to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pss_cli.forms.filling.changed import sayable
from pss_cli.forms.learning.looks import Look, Looks
from pss_cli.forms.sheets.addresses import Area, Key, area
from pss_cli.forms.sheets.cells import Held
from pss_cli.forms.sheets.package import Template
from pss_cli.forms.sheets.sheet import Sheet
from pss_cli.forms.sheets.styles import Shows
from pss_cli.forms.sheets.xmlparts import pairs

MOST_ROWS, MOST_COLUMNS = 500, 80  # looked at; a form is shorter
_BELOW = 60  # rows after the last text: a table that has no total
_MARKED = 4  # cells that are not locked, for it to mean something
_P = r"(?:[\w.-]+:)?"
# What forms show where somebody is to write: ____, ….., XX/XX/XX, jj/mm/aaaa, $ -
# One letter at a time and nothing given back: a cell may hold 32 767 of them.
_BLANK = re.compile(r"(?:[\W\d_xjmdh]|a{2,}|y{2,})*+", re.I)


@dataclass(frozen=True)
class Box:
    """One cell, or cells merged into one."""

    area: Area
    text: str  # "" when it only marks where to write: ____
    shown: str
    value: Held
    formula: str | None
    sides: frozenset[str]
    filled: bool
    bold: bool
    shows: Shows
    locked: bool
    listed: bool  # whether a list of choices, or a check, was put on it

    @property
    def key(self) -> Key:
        """Where it is written in."""
        return self.area.first

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return self.area.right - self.area.left + 1

    @property
    def labels(self) -> bool:
        """Whether it says something to the person who fills the form."""
        return bool(self.text)

    @property
    def inviting(self) -> bool:
        """Whether it looks like a place to write in."""
        return "b" in self.sides or self.filled or self.listed or self.marks

    @property
    def marks(self) -> bool:
        """Whether it shows where to write: ____, XX/XX/XX."""
        return bool(self.shown) and not self.text


class Page:
    """A visible sheet of a form."""

    def __init__(self, template: Template, name: str, looks: Looks) -> None:
        """Look at a sheet. Raises BadFile when it is not built as sheets are."""
        self.name = name
        self.sheet = Sheet(template.sheet(name), template.styles, template.strings, from_1904=template.from_1904)
        self._looks = looks
        self._merged = {key: one for one in self.sheet.xml.merged for key in _keys(one)}
        texts = [key for key, cell in self.sheet.xml.cells.items() if cell.raw or cell.body]
        self.last_row = min(max((key[0] for key in texts), default=0) + _BELOW, MOST_ROWS)
        self.last_column = min(max((key[1] for key in texts), default=0) + 2, MOST_COLUMNS)
        self._boxes: dict[Key, Box] = {}
        self._rows: dict[int, tuple[dict[int, Look], Look | None]] = {}

    @cached_property
    def _hidden_columns(self) -> set[int]:
        xml, found = self.sheet.xml, set()
        for each in re.findall(rf"<{_P}col\b([^<>]*)>", xml.text[: xml.data.start()]):
            about = pairs(each)
            if about.get("hidden") in ("1", "true") or float(about.get("width", "9")) < 0.2:
                found |= set(range(int(about["min"]), min(int(about["max"]), MOST_COLUMNS) + 1))
        return found

    @cached_property
    def _listed(self) -> list[Area]:
        xml = self.sheet.xml
        found = re.findall(rf"<{_P}dataValidation\b[^<>]*?\bsqref=[\"']([^\"']+)[\"']", xml.text[xml.end :])
        return [area(one) for each in found for one in each.split()]

    @cached_property
    def rows(self) -> list[int]:
        """The rows that are seen."""
        return [row for row in range(1, self.last_row + 1) if not self.sheet.xml.hidden(row)]

    @cached_property
    def columns(self) -> list[int]:
        """The columns that are seen."""
        return [column for column in range(1, self.last_column + 1) if column not in self._hidden_columns]

    @cached_property
    def boxes(self) -> list[Box]:
        """Every box that says something or is calculated, row after row."""
        found = {self.box((row, column)) for row in self.rows for column in self.columns
                 if self._spot((row, column)).first in self.sheet.xml.cells}  # fmt: skip
        return sorted((box for box in found if box.labels or box.formula is not None or box.value is not None),
                      key=lambda box: box.key)  # fmt: skip

    @cached_property
    def texts(self) -> list[Box]:
        """Every box that says something."""
        return [box for box in self.boxes if box.labels]

    @cached_property
    def marked(self) -> bool:
        """Whether the form says itself where people write: its labels are locked, some other cells are not."""
        locked = [box.locked for box in self.texts]
        if not locked or sum(locked) < 0.7 * len(locked):
            return False
        last = max(box.area.bottom for box in self.texts)
        rows = [row for row in self.rows if row <= last]
        free = {self._spot((row, column)).first for row in rows for column in self.columns
                if not self._at((row, column)).locked}  # fmt: skip
        return len(free) >= _MARKED

    def box(self, key: Key) -> Box:
        """Return the box that covers a cell."""
        spot = self._spot(key)
        if spot.first not in self._boxes:
            self._boxes[spot.first] = self._made(spot)
        return self._boxes[spot.first]

    def row(self, number: int) -> Iterator[Box]:
        """Yield the boxes of a row that is seen, each once."""
        last = None
        for column in self.columns:
            box = self.box((number, column))
            if box is not last:
                yield box
            last = box

    def right(self, box: Box, row: int | None = None) -> Box | None:
        """Return the box at the right of another, None at the edge."""
        column = next((c for c in self.columns if c > box.area.right), None)
        return None if column is None else self.box((row or box.area.top, column))

    def below(self, box: Box) -> Box | None:
        """Return the box under another, None at the edge."""
        row = next((r for r in self.rows if r > box.area.bottom), None)
        return None if row is None else self.box((row, box.area.left))

    def above(self, box: Box) -> Box | None:
        """Return the box over another, None at the edge."""
        row = next((r for r in reversed(self.rows) if r < box.area.top), None)
        return None if row is None else self.box((row, box.area.left))

    def sample(self, box: Box) -> bool:
        """Whether a text only shows what to write: YOUR NAME, in a cell that is not locked where labels are."""
        return self.marked and not box.locked and box.labels and ":" not in box.text

    def free(self, box: Box) -> bool:
        """Whether the form lets somebody write in a box."""
        return not (self.sheet.xml.protected and box.locked and not any(a.has(box.key) for a in self.sheet.xml.free))

    def _spot(self, key: Key) -> Area:
        return self._merged.get(key, Area(*key, *key))

    def _made(self, spot: Area) -> Box:
        sheet, look = self.sheet, self._at(spot.first)
        formula = sheet.formula(spot.first)
        held = sheet.holds(spot.first)
        text = sayable(held) if isinstance(held, str) and formula is None else ""
        says = text if not _BLANK.fullmatch(text) else ""
        return Box(
            spot,
            says.strip(),
            text.strip(),
            None if says or text else held,
            formula,
            self._sides(spot),
            look.filled,
            look.bold,
            look.shows,
            look.locked,
            any(each.has(spot.first) for each in self._listed),
        )

    def _sides(self, spot: Area) -> frozenset[str]:
        """Return the sides that have a line, drawn by the box or by its neighbour."""
        ends = {
            "t": ((spot.top, spot.left), (spot.top - 1, spot.left), "b"),
            "b": ((spot.bottom, spot.left), (spot.bottom + 1, spot.left), "t"),
            "l": ((spot.top, spot.left), (spot.top, spot.left - 1), "r"),
            "r": ((spot.top, spot.right), (spot.top, spot.right + 1), "l"),
        }
        return frozenset(
            side
            for side, (own, other, across) in ends.items()
            if side in self._at(own).sides or (min(other) > 0 and across in self._at(other).sides)
        )

    def _at(self, key: Key) -> Look:
        if key[0] not in self._rows:
            self._rows[key[0]] = self._row_looks(key[0])
        cells, rest = self._rows[key[0]]
        return cells.get(key[1]) or rest or self._looks[self._of_column(key[1])]

    def _row_looks(self, number: int) -> tuple[dict[int, Look], Look | None]:
        """Return how the cells of a row look, and how the others do when the row says it."""
        xml = self.sheet.xml
        row = xml.row(number)
        about = pairs(xml.row_attributes(row)) if row else {}
        own = about.get("customFormat") in ("1", "true")
        cells = {column: self._looks[int(pairs(place[2]).get("s", 0))] for column, place in xml.places(number).items()}
        return cells, self._looks[int(about.get("s", 0))] if own else None

    def _of_column(self, column: int) -> int:
        styles = self.sheet.xml.column_styles
        return next((style for first, last, style in styles if first <= column <= last), 0)


def pages(template: Template) -> list[Page]:
    """Return the visible sheets of a form, in order. Raises BadFile."""
    looks = Looks(template.part("/styles"), template.styles)
    return [Page(template, name, looks) for name in template.order
            if name in template.sheets and name in template.visible]  # fmt: skip


def _keys(one: Area) -> Iterator[Key]:
    for row in range(one.top, min(one.bottom, MOST_ROWS) + 1):
        for column in range(one.left, min(one.right, MOST_COLUMNS) + 1):
            yield row, column
