"""What a partner and an activity cost on average; what is owed on the last day of the year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pss_cli.i18n import _
from pss_cli.views.yearbook.directorate import cell
from pss_cli.views.yearbook.look import Pen, quoted
from pss_cli.views.yearbook.sources import Sources
from pss_cli.views.yearbook.year import Year

TOP = 4


def averages_sheet(pen: Pen, year: Year) -> None:
    """Write the averages of each directorate and of the whole establishment."""
    pen.title(f"{_('Average expenses {year}').format(year=year.rows.label)}", year.rows.establishment)
    heads = [_("directorate"), _("name"), _("approved"), _("vouchers"), _("cost"), _("people"), _("per partner")]
    pen.heads(TOP - 1, [*heads, _("activities"), _("per activity")])
    whole, *directorates = year.rows.averages
    for y, row in enumerate(directorates, start=TOP):
        sheet = quoted(year.names[row["directorate"]])
        pen.text(y, 0, row["directorate"])
        pen.name(y, 1, row["name"], 46)
        for x, key in enumerate(("approved_cents", "vouchers_cents"), start=2):
            pen.figure(y, x, row[key], "money", f"={sheet}!{cell(key)}")
        _average(pen, y, row, total=False)
    end = TOP + len(directorates)
    pen.text(end, 0, _("Total"), "label_total")
    pen.blank(end, 1, 1, "label_total")
    for x, key in enumerate(("approved_cents", "vouchers_cents"), start=2):
        pen.added(end, x, TOP, whole[key], "money")
    _average(pen, end, whole, total=True)
    pen.page(TOP, [14, 44, 14, 14, 14, 12, 14, 12, 14], columns=1, last=(end, 8))


def _average(pen: Pen, y: int, row: Mapping[str, Any], *, total: bool) -> None:
    pen.figure(y, 4, row["cost_cents"], "money", f"=C{y + 1}+D{y + 1}", total=total)
    for x, count, each in ((5, "people", "per_partner_cents"), (7, "activities", "per_activity_cents")):
        pen.figure(y, x, row[count], "count", total=total)
        if row["cost_cents"] is None:
            pen.silent(y, x + 1)
            continue
        by = "FH"[x > 5] + str(y + 1)
        value = None if row[each] is None else row[each] / 100
        pen.quotient(y, x + 1, value, "money", f'=IF({by}=0,"",ROUND(E{y + 1}/{by},2))', total=total)


def accrued_sheet(pen: Pen, year: Year, sources: Sources) -> None:
    """Write how what is owed on the last day of the year comes about, for each directorate."""
    pen.title(_("Accrued on {day}").format(day=year.rows.last), year.rows.establishment)
    heads = [_("directorate"), _("name"), _("approved"), _("claimed, not decided yet")]
    pen.heads(TOP - 1, [*heads, _("paid by {day}").format(day=year.rows.last), _("accrued")])
    for y, row in enumerate(year.whole, start=TOP):
        pen.text(y, 0, row["directorate"])
        pen.name(y, 1, row["name"], 46)
        sheet, line = quoted(year.names[row["directorate"]]), str(y + 1)
        values = _owed(row)
        formulas = (
            f"={sheet}!{cell('approved_cents')}",
            sources.sum("claimed_cents", f"$A{line}", undecided=True),
            f"=C{line}+D{line}-F{line}",
            f"={sheet}!{cell('accrued_cents')}",
        )
        for x, (value, formula) in enumerate(zip(values, formulas, strict=True), start=2):
            pen.figure(y, x, value, "money", formula)
    end = TOP + len(year.whole)
    pen.text(end, 0, _("Total"), "label_total")
    pen.blank(end, 1, 1, "label_total")
    for x, values in enumerate(zip(*map(_owed, year.whole), strict=True), start=2):
        pen.added(end, x, TOP, sum(value or 0 for value in values), "money")
    pen.page(TOP, [14, 44, 16, 16, 16, 16], columns=1, last=(end, 5))


def _owed(row: Mapping[str, Any]) -> tuple[int | None, ...]:
    """Return what was approved, what is not decided, what was paid by the last day, and what is owed on it."""
    approved, undecided, owed = (row[key] for key in ("approved_cents", "undecided_cents", "accrued_cents"))
    return approved, undecided, None if approved is None else approved + undecided - owed, owed
