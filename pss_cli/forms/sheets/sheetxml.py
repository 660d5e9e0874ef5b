"""The XML of a sheet, looked into where it stands: which cells hold something, where a row is; nothing is rebuilt.

A sheet may pretend 65 536 styled rows: only what holds something is looked at, and the rows that are written in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from html import unescape

from pss_cli.errors import BadFile
from pss_cli.forms.sheets.addresses import Area, Key, area, cell, column_number
from pss_cli.forms.sheets.moving import moved
from pss_cli.forms.sheets.xmlparts import Cell, Row, pairs
from pss_cli.i18n import _

_R = re.compile(r"(?<=\sr=\")([A-Z]{1,3})([1-9]\d{0,6})(?=\")")
_MOST_MERGED = 50_000  # areas; a form has some hundreds
_MOST_FILLED = 250_000  # cells of one sheet; looking at more takes seconds for each form
_DATA = re.compile(r"<((?:[\w.-]+:)?)sheetData\b[^<>]*?(/?)>")


class SheetXml:
    """One sheet of the template; it never changes, so that many forms are filled from it."""

    def __init__(self, text: str, name: str, *, filtered: bool = False) -> None:
        """Look into a sheet; `filtered`, when a table of it is. Raises BadFile when it is not built as sheets are."""
        self.text, self.name = text, name
        data = _DATA.search(text)
        if data is None:
            raise self._odd("sheetData")
        p = self.prefix = data[1]
        self.closed, self.data = bool(data[2]), data  # a sheet without any row
        self.start = data.end()
        self.end = self.start if self.closed else text.find(f"</{p}sheetData>", self.start)
        for odd in ("<!--", "<![CDATA[", f"</{p}c ", f"</{p}row "):
            if text.find(odd, self.start, self.end) >= 0 or self.end < 0:
                raise self._odd(odd)
        if text.count(f"</{p}c>", self.start, self.end) > _MOST_FILLED:
            raise BadFile(
                _("The sheet “{sheet}” has more than {n} filled cells: keep the form alone.").format(
                    sheet=name, n=_MOST_FILLED
                )
            )
        self.filtered = filtered or f"<{p}autoFilter" in text[self.end :]  # a filter may hide rows
        self._open = re.compile(rf"<{p}c\b([^<>]*?)(/?)>")
        self._row = re.compile(rf"<{p}row\b([^<>]*?)(/?)>")
        self._formula = re.compile(rf"<{p}f\b([^<>]*?)(?:/>|>([^<]*)</{p}f>)")
        self._value = re.compile(rf"<{p}v\b[^<>]*?(?:/>|>([^<]*)</{p}v>)")
        self._inline = re.compile(rf"<{p}is\b[^<>]*?(?:/>|>.*?</{p}is>)", re.S)
        self.arrays: list[Area] = []  # calculated by one formula of several cells, or by a data table
        self.sharing: dict[str, list[Key]] = {}
        self._places: dict[int, dict[int, tuple[int, int, str]]] = {}
        self._merged_by_row: dict[int, list[Area]] = {}
        self.cells = self._filled()

    def _odd(self, part: str) -> BadFile:
        return BadFile(
            _("The sheet “{sheet}” is not built as expected ({part}): open it in Excel and save it again.").format(
                sheet=self.name, part=part
            )
        )

    def _filled(self) -> dict[Key, Cell]:
        """Return the cells that hold something, in order."""
        text, close = self.text, f"</{self.prefix}c>"
        opening, found, at = f"<{self.prefix}c", {}, self.start
        masters: dict[str, tuple[Key, str]] = {}
        while (end := text.find(close, at, self.end)) >= 0:
            start = text.rfind(opening, at, end)
            while start >= 0 and text[start + len(opening)] not in " \t\r\n>":
                start = text.rfind(opening, at, start)
            opened = self._open.match(text, start) if start >= 0 else None
            if opened is None:
                raise self._odd(text[at : at + 20])
            made = Cell(start, end + len(close), opened[1], text[opened.end() : end])
            key = self.key(opened[1])
            self._parts(key, made, masters)
            found[key] = made
            at = made.end
        return found

    def key(self, attributes: str) -> Key:
        """Return the place of a cell from its attributes. Raises BadFile when it does not say it."""
        if found := _R.search(attributes):
            return int(found[2]), column_number(found[1])
        address = pairs(attributes).get("r")
        if address is None:
            raise self._odd("c r")
        return cell(address)

    def _parts(self, key: Key, made: Cell, masters: dict[str, tuple[Key, str]]) -> None:
        value = self._value.search(made.body)
        made.raw = unescape(value[1]) if value and value[1] is not None else None
        formula = self._formula.search(made.body)
        if formula is None:
            return
        about, own = pairs(formula[1]), unescape(formula[2] or "")
        kind = about.get("t", "normal")
        if kind == "shared":
            made.shared = about.get("si", "")
            self.sharing.setdefault(made.shared, []).append(key)
            made.master = bool(own)
            if own:
                masters[made.shared] = key, own
            elif made.shared in masters:
                origin, text = masters[made.shared]
                own = moved(text, key[0] - origin[0], key[1] - origin[1])
            else:
                raise self._odd(f"si={made.shared}")
        elif kind in ("array", "dataTable"):
            covered = area(about["ref"]) if "ref" in about else Area(*key, *key)
            made.alone = kind == "array" and covered.size == 1
            self.arrays.append(covered)
        made.formula = own

    @cached_property
    def dimension(self) -> re.Match[str] | None:
        """What the sheet says of the cells it uses."""
        return re.compile(rf"<{self.prefix}dimension\b[^<>]*?\bref=[\"']([^\"']*)[\"']").search(
            self.text, 0, self.data.start()
        )

    @cached_property
    def merged(self) -> list[Area]:
        """The merged cells."""
        found = re.findall(rf"<{self.prefix}mergeCell\b[^<>]*?\bref=[\"']([^\"']+)[\"']", self.text[self.end :])
        if len(found) > _MOST_MERGED:
            raise self._odd("mergeCells")
        return [area(ref) for ref in found]

    @cached_property
    def protected(self) -> bool:
        """Whether its locked cells cannot be typed in."""
        found = re.search(rf"<{self.prefix}sheetProtection\b([^<>]*)>", self.text[self.end :])
        return found is not None and pairs(found[1]).get("sheet") in ("1", "true")

    @cached_property
    def free(self) -> list[Area]:
        """The areas that everybody may type in, although the sheet is protected."""
        found = re.findall(rf"<{self.prefix}protectedRange\b([^<>]*)>", self.text[self.end :])
        said = (pairs(each) for each in found)
        return [area(ref) for each in said if "password" not in each and "hashValue" not in each
                for ref in each.get("sqref", "").split()]  # fmt: skip

    def hidden(self, number: int) -> bool:
        """Whether a row is hidden."""
        row = self.row(number)
        return row is not None and pairs(self.row_attributes(row)).get("hidden") in ("1", "true")

    @cached_property
    def column_styles(self) -> list[tuple[int, int, int]]:
        """The first column, the last one, and their style."""
        found = re.findall(rf"<{self.prefix}col\b([^<>]*)>", self.text[: self.data.start()])
        said = (pairs(each) for each in found)
        return [(int(each["min"]), int(each["max"]), int(each["style"])) for each in said if "style" in each]

    @cached_property
    def rows(self) -> dict[int, int]:
        """Where each row starts; only asked for when one is missing. Raises BadFile when one has no number."""
        numbered = re.compile(rf"<{self.prefix}row\b[^<>]*?\sr=[\"'](\d+)[\"']")
        found = {int(each[1]): each.start() for each in numbered.finditer(self.text, self.start, self.end)}
        if len(found) != self.text.count(f"<{self.prefix}row", self.start, self.end):
            raise self._odd("row r")
        return found

    def row(self, number: int) -> Row | None:
        """Return where a row stands, None when the sheet does not have it."""
        for quote in "\"'":
            start = self.text.find(f"<{self.prefix}row r={quote}{number}{quote}", self.start, self.end)
            if start >= 0 and (opened := self._row.match(self.text, start)):
                return self._row_at(opened)
        opened = self._row.match(self.text, self.rows[number]) if number in self.rows else None
        return self._row_at(opened) if opened else None

    def _row_at(self, opened: re.Match[str]) -> Row:
        end = opened.end() if opened[2] else self.text.find(f"</{self.prefix}row>", opened.end(), self.end)
        if end < 0:
            raise self._odd("row")
        return Row(opened.start(), opened.end(), end, bool(opened[2]))

    def row_attributes(self, row: Row) -> str:
        """Return what the start tag of a row says."""
        opened = self._row.match(self.text, row.start)
        return opened[1] if opened else ""

    def places(self, number: int) -> dict[int, tuple[int, int, str]]:
        """Return where each cell of a row stands, empty ones too: column -> start, end, attributes."""
        if number not in self._places:
            row, found = self.row(number), {}
            at = row.inside if row else 0
            while row and (opened := self._open.search(self.text, at, row.end)):
                key = self.key(opened[1])
                at = opened.end() if opened[2] else self.cells[key].end
                found[key[1]] = opened.start(), at, opened[1]
            self._places[number] = found
        return self._places[number]

    @cached_property
    def _by_top(self) -> tuple[list[Area], int]:
        """The merged areas by their first row, and the height of the highest."""
        return sorted(self.merged), max((one.bottom - one.top for one in self.merged), default=0)

    def _merged_in(self, row: int) -> list[Area]:
        """Return the merged areas of a row; only those that start near it are looked at."""
        if row not in self._merged_by_row:
            areas, highest = self._by_top
            near = areas[bisect_left(areas, (row - highest,)) : bisect_left(areas, (row + 1,))]
            self._merged_by_row[row] = [one for one in near if one.bottom >= row]
        return self._merged_by_row[row]

    def merged_with(self, key: Key) -> Area | None:
        """Return the area in which a cell is merged, None when it is not."""
        return next((one for one in self._merged_in(key[0]) if one.has(key)), None)

    def spot(self, key: Key) -> Key:
        """Return where what is put in a cell goes: in the first one of those that it is merged with."""
        area_of = self.merged_with(key)
        return area_of.first if area_of else key

    def style(self, key: Key) -> int:
        """Return the style of a cell: its own, or that of its row, or that of its column."""
        place = self.places(key[0]).get(key[1])
        if place is not None:
            return int(pairs(place[2]).get("s", 0))
        row = self.row(key[0])
        of_row = pairs(self.row_attributes(row)) if row else {}
        if of_row.get("customFormat") in ("1", "true"):
            return int(of_row.get("s", 0))
        return next((style for first, last, style in self.column_styles if first <= key[1] <= last), 0)
