"""The workbook that the manager of a directorate receives: what is asked, what is known, lines to add.

What is known is locked and grey, what may be filled in is yellow: a correction is read beside the figure
that it corrects. Names and titles are written as texts; no formula, no macro.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from pss_cli.files import beside
from pss_cli.i18n import N_, _
from pss_cli.inputs.return_columns import ADDED, COLUMNS, FILLED, NAMES, Key
from pss_cli.quantities import show_duration, show_money

TO_ADD = 40  # blank lines
TOP = 4  # rows above the first line: title, key, what the colours mean, headings
_WIDTHS = (6, 10, 12, 34, 10, 24, 11, 12, 12, 10, 10, 12, 36)
_KINDS = {"day": "day", "length_known": "hours", "length": "hours", "line": "count"}
_VALUES = {
    "occasion": "occasion", "day": "day", "what": "what", "person": "person", "who": "who",
    "length_known": "minutes", "amount_known": "claimed_cents", "amount_approved": "approved_cents",
}  # fmt: skip
_ASKED = (
    N_("The sheet “Activities” lists what the Bureau knows: who took part in what, for how long, what they claimed."),
    N_("A line that is right: leave it as it is. What you leave blank is confirmed as known."),
    N_("Hours or an amount that are not right: write the right ones on the same line, in the yellow cells."),
    N_("Somebody who did not take part: write “yes” in the yellow cell of the column “Take out”."),
    N_("What is missing: add it on the yellow lines at the bottom, with the day, the committee and the partner."),
    N_(
        "Three hours and a half are written 3.5. An activity that the Bureau does not know has no code: leave it blank."
    ),
    N_("Save the file and send it back. It names your directorate's partners: send it to nobody else."),
)
_FORMATS = {
    "day": "yyyy-mm-dd", "hours": "0.00", "money": '#,##0.00\\ "$"', "text": "@", "count": "0",
}  # fmt: skip
_BOX = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "font_name": "Arial", "font_size": 10}
_KNOWN, _TO_FILL = "#F2F2F2", "#FFF8DC"


@dataclass(frozen=True)
class Sent:
    """What one workbook is made of; `settings` are the establishment's, `lines` those of the registry."""

    key: Key
    name: str  # of the directorate
    days: tuple[date, date]  # the first and the last of the year
    lines: Sequence[Mapping[str, Any]]
    settings: Mapping[str, str]
    today: date
    until: date  # to be sent back


def write_return(sent: Sent, target: Path) -> None:
    """Write the workbook at `target`, beside then moved. Raises BadFile."""
    with beside(target) as path:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(str(path), options)
        book.set_properties(
            {"title": f"{_('Yearly return')} {sent.key.year}", "company": sent.settings.get("name", "")}
        )
        _Return(book, sent).write()
        book.close()


