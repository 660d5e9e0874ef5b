"""Draws tables and sheets on a terminal with Rich; what people typed is never markup."""

from __future__ import annotations

import io
import os

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pss_cli.i18n import _
from pss_cli.views.plain import write_table
from pss_cli.views.tables import Listing, Row, Sheet

MANY_ROWS = 500  # beyond, Rich takes seconds: the plain writer draws


def console() -> Console:
    """Return the console for answers."""
    return Console(markup=False, emoji=False, highlight=False, legacy_windows=None if os.name == "nt" else False)


def draw_table(listing: Listing) -> None:
    """Draw `listing`; long cells fold, nothing is cut."""
    rows = list(listing.rows)
    if len(rows) > MANY_ROWS:
        _plain(listing, rows)
        return
    out = console()
    table = Table(box=box.SIMPLE_HEAD, title=listing.title or None, title_justify="left", header_style="bold")
    for column in listing.columns:
        table.add_column(
            Text(_(column.heading)),
            justify="right" if column.is_number else "left",
            overflow="fold",
            no_wrap=column.kind in ("day", "money", "km"),
        )
    for row in rows:
        table.add_row(*(Text(column.show(row[column.key])) for column in listing.columns))
    out.print(table)


def _plain(listing: Listing, rows: list[Row]) -> None:
    drawn = io.StringIO()
    write_table(Listing(listing.columns, rows), drawn)
    console().print(Text(drawn.getvalue()), soft_wrap=True)


def draw_sheet(sheet: Sheet) -> None:
    """Draw one record: its fields, then its listings."""
    out = console()
    out.print(Text(sheet.title, style="bold"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for column in sheet.columns:
        if sheet.row[column.key] not in (None, ""):
            grid.add_row(Text(f"  {_(column.heading)}"), Text(column.show(sheet.row[column.key])))
    out.print(grid)
    for part in sheet.parts.values():
        rows = list(part.rows)
        if rows:
            draw_table(Listing(part.columns, rows, part.title))
    if sheet.text:
        out.print(Text(sheet.text))
