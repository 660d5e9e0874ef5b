"""How the sheets of the yearly workbook look, and how a cell is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name as letter

from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.views.workbook import FORMATS
from pss_cli.vocabulary import KnownFrom

DIVISORS = {"money": 100, "km": 1000, "count": 1, "hours": 1440, "percent": 1000}  # stored integers -> a cell's number
_NUMBERS = {
    "money": FORMATS["money"],
    "km": FORMATS["km"],
    "count": "#,##0",
    "hours": '[h]" h "mm',
    "percent": FORMATS["percent"],
}

_BOX = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
_TOTAL = {**_BOX, "bold": True, "bg_color": "#DCE5F2", "top": 2}
_HEADING = {**_BOX, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True, "align": "center"}
_SILENT = {"italic": True, "font_color": "#9C5700", "align": "right", "shrink": True}
_SMALL = {"font_color": "#595959", "font_size": 9}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": "#1F3864"},
    "subtitle": {"font_color": "#595959"},
    "heading": _HEADING,
    "heading_day": {**_HEADING, "bold": False, "font_size": 9, "num_format": FORMATS["day"]},
    "part": {"bold": True, "font_size": 11, "font_color": "#1F3864"},
    "label": {**_BOX, "align": "left", "indent": 1, "bold": True, "bg_color": "#F2F2F2"},
    "name": {**_BOX, "align": "left", "indent": 1, "text_wrap": True},
    "label_total": {**_TOTAL, "align": "left", "indent": 1},
    "text": {**_BOX, "align": "left", "indent": 1, "shrink": True},
    "words": {**_BOX, "align": "left", "indent": 1, "text_wrap": True},
    "silent": {**_BOX, **_SILENT},
    "silent_total": {**_TOTAL, **_SILENT},
    "silent_name": {**_BOX, **_SILENT, "align": "left", "indent": 1},
    "note": {"italic": True, **_SMALL},
    "exact": {**_BOX, "num_format": '#,##0.0000\\ "$"', "align": "left", "indent": 1},
}


class Look:
    """The styles of the workbook, by name."""

    def __init__(self, book: Any) -> None:
        styles = dict(_STYLES)
        for name, number in _NUMBERS.items():
            styles[name] = {**_BOX, "num_format": number}
            styles[f"{name}_total"] = {**_TOTAL, "num_format": number}
        for name, number in {**FORMATS, "rate": '0.000\\ "$"'}.items():
            styles[f"plain_{name}"] = {"num_format": number}
        styles["plain_text"] = {"indent": 1}
        self._made = {name: book.add_format({"font_name": "Arial", "font_size": 10, **s}) for name, s in styles.items()}

    def __getitem__(self, name: str) -> Any:
        return self._made[name]


class Pen:
    """Writes the cells of one sheet, from top to bottom; values are integers as the registry stores them."""

    def __init__(self, sheet: Any, look: Look, remark: str = "") -> None:
        self.sheet, self.look, self.remark = sheet, look, remark

    def title(self, text: str, below: str) -> None:
        """Write the two lines at the top of a sheet; the remark, if any, ends the second one."""
        self.text(0, 0, text, "title")
        self.text(1, 0, f"{below}. {self.remark}" if below and self.remark else below or self.remark, "subtitle")

    def heads(self, y: int, headings: Sequence[str], x: int = 0) -> None:
        """Write a row of headings."""
        self.sheet.set_row(y, 30)
        for place, text in enumerate(headings, start=x):
            self.text(y, place, text, "heading")

    def text(self, y: int, x: int, value: str, style: str = "text") -> None:
        """Write a text: never a formula, never a link."""
        self.sheet.write_string(y, x, value, self.look[style])

    def name(self, y: int, x: int, value: str, width: int) -> None:
        """Write a name that may be long, on as many lines as a column of `width` characters needs."""
        self.sheet.set_row(y, 13 * max(1, -(-len(value) // width)) + 2)
        self.text(y, x, value, "name")

    def blank(self, y: int, first: int, last: int, style: str = "text") -> None:
        """Write empty cells of a row, from column `first` to `last`."""
        for x in range(first, last + 1):
            self.sheet.write_blank(y, x, None, self.look[style])

    def silent(self, y: int, x: int, style: str = "silent") -> None:
        """Say that nothing was declared: never a blank, that reads as zero."""
        self.text(y, x, label(KnownFrom.NOT_DECLARED), style)

    def figure(self, y: int, x: int, value: int | None, kind: str, formula: str = "", *, total: bool = False) -> None:
        """Write a figure, with the formula that gives it; None says that nothing was declared."""
        style = self.look[f"{kind}_total" if total else kind]
        if value is None:
            self.silent(y, x, "silent_total" if total else "silent")
        elif formula:
            self.sheet.write_formula(y, x, formula, style, value / DIVISORS[kind])
        else:
            self.sheet.write_number(y, x, value / DIVISORS[kind], style)

    def quotient(self, y: int, x: int, value: float | None, kind: str, formula: str, *, total: bool = False) -> None:
        """Write a quotient, in the cell's unit; an empty text where there is nothing to divide by."""
        style = self.look[f"{kind}_total" if total else kind]
        self.sheet.write_formula(y, x, formula, style, "" if value is None else value)

    def added(self, y: int, x: int, top: int, value: int, kind: str) -> None:
        """Write the total of the rows from `top` to the one above."""
        self.figure(y, x, value, kind, f"=SUM({letter(x)}{top + 1}:{letter(x)}{y})", total=True)

    def page(self, frozen: int, widths: Sequence[int], *, columns: int = 0, last: tuple[int, int]) -> None:
        """Freeze what is above a row and left of a column; print up to the cell `last`, a page wide, on Letter."""
        for x, width in enumerate(widths):
            self.sheet.set_column(x, x, width)
        self.sheet.freeze_panes(frozen, columns)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(1)
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0, frozen - 1)
        self.sheet.print_area(0, 0, *last)
        self.sheet.set_footer("&L&F&C&A&R&P / &N")


def quoted(sheet: str) -> str:
    """Return a sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def in_table(word: str) -> str:
    """Return a translated word to be compared with a cell, as a formula writes it."""
    return '"' + _(word).replace('"', '""') + '"'
