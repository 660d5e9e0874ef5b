"""The workbook that the manager of a directorate receives: what is asked, what is known, lines to add.

What is known is locked and grey, what may be filled in is yellow: a correction is read beside the figure
that it corrects. Names and titles are written as texts; no formula, no macro.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pss_cli.files import beside, new_workbook
from pss_cli.i18n import _
from pss_cli.inputs.return_columns import ADDED, COLUMNS, FILLED, KNOWN, NAMES, fingerprint
from pss_cli.views.returns_instructions import BLUE, BOX, Sent, Styles, paper, write_instructions

TO_ADD = 40  # blank lines
TOP = 4  # rows above the first line: title, key, what the colours mean, headings
_WIDTHS = (6, 10, 12, 34, 10, 24, 11, 12, 12, 10, 10, 12, 36, 9)
_KINDS = {"day": "day", "length_known": "hours", "length": "hours", "line": "count"}
_VALUES = {
    "occasion": "occasion", "day": "day", "what": "what", "person": "person", "who": "who",
    "length_known": "minutes", "amount_known": "claimed_cents", "amount_approved": "approved_cents",
}  # fmt: skip


def write_return(sent: Sent, target: Path) -> None:
    """Write the workbook at `target`, beside then moved. Raises BadFile."""
    with beside(target, private=True) as path, new_workbook(path, strings_to_numbers=False) as book:
        book.set_properties(
            {"title": f"{_('Yearly return')} {sent.key.year}", "company": sent.settings.get("name", "")}
        )
        _Return(book, sent).write()


class _Return:
    """One workbook being written."""

    def __init__(self, book: Any, sent: Sent) -> None:
        self.book, self.sent = book, sent
        self.styles = Styles(book)
        self.end = TOP + len(sent.lines) + TO_ADD  # the row below the last line

    def write(self) -> None:
        instructions = self.book.add_worksheet(_("Instructions"))
        sheet, lists = self.book.add_worksheet(_("Activities")), self.book.add_worksheet(_("Lists"))
        write_instructions(instructions, self.sent, self.styles)
        codes, people = self._lists(lists)
        self._heads(sheet)
        for y, line in enumerate(self.sent.lines, start=TOP):
            self._line(sheet, y, line)
        for y in range(TOP + len(self.sent.lines), self.end):
            self._blank(sheet, y)
        self._checks(sheet, codes, people)
        self._page(sheet)

    def _heads(self, sheet: Any) -> None:
        title = f"{_('Yearly return')} {self.sent.key.year}, {self.sent.key.directorate}, {self.sent.name}"
        sheet.write_string(0, 0, title, self.styles.plain(bold=True, font_size=14, font_color=BLUE))
        small = self.styles.plain(font_size=8, font_color="#7F7F7F")
        sheet.write_string(1, 0, str(self.sent.key), small)
        said = _(
            "Yellow cells may be filled in; a blank one confirms what is known. The line above: leave it as it is."
        )
        sheet.write_string(2, 0, said, self.styles.plain(italic=True, font_color="#595959"))
        heading = {**BOX, "bold": True, "text_wrap": True, "align": "center", "font_color": "#FFFFFF"}
        known = self.book.add_format({**heading, "bg_color": BLUE})
        to_fill = self.book.add_format({**heading, "bg_color": "#7F6000"})
        for x, column in enumerate(COLUMNS):
            sheet.write_string(TOP - 1, x, str(column), to_fill if column.field.name in FILLED else known)
        sheet.set_row(TOP - 1, 32)

    def _line(self, sheet: Any, y: int, line: Mapping[str, Any]) -> None:
        for x, name in enumerate(NAMES):
            kind, open_ = _kind(name), name in FILLED
            value: Any = y - TOP + 1 if name == "line" else line[_VALUES[name]] if name in _VALUES else None
            if name == "check":
                value = fingerprint(*(line[_VALUES[known]] for known in KNOWN))
            style = self.styles.cell(kind, open_=open_)
            if value is None:
                sheet.write_blank(y, x, None, style)
            elif kind == "text":
                sheet.write_string(y, x, value, style)
            elif kind == "day":
                sheet.write_datetime(y, x, date.fromisoformat(value), style)
            else:
                sheet.write_number(y, x, value / {"hours": 60, "money": 100, "count": 1}[kind], style)

    def _blank(self, sheet: Any, y: int) -> None:
        for x, name in enumerate(NAMES):
            style = self.styles.cell(_kind(name), open_=name in ADDED)
            if name == "line":
                sheet.write_number(y, x, y - TOP + 1, style)
            else:
                sheet.write_blank(y, x, None, style)

    def _lists(self, sheet: Any) -> tuple[str, str]:
        """Write the words to choose from on a hidden sheet; return where the codes and the names are."""
        lines = self.sent.lines
        codes = list(dict.fromkeys(line["occasion"] for line in lines if line["occasion"]))
        people = sorted({f"{line['who']} ({line['person']})" for line in lines if line["person"]})
        places = []
        for x, (title, words) in enumerate(((str(COLUMNS[1]), codes), (str(COLUMNS[5]), people))):
            sheet.write_string(0, x, title)
            for y, word in enumerate(words, start=1):
                sheet.write_string(y, x, word)
            places.append(f"='{_('Lists')}'!${'AB'[x]}$2:${'AB'[x]}${max(len(words), 1) + 1}")
        sheet.protect()
        sheet.hide()
        return places[0], places[1]

    def _checks(self, sheet: Any, codes: str, people: str) -> None:
        """Let Excel refuse at once what could not be read."""
        added, last = TOP + len(self.sent.lines), self.end - 1
        since, until = self.sent.days
        checks: dict[str, tuple[int, dict[str, Any]]] = {
            "occasion": (added, {"validate": "list", "source": codes,
                                 "error_message": _("Choose a code of the list, or leave the cell blank.")}),
            "day": (added, {"validate": "date", "criteria": "between", "minimum": since, "maximum": until,
                            "error_message": _("A day of the fiscal year, such as {day}.").format(day=since)}),
            "who": (added, {"validate": "list", "source": people, "show_error": False}),
            "remove": (TOP, {"validate": "list", "source": [_("yes")],
                             "error_message": _("Write “yes”, or leave the cell blank.")}),
            "length": (TOP, {"validate": "decimal", "criteria": "between", "minimum": 0.25, "maximum": 24,
                             "error_message": _("A number of hours: 3.5 for three hours and a half.")}),
            "amount": (TOP, {"validate": "decimal", "criteria": ">=", "value": 0,
                             "error_message": _("An amount of money, 0 when nothing is claimed.")}),
        }  # fmt: skip
        for name, (first, check) in checks.items():
            x = NAMES.index(name)
            if first <= last:
                sheet.data_validation(first, x, last, x, check)

    def _page(self, sheet: Any) -> None:
        for x, width in enumerate(_WIDTHS):
            sheet.set_column(x, x, width, None, {"hidden": NAMES[x] == "check"})
        sheet.freeze_panes(TOP, 2)
        sheet.autofilter(TOP - 1, 0, self.end - 1, len(COLUMNS) - 1)
        sheet.hide_gridlines(2)
        sheet.repeat_rows(TOP - 1)
        sheet.set_landscape()
        # Without a password: it keeps from a slip, nothing else.
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        paper(sheet, (0, 0, self.end - 1, len(COLUMNS) - 1))


def _kind(name: str) -> str:
    return _KINDS.get(name, "money" if name.startswith("amount") else "text")
