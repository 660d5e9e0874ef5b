"""Draws tables and sheets on a terminal with Rich; what people typed is never markup."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from textwrap import fill
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.table import Table
from rich.text import Text

from pss_cli.aloud import aloud, folded
from pss_cli.i18n import _
from pss_cli.views.plain import write_table
from pss_cli.views.tables import Column, Listing, Row, Sheet

MANY_ROWS = 500  # beyond, Rich takes seconds: the plain writer draws
GAP = 2
WHOLE = ("day", "money", "km", "rate", "percent", "minutes", "clock", "phone", "moment")  # kinds that are never folded


class _Words(Text):
    """Words of a cell: folded at blanks, where Rich would also cut an amount at its no-break blank."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """Return the lines of the cell."""
        lines = (fill(line, width, break_on_hyphens=False) for line in self.plain.split("\n"))
        return Text("\n".join(lines), style=self.style, overflow=self.overflow).wrap(console, width, **how)


def console() -> Console:
    """Return the console for answers."""
    return Console(markup=False, emoji=False, highlight=False, legacy_windows=None if os.name == "nt" else False)


def draw_table(listing: Listing) -> None:
    """Draw `listing`, nothing cut: a table when no word has to be, else one record under the other."""
    rows = list(listing.rows)
    if not rows:
        print(_("Nothing to show."), file=sys.stderr)
    elif len(rows) > MANY_ROWS:
        _plain(listing, rows)
    else:
        _draw(console(), listing, rows)


def _draw(out: Console, listing: Listing, rows: list[Row]) -> None:
    if listing.title:
        out.print(Text(listing.title, style="bold"))
    columns = listing.columns
    widths = _widths(columns, rows, out.width)
    if not widths:  # too narrow: what nobody has goes first, then what is known to spare
        known = [c for c in columns if any(row[c.key] not in (None, "") for row in rows)]
        columns, widths = _fitting(known, rows, out.width)
        _say_left_out(known, columns if widths else known)
        columns = columns if widths else known
    if widths:
        out.print(_table(columns, rows, widths))
    else:
        _records(out, columns, rows)


def _fitting(columns: Sequence[Column], rows: list[Row], room: int) -> tuple[Sequence[Column], list[int]]:
    """Return the columns that fit without those to spare, and their widths; no widths when they never fit."""
    widths = _widths(columns, rows, room)
    while not widths and (most := max(c.spare for c in columns)):
        columns = [c for c in columns if c.spare < most]
        widths = _widths(columns, rows, room)
    return columns, widths


def _say_left_out(known: Sequence[Column], shown: Sequence[Column]) -> None:
    left = [_(c.heading) for c in known if c not in shown]
    if left:
        said = _("Left out, the window is too narrow: {columns}. All of it: -f csv, or -o FILE.xlsx")
        aloud(said.format(columns=", ".join(left)))


def _table(columns: Sequence[Column], rows: list[Row], widths: list[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            Text(_(column.heading)), justify="right" if column.is_number else "left", overflow="fold", width=width
        )
    for row in rows:
        table.add_row(*(_Words(column.show(row[column.key])) for column in columns))
    return table


def _widths(columns: Sequence[Column], rows: list[Row], room: int) -> list[int]:
    """Return the width of each column, or nothing when `room` would cut a word; the short ones are served first."""
    sizes = [_sizes(column, rows) for column in columns]
    widths = [least for least, _most in sizes]
    left = room - sum(widths) - GAP * (len(widths) - 1)
    if left < 0:
        return []
    order = sorted(range(len(sizes)), key=lambda i: sizes[i][1] - sizes[i][0])
    for rank, i in enumerate(order):
        more = min(sizes[i][1] - sizes[i][0], left // (len(order) - rank))
        widths[i] += more
        left -= more
    return widths


def _sizes(column: Column, rows: list[Row]) -> tuple[int, int]:
    """Return how wide a column is at least, words whole, and at most, nothing folded."""
    heading = _(column.heading)
    cells = [column.show(row[column.key]) for row in rows]
    lines = [line for cell in cells for line in cell.split("\n")]
    pieces = lines if column.kind in WHOLE else [word for line in lines for word in line.split(" ")]
    least = max(map(cell_len, (*heading.split(" "), *pieces)))
    return least, max(map(cell_len, (heading, *lines)))


def _records(out: Console, columns: Sequence[Column], rows: list[Row]) -> None:
    for number, row in enumerate(rows):
        if number:
            out.print()
        out.print(_fields(columns, row))


def _fields(columns: Sequence[Column], row: Row) -> Table:
    """Return the fields of a record that are known, one on each line."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for column in columns:
        if row[column.key] not in (None, ""):
            grid.add_row(Text(f"  {_(column.heading)}"), _Words(column.show(row[column.key])))
    return grid


def _plain(listing: Listing, rows: list[Row]) -> None:
    drawn = io.StringIO()
    write_table(Listing(listing.columns, rows), drawn)
    console().print(Text(drawn.getvalue()), soft_wrap=True)


def draw_sheet(sheet: Sheet) -> None:
    """Draw one record: its fields, then its listings."""
    out = console()
    out.print(Text(sheet.title, style="bold"))
    out.print(_fields(sheet.columns, sheet.row))
    for part in sheet.parts.values():
        rows = list(part.rows)
        if rows:
            out.print()
            _draw(out, Listing(part.columns, rows, part.title), rows)
    if sheet.text:
        out.print()
        out.print(Text("\n".join(folded(line, out.width) for line in sheet.text.split("\n"))), soft_wrap=True)
