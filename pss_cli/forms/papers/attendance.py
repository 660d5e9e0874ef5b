"""The attendance sheet of a session: one line to sign for each person convened, and a few blank ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from pss_cli.forms.papers.paper_look import lines, new_book, page
from pss_cli.i18n import N_, _, labelled
from pss_cli.inputs.attendance import KIND, NAMES
from pss_cli.inputs.paper import HIDDEN, TICK, VERSION
from pss_cli.labels import WEEKDAYS
from pss_cli.quantities import show_clock

COLUMNS = ((N_("code"), 11.0), (N_("last name, first name"), 38.0), (N_("present (x)"), 12.0), (N_("arrival"), 11.0),
           (N_("signature"), 33.0))  # fmt: skip
BLANK_LINES = 5
TALL = 28  # points: room to sign
_HEAD = 4  # the row of the headings, repeated on each page with what is above


def write_attendance(row: Any, people: Sequence[Any], settings: Mapping[str, str], path: Path) -> None:
    """Write the sheet of one session (columns of `reads.train`) to `path`."""
    title = _("Attendance – {code}").format(code=row["code"])
    with new_book(path, title) as (book, styles):
        sheet = book.add_worksheet(_("Attendance"))
        for x, (_name, width) in enumerate(COLUMNS):
            sheet.set_column(x, x, width)
        bands = ((title, "band", 32.0), (_office(settings), "office", 20.0), (_about(row), "notice", 0.0))
        for y, (text, style, height) in enumerate(bands):
            sheet.set_row(y, height or 14 * lines(text, 110) + 8)
            sheet.merge_range(y, 0, y, len(COLUMNS) - 1, text, styles[style])
        sheet.set_row(3, 6)
        sheet.set_row(_HEAD, 22)
        for x, (name, _width) in enumerate(COLUMNS):
            said = _(name)
            sheet.write_string(_HEAD, x, said[:1].upper() + said[1:], styles["head"])
        for x, name in enumerate(NAMES):
            book.define_name(name, f"='{sheet.name}'!{xl_rowcol_to_cell(_HEAD, x, row_abs=True, col_abs=True)}")
        _lines(sheet, people, styles)
        sheet.print_area(0, 0, _HEAD + len(people) + BLANK_LINES, len(COLUMNS) - 1)
        sheet.freeze_panes(_HEAD + 1, 0)
        page(sheet, f"{settings.get('name', '')} · {title}", (0, _HEAD))
        hidden = book.add_worksheet(HIDDEN)
        for x, text in enumerate((HIDDEN, str(VERSION), KIND, row["code"], "-")):
            hidden.write_string(0, x, text)
        hidden.very_hidden()


def _lines(sheet: Any, people: Sequence[Any], styles: Mapping[str, Any]) -> None:
    marked = {None: "", 0: _("no"), 1: TICK}
    for n in range(len(people) + BLANK_LINES):
        y = _HEAD + 1 + n
        sheet.set_row(y, TALL)
        known = people[n] if n < len(people) else None
        named = f"{known['last_name']}, {known['first_name']}" if known else ""
        style = styles["locked" if known else "answer"]
        sheet.write_string(y, 0, known["code"] if known else "", style)
        sheet.write_string(y, 1, named, style)
        sheet.write_string(y, 2, marked[known["attended"]] if known else "", styles["tick"])
        sheet.write_string(y, 3, "", styles["tick"])
        sheet.write_string(y, 4, "", styles["answer"])
    offered = {"validate": "list", "source": [TICK, _("yes"), _("no")], "show_error": False}
    sheet.data_validation(_HEAD + 1, 2, _HEAD + len(people) + BLANK_LINES, 2, offered)


def _office(settings: Mapping[str, str]) -> str:
    return " · ".join(filter(None, map(settings.get, ("name", "bureau"))))


def _about(row: Any) -> str:
    """Return when, where and by whom, then how the sheet is filled."""
    day = date.fromisoformat(row["day"])
    when = _("{weekday} {day}, from {starts} to {ends}").format(
        weekday=_(WEEKDAYS[day.weekday()]), day=day, starts=show_clock(row["starts"]), ends=show_clock(row["ends"])
    )
    named = ((_("Place"), row["place"]), (_("Given by"), row["trainer"]))
    where = "   ".join(labelled(name, value) for name, value in named if value)
    told = _("Present: x or yes for who came, no for who did not; blank, nothing is recorded. Each person signs.")
    return "\n".join(filter(None, (when[:1].upper() + when[1:], where, told)))
