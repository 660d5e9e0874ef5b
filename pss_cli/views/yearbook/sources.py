"""The two sheets that hold what everything is added from, and the formulas that add it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name as letter

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column
from pss_cli.views.yearbook.look import Pen, quoted
from pss_cli.views.yearbook.rows import Rows
from pss_cli.vocabulary import ExpenseKind, Origin

FIRST_ROW = 3  # of the lines, from 0: a title and headings come before
LAST_ROW = 1_048_576 - FIRST_ROW  # what a sheet takes
LINES, VOUCHERS = N_("Lines"), N_("Vouchers")

COLUMNS = {
    LINES: (
        Column("directorate", N_("directorate")),
        Column("day", N_("day"), "day"),
        Column("claim", N_("claim")),
        Column("person", N_("partner")),
        Column("occasion", N_("activity")),
        Column("kind", N_("kind"), ExpenseKind),
        Column("distance_m", N_("distance"), "km"),
        Column("rate", N_("rate"), "rate"),
        Column("claimed_cents", N_("claimed"), "money"),
        Column("approved_cents", N_("approved"), "money"),
        Column("paid_cents", N_("paid"), "money"),
        Column("accrued_cents", N_("accrued"), "money"),
        Column("receipt", N_("receipt")),
        Column("decision_reason", N_("reason")),
        Column("correction", N_("correction"), "yes_no"),
        Column("origin", N_("origin"), Origin),
    ),
    VOUCHERS: (
        Column("directorate", N_("directorate")),
        Column("day", N_("day"), "day"),
        Column("kind", N_("kind"), ExpenseKind),
        Column("number", N_("number")),
        Column("person", N_("partner")),
        Column("occasion", N_("activity")),
        Column("lost_on", N_("lost on"), "day"),
        Column("vouchers_cents", N_("value"), "money"),
    ),
}
_WIDTHS = {"day": 12, "money": 12, "km": 12, "rate": 9, "yes_no": 11, ExpenseKind: 24, Origin: 16}
_LETTERS = {name: {c.key: letter(x) for x, c in enumerate(columns)} for name, columns in COLUMNS.items()}


def source_sheet(pen: Pen, name: str, rows: Iterable[Any], words: tuple[str, str]) -> None:
    """Write the lines, or the vouchers, one at a time; `words` are the year and the establishment."""
    columns, sheet = COLUMNS[name], pen.sheet
    pen.title(f"{_(name)} {words[0]}", words[1])
    pen.heads(FIRST_ROW - 1, [_(c.heading) for c in columns])
    last = Rows(sheet, columns, pen.look).write(FIRST_ROW, rows)
    sheet.autofilter(FIRST_ROW - 1, 0, max(last, FIRST_ROW), len(columns) - 1)
    pen.page(FIRST_ROW, [_WIDTHS.get(c.kind, 14) for c in columns], last=(max(last, FIRST_ROW), len(columns) - 1))


@dataclass(frozen=True)
class Sources:
    """How many lines and vouchers there are: the formulas that add them up."""

    lines: int
    vouchers: int

    def area(self, name: str, key: str) -> str:
        """Return the cells of a column of the lines, or of the vouchers."""
        count = self.lines if name == LINES else self.vouchers
        column = _LETTERS[name][key]
        return f"{quoted(_(name))}!${column}${FIRST_ROW + 1}:${column}${FIRST_ROW + max(count, 1)}"

    def sum(
        self,
        key: str,
        directorate: str = "",
        kind: str = "",
        days: tuple[str, str] | None = None,
        *,
        undecided: bool = False,
    ) -> str:
        """Return the formula of a measure where the cells `directorate`, `kind` and `days` say; empty: all of them.

        `days` are the cells of the first and the last day; two empty texts are the lines without a day. `undecided`
        are the lines that wait.
        """
        name = VOUCHERS if key == "vouchers_cents" else LINES
        tests = [(column, cell) for column, cell in (("directorate", directorate), ("kind", kind)) if cell]
        if days == ("", ""):
            tests.append(("day", '"="'))
        elif days:
            tests += [("day", f'">="&{days[0]}'), ("day", f'"<="&{days[1]}')]
        if undecided:
            tests.append(("approved_cents", '"="'))
        said = ",".join(f"{self.area(name, column)},{cell}" for column, cell in tests)
        if key == "lines":
            return f"=COUNTIFS({said})"
        return f"=SUMIFS({self.area(name, key)},{said})"