class _Return:
    """One workbook being written."""

    def __init__(self, book: Any, sent: Sent) -> None:
        self.book, self.sent = book, sent
        self.made: dict[tuple[str, bool], Any] = {}
        self.end = TOP + len(sent.lines) + TO_ADD  # the row below the last line

    def style(self, kind: str, *, open_: bool) -> Any:
        """Return how a cell looks: yellow and open when it is to be filled in, grey and locked when it is known."""
        if (kind, open_) not in self.made:
            look = {**_BOX, "num_format": _FORMATS[kind], "bg_color": _TO_FILL if open_ else _KNOWN}
            look |= {"locked": not open_, "align": {"text": "left", "day": "center"}.get(kind, "right")}
            look |= {"text_wrap": True, "indent": 1} if kind == "text" else {}
            self.made[kind, open_] = self.book.add_format(look)
        return self.made[kind, open_]

    def plain(self, **look: Any) -> Any:
        """Return a style of its own, without a box."""
        return self.book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", **look})

    def write(self) -> None:
        instructions = self.book.add_worksheet(_("Instructions"))
        sheet, lists = self.book.add_worksheet(_("Activities")), self.book.add_worksheet(_("Lists"))
        self._instructions(instructions)
        codes, people = self._lists(lists)
        self._heads(sheet)
        for y, line in enumerate(self.sent.lines, start=TOP):
            self._line(sheet, y, line)
        for y in range(TOP + len(self.sent.lines), self.end):
            self._blank(sheet, y)
        self._checks(sheet, codes, people)
        self._page(sheet)

    # --- what is asked ---------------------------------------------------------------------------------

    def _instructions(self, sheet: Any) -> None:
        sent, bold, wrapped = self.sent, self.plain(bold=True), self.plain(text_wrap=True)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 84)
        title = f"{_('Yearly return')} {sent.key.year}"
        sheet.write_string(0, 0, title, self.plain(bold=True, font_size=14, font_color="#1F3864"))
        for y, (what, said) in enumerate(self._facts(), start=2):
            sheet.write_string(y, 0, what, bold)
            sheet.write_string(y, 1, said, wrapped)
            sheet.set_row(y, 14 * (1 + said.count("\n")))
        top = 3 + len(self._facts())
        sheet.write_string(top, 0, _("What is asked"), self.plain(bold=True, font_size=12, font_color="#1F3864"))
        for n, text in enumerate(_ASKED, start=1):
            sheet.write_string(top + n, 0, f"{n}.", self.plain(align="right", indent=1))
            sheet.write_string(top + n, 1, _(text), wrapped)
            sheet.set_row(top + n, 28)
        end = top + len(_ASKED) + 2
        sheet.write_string(end, 0, _("yellow"), self.style("text", open_=True))
        sheet.write_string(end, 1, _("may be filled in"), wrapped)
        sheet.write_string(end + 1, 0, _("grey"), self.style("text", open_=False))
        sheet.write_string(end + 1, 1, _("known to the Bureau: not changed here"), wrapped)
        sheet.protect()
        sheet.hide_gridlines(2)
        self._paper(sheet, (0, 0, end + 1, 1))

    def _facts(self) -> list[tuple[str, str]]:
        sent, settings = self.sent, self.sent.settings
        said = {
            "lines": len(sent.lines),
            "hours": show_duration(sum(line["minutes"] or 0 for line in sent.lines)),
            "claimed": show_money(sum(line["claimed_cents"] or 0 for line in sent.lines)),
        }
        back = [settings.get(name, "") for name in ("bureau", "phone", "email")]
        year = _("from {since} to {until}").format(since=sent.days[0], until=sent.days[1])
        return [
            (_("Establishment"), settings.get("name", "")),
            (_("Directorate"), f"{sent.key.directorate}, {sent.name}"),
            (_("Fiscal year"), f"{sent.key.year}, {year}"),
            (_("Known to the Bureau"), _("{lines} lines, {hours}, {claimed} claimed").format(**said)),
            (_("Prepared on"), sent.today.isoformat()),
            (_("To be sent back by"), sent.until.isoformat()),
            (_("To"), "\n".join(filter(None, back))),
        ]

    # --- the lines -------------------------------------------------------------------------------------

    def _heads(self, sheet: Any) -> None:
        title = f"{_('Yearly return')} {self.sent.key.year}, {self.sent.key.directorate}, {self.sent.name}"
        sheet.write_string(0, 0, title, self.plain(bold=True, font_size=14, font_color="#1F3864"))
        small = self.plain(font_size=8, font_color="#7F7F7F")
        sheet.write_string(1, 0, str(self.sent.key), small)
        said = _(
            "Yellow cells may be filled in; a blank one confirms what is known. The line above: leave it as it is."
        )
        sheet.write_string(2, 0, said, self.plain(italic=True, font_color="#595959"))
        heading = {**_BOX, "bold": True, "text_wrap": True, "align": "center", "font_color": "#FFFFFF"}
        known = self.book.add_format({**heading, "bg_color": "#1F3864"})
        to_fill = self.book.add_format({**heading, "bg_color": "#7F6000"})
        for x, column in enumerate(COLUMNS):
            sheet.write_string(TOP - 1, x, str(column), to_fill if column.field.name in FILLED else known)
        sheet.set_row(TOP - 1, 32)

    def _line(self, sheet: Any, y: int, line: Mapping[str, Any]) -> None:
        for x, name in enumerate(NAMES):
            kind, open_ = _kind(name), name in FILLED
            value: Any = y - TOP + 1 if name == "line" else line[_VALUES[name]] if name in _VALUES else None
            style = self.style(kind, open_=open_)
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
            style = self.style(_kind(name), open_=name in ADDED)
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
            sheet.set_column(x, x, width)
        sheet.freeze_panes(TOP, 2)
        sheet.autofilter(TOP - 1, 0, self.end - 1, len(COLUMNS) - 1)
        sheet.hide_gridlines(2)
        sheet.repeat_rows(TOP - 1)
        sheet.set_landscape()
        # Without a password: it keeps from a slip, nothing else.
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        self._paper(sheet, (0, 0, self.end - 1, len(COLUMNS) - 1))

    def _paper(self, sheet: Any, area: tuple[int, int, int, int]) -> None:
        sheet.set_paper(1)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(*area)
        sheet.set_footer("&L&F&C&A&R&P / &N")


def _kind(name: str) -> str:
    return _KINDS.get(name, "money" if name.startswith("amount") else "text")
