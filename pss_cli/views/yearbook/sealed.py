"""A sealed year: what was stored once and for all, and what changed since; the other sheets are of today."""

from __future__ import annotations

from pss_cli.i18n import _
from pss_cli.views.tables import Listing
from pss_cli.views.yearbook.look import Pen
from pss_cli.vocabulary import SealedRow

TOP = 4
_KINDS = {"money": "money", "km": "km", "count": "count", "minutes": "hours"}


def sealed_sheet(pen: Pen, report: Listing, establishment: str) -> None:
    """Write the report of a sealed year, each sealed line followed by its correction, if any."""
    pen.title(report.title, establishment)
    pen.text(2, 0, _("The other sheets are of today: what was sealed and its corrections add up to them."), "note")
    pen.heads(TOP - 1, [_(column.heading) for column in report.columns])
    y = TOP - 1
    for y, row in enumerate(report.rows, start=TOP):
        total = row["row"] == SealedRow.CORRECTION
        for x, column in enumerate(report.columns):
            value = row[column.key]
            if value is None:
                pen.blank(y, x, x, "label_total" if total else "text")
            elif column.is_number:
                pen.figure(y, x, value, _KINDS[str(column.kind)], total=total)
            else:
                pen.text(y, x, column.show(value), "label_total" if total else "text")
    widths = [13, 22, 12, 22, *([13] * (len(report.columns) - 4))]
    pen.page(TOP, widths, columns=3, last=(y, len(widths) - 1))
