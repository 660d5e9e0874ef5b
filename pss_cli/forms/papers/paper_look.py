"""How the printable workbooks look: one band, one palette, Letter paper, a footer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import Any

from pss_cli.files import new_workbook
from pss_cli.i18n import _
from pss_cli.text import harmless

MOST_POINTS = 400  # of one row: Excel takes 409
PAGE_POINTS = (11 - 0.5 - 0.7) * 72 / 0.92 - 10  # of rows on one page: columns of 105 characters print at 92 %
NAVY, GREY, LINE, PALE = "#1F3864", "#595959", "#BFBFBF", "#DCE5F2"
_BOX = {"border": 1, "border_color": LINE, "valign": "vcenter", "text_wrap": True}
_FREE = {**_BOX, "locked": False, "num_format": "@"}  # a text cell keeps what is typed as it is typed
STYLES: dict[str, dict[str, Any]] = {
    "band": {"bold": True, "font_size": 16, "font_color": "white", "bg_color": NAVY, "valign": "vcenter", "indent": 1},
    "office": {"font_color": "white", "bg_color": NAVY, "valign": "vcenter", "indent": 1, "font_size": 10},
    "notice": {"text_wrap": True, "valign": "vcenter", "bg_color": "#F2F2F2", "indent": 1, "font_size": 9.5},
    "section": {"bold": True, "font_color": NAVY, "bg_color": PALE, "valign": "vcenter", "indent": 1, "font_size": 11},
    "label": {**_BOX, "bg_color": "#F7F7F7", "indent": 1, "font_size": 10},
    "heading": {**_BOX, "bg_color": "#F7F7F7", "align": "center", "font_size": 9},
    "choice": {**_BOX, "indent": 1, "font_size": 10},
    "head": {**_BOX, "bold": True, "font_color": "white", "bg_color": NAVY, "align": "center", "font_size": 10},
    "locked": {**_BOX, "indent": 1, "font_size": 11},
    "answer": {**_FREE, "indent": 1, "font_size": 11},
    "tick": {**_FREE, "align": "center", "bold": True, "font_size": 11},
    "text": {"font_size": 10},
    "star": {"font_size": 10, "bold": True, "font_color": "#C00000"},
    "hint": {"font_size": 8, "font_color": GREY, "italic": True},
}


@contextmanager
def new_book(path: Path, title: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield a new workbook and its formats; nothing written in it is a formula, a link or a number by itself."""
    with new_workbook(path, strings_to_numbers=False) as book:
        book.set_properties({"title": title})
        yield book, {name: book.add_format(style) for name, style in STYLES.items()}


def page(sheet: Any, footer: str, repeated: tuple[int, int]) -> None:
    """Make `sheet` print on Letter paper, one page wide, `repeated` rows on each; only white cells can be typed in."""
    sheet.set_paper(1)
    sheet.set_portrait()
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*repeated)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": "A1:H500"})  # it is meant
    safe = harmless(footer).replace("\n", " ").replace("&", "&&")[:120]
    sheet.set_footer(f"&L&8 {safe}&R&8 {_('Page')} &P / &N")
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def lines(text: str, width: float) -> int:
    """Return how many lines `text` takes in a cell `width` characters wide."""
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))


def breaks(heights: list[float], starts: list[int], repeated: int) -> list[int]:
    """Return the rows before which a page starts, so that a section is cut only when it is taller than a page."""
    found: list[int] = []
    used = sum(heights[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(heights)], strict=True):
        needed = sum(heights[start:end])
        if used + needed > PAGE_POINTS and start > 0:
            found.append(start)
            used = sum(heights[:repeated])
        used += needed
    return found
