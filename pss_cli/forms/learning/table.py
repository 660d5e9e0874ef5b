"""The table of a form that takes the lines: its header, its columns, its first row, how many rows it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pss_cli.forms.learning.headers import Header, headers, settled
from pss_cli.forms.learning.page import Box, Page
from pss_cli.forms.learning.words import Words
from pss_cli.forms.sheets.addresses import column_letters, column_number
from pss_cli.text import fold

_CELL = r"\$?([A-Z]{1,3})\$?(\d+)"
_SUM = re.compile(rf"\b(?:SUM|SUBTOTAL)\(\s*(?:\d+\s*[,;]\s*)?{_CELL}\s*:\s*{_CELL}\s*\)", re.I)
_NEEDED = ("day", "km", "line_total", "amount", "motive", "description", "departure", "itinerary")
TOTAL_WORDS = {"total", "totaux", "totals", "subtotal"}
_MOST_LINES = 200


class Column(NamedTuple):
    """A column of the table."""

    letter: str
    sure: float
    label: str
    calculated: bool  # whether its first row is a formula


class Table(NamedTuple):
    """The block of lines of a form."""

    page: Page
    top: int  # of its headers
    first_row: int
    rows: int
    left: int
    right: int
    columns: Mapping[str, Column]
    sure: float  # of where its rows are
    summed: bool  # whether formulas add its rows up
    total_column: str  # the letter of the column of the whole of a line, calculated or not; "" when there is none

    @property
    def last_row(self) -> int:
        """Its last row."""
        return self.first_row + self.rows - 1

    def has(self, box: Box) -> bool:
        """Whether a box is of the table, its headers included."""
        return self.top <= box.area.top <= self.last_row and box.area.right >= self.left and box.area.left <= self.right


def find_table(found: list[Page], words: Words) -> Table | None:
    """Return the table of lines of a form, None when none is seen."""
    best: tuple[float, Table] | None = None
    for page in found:
        for row in _likely(page, words):
            told = _together(page, row, headers(page, words, row))
            table = _table(page, row, told)
            if table is None:
                continue
            score = sum(column.sure for column in table.columns.values()) + min(table.rows, 10) / 5 + 2 * table.summed
            # Of sheets that look alike, the first one is meant.
            if best is None or score > best[0] * (1 if best[1].page is page else 1.2):
                best = score, table
    return best[1] if best else None


def _likely(page: Page, words: Words) -> Iterator[int]:
    """Yield the rows that end several boxes which could be headers."""
    known: Counter[int] = Counter()
    texts: Counter[int] = Counter()
    for box in page.texts:
        if len(box.text) <= 160:
            texts[box.area.bottom] += 1
            known[box.area.bottom] += words.meaning("columns", box.text) is not None
    for row in sorted(known):
        near = [other for other in known if row - 3 < other <= row]
        if sum(known[other] for other in near) >= 2 and sum(texts[other] for other in near) >= 3:
            yield row


def _together(page: Page, row: int, told: list[Header]) -> list[Header]:
    """Return the headers of one table, the widest: another one may stand beside it, after a gap."""
    runs: list[list[Header]] = []
    for header in sorted(told, key=lambda one: one.box.area.left):
        gap = range(runs[-1][-1].box.area.right + 1, header.box.area.left) if runs else ()
        if runs and not any(_bare(page, row + 1, column) for column in gap if column in page.columns):
            runs[-1].append(header)
        else:
            runs.append([header])
    if all(_bare(page, row + 1, header.box.area.left) for header in told):  # a table without lines
        return told
    return max(runs, key=len, default=[])


def _bare(page: Page, row: int, column: int) -> bool:
    box = page.box((row, column))
    return not box.sides & {"t", "b"} and not box.labels


def _table(page: Page, row: int, told: list[Header]) -> Table | None:
    keys = {header.meaning.key for header in told}
    if len(keys & set(_NEEDED)) < 2:
        return None
    under = [r for r in page.rows if r > row]
    lefts = [header.box.area.left for header in told]
    rights = [header.box.area.right for header in told]
    left, right = min(lefts), max(rights)
    first, last, sure, summed = _block(page, under, told)
    if last - first + 1 < (2 if len(told) > 2 else 4):
        return None
    columns = settled(_written_in(page, told, first))
    top = min(box.area.top for header in told for box in (header.box, *header.headings))
    placed = {
        key: column for key, header in columns.items() if (column := _column(page, header, first, columns)) is not None
    }
    if len(placed) < 2:
        return None
    return Table(page, top, first, last - first + 1, left, right, placed, sure, summed, _whole(told))


def _written_in(page: Page, told: list[Header], first: int) -> list[Header]:
    """Return the headers without the amounts that the form calculates, when others are to be written."""
    by_hand = [h for h in told if page.box((first, h.box.area.left)).formula is None]
    if not any(header.meaning.key in ("amount", "line_total") for header in by_hand):
        return told
    return [h for h in told if h in by_hand or h.meaning.key != "amount"]


def _whole(told: list[Header]) -> str:
    """Return the letter of the column that says the whole of a line."""
    found = [header for header in told if header.meaning.key in ("line_total", "amount")]
    found = [h for h in found if TOTAL_WORDS & set(fold(h.box.text).split())] or found
    return column_letters(max(header.box.area.left for header in found)) if found else ""


def _column(page: Page, header: Header, first: int, columns: Mapping[str, Header]) -> Column | None:
    box = page.box((first, next((c for c in page.columns if c >= header.box.area.left), header.box.area.left)))
    if box.area.left != header.box.area.left and box.area.left not in page.columns:
        return None
    taken = [other for other in columns.values() if other is not header and other.box.area.left == box.area.left]
    calculated = box.formula is not None
    key, sure = header.meaning
    if taken or (calculated and key in ("line_total", "number", "day")):
        return None
    return Column(column_letters(box.area.left), sure, header.box.text, calculated)


def _block(page: Page, under: list[int], told: list[Header]) -> tuple[int, int, float, bool]:
    """Return the first row, the last one, how sure that is, and whether formulas add them up."""
    row = told[0].box.area.bottom if not under else under[0] - 1
    columns = {header.box.area.left for header in told}
    votes: Counter[tuple[int, int]] = Counter()
    for box in page.boxes:
        if box.formula is None or box.area.top <= row:
            continue
        for one, start, other, end in _SUM.findall(box.formula):
            first, last = int(start), int(end)
            if one.upper() == other.upper() and first <= row + 3 and row < last < box.area.top and last > first:
                votes[first, last] += 1 + (column_number(one) in columns)
    if votes:
        (first, last), _count = votes.most_common(1)[0]
        if first <= row:  # the sum takes in a heading
            first = next((r for r in under if not _header_like(page, r, columns)), row + 1)
        # The sum may start under the first row, or take in a heading.
        walked = _walked(page, under, columns)
        return first, min(last, first + _MOST_LINES - 1), 0.97 if walked[1] >= last else 0.88, True
    first, last = _walked(page, under, columns)
    lined = all("b" in page.box((r, min(columns))).sides for r in (first, last))
    return first, last, 0.85 if lined else 0.62, False


def _walked(page: Page, under: list[int], columns: set[int]) -> tuple[int, int]:
    """Return the first and the last row of a block, as far as its rows look alike."""
    first = next((r for r in under[:3] if not _header_like(page, r, columns)), under[0] if under else 1)
    look, last = _look(page, first, columns), first - 1
    for row in under:
        if row < first:
            continue
        if row - first >= _MOST_LINES or _ends(page, row, columns, first) or _unlike(look, _look(page, row, columns)):
            break
        last = row
    return first, last


def _header_like(page: Page, row: int, columns: set[int]) -> bool:
    """Whether a row still says what the columns are: units, examples in words."""
    boxes = [page.box((row, column)) for column in columns]
    return sum(box.labels and box.area.top == row for box in boxes) * 2 > len(boxes)


def _ends(page: Page, row: int, columns: set[int], first: int) -> bool:
    """Whether a row is after the lines: a total, or a text where the first row has none."""
    for box in page.row(row):
        if not box.labels:
            continue
        words = set(fold(box.text).split())
        if words & TOTAL_WORDS:
            return True
        if row == first or box.area.left > max(columns) or box.area.right < min(columns):
            continue
        if box.area.left not in columns or box.width != page.box((first, box.area.left)).width:
            return True
        if not page.box((first, box.area.left)).labels:
            return True
    return False


Shape = tuple[tuple[bool, bool, bool], ...]


def _look(page: Page, row: int, columns: set[int]) -> Shape:
    boxes = [page.box((row, column)) for column in sorted(columns)]
    return tuple((bool(box.sides & {"t", "b"}), box.formula is not None, box.marks) for box in boxes)


def _unlike(one: Shape, other: Shape) -> bool:
    alike = sum(a == b for a, b in zip(one, other, strict=True))
    return alike < 0.7 * len(one)
