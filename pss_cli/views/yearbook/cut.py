"""The year by month, or by financial period: a column each, amounts that are payable and vouchers apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name as letter

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.yearbook.charts import CHART_ROWS, Series, draw
from pss_cli.views.yearbook.look import Pen
from pss_cli.views.yearbook.sources import Sources
from pss_cli.views.yearbook.year import BY_MONTH, BY_PERIOD, KINDS, Span, Year, is_silent
from pss_cli.vocabulary import ExpenseKind, YearCut

HEAD = 3  # the rows of headings: the name of each span, its first and its last day
TOP = HEAD + 3
_PAGE = 50  # rows of 15 points on a landscape Letter page, as wide as thirteen months or periods
_BLOCKS = (  # what is added, of what
    (N_("Claimed, by directorate"), "claimed_cents", "directorate"),
    (N_("Approved, by directorate"), "approved_cents", "directorate"),
    (N_("Vouchers (never payable), by directorate"), "vouchers_cents", "directorate"),
    (N_("Claimed, by kind"), "claimed_cents", "kind"),
    (N_("Approved, by kind"), "approved_cents", "kind"),
    (N_("Vouchers (never payable), by kind"), "vouchers_cents", "kind"),
)


class _Line(NamedTuple):
    """A row of a block: what is written, and what its amounts are; none when nothing was declared."""

    name: str
    amounts: Mapping[Any, int] | None


class Cut:
    """One sheet by month, or by period."""

    def __init__(self, pen: Pen, year: Year, sources: Sources, cut: YearCut) -> None:
        self.pen, self.year, self.sources, self.cut = pen, year, sources, cut
        self.spans = year.spans(cut)
        self.rows = year.rows.months if cut is YearCut.MONTH else year.rows.by_period
        self.last = len(self.spans) + 1  # the column of the total

    def write(self, book: Any) -> None:
        """Write the sheet: its blocks one under the other, its chart."""
        name = _(BY_MONTH if self.cut is YearCut.MONTH else BY_PERIOD)
        self.pen.title(f"{_('Expenses of partners')} {self.year.rows.label} : {name}", self.year.rows.establishment)
        self._headings()
        y, totals, starts = TOP, [], [TOP]
        for text, key, by in _BLOCKS:
            totals.append(self._block(y, _(text), key, by))
            y = totals[-1] + 2
            starts.append(y)
        series = [
            Series(_(text), (totals[block], 1, totals[block], self.last - 1))
            for block, text in enumerate((N_("claimed"), N_("approved"), N_("vouchers")))
        ]
        words = (name, _("month") if self.cut is YearCut.MONTH else _("financial period"))
        draw(book, (self.pen.sheet, y, 0), name, (HEAD, 1, HEAD, self.last - 1), series, words, 1240)
        self.pen.page(TOP, [30, *([13] * self.last)], columns=1, last=(y + CHART_ROWS, self.last))
        self.pen.sheet.set_h_pagebreaks(_breaks(starts, y + CHART_ROWS + 1))

    def _headings(self) -> None:
        pen = self.pen
        pen.heads(HEAD, [_("month") if self.cut is YearCut.MONTH else _("financial period")])
        for y, text in ((HEAD + 1, _("from")), (HEAD + 2, _("until"))):
            if y == HEAD + 1:
                for x, span in enumerate(self.spans, start=1):
                    pen.text(HEAD, x, span.name, "heading")
                pen.text(HEAD, self.last, _("Total"), "heading")
            pen.text(y, 0, text, "heading")
            for x, span in enumerate(self.spans, start=1):
                day = span.first if y == HEAD + 1 else span.last
                if day:
                    pen.sheet.write_datetime(y, x, day, pen.look["heading_day"])
                else:
                    pen.text(y, x, "-", "heading_day")
            whole = self.year.rows.first if y == HEAD + 1 else self.year.rows.last
            pen.sheet.write_datetime(y, self.last, whole, pen.look["heading_day"])

    def _lines(self, key: str, by: str) -> Sequence[_Line]:
        found: dict[str, dict[Any, int]] = {}
        for row in self.rows:
            if row["kind"] != ExpenseKind.TOTAL:
                cells = found.setdefault(row[by], {})
                cells[row[self.cut.value]] = cells.get(row[self.cut.value], 0) + row[key]
        if by == "kind":
            return [_Line(label(kind), found.get(kind, {})) for kind in KINDS]
        return [
            _Line(row["directorate"], None if is_silent(row) else found.get(row["directorate"], {}))
            for row in self.year.whole
        ]

    def _block(self, y: int, text: str, key: str, by: str) -> int:
        """Write a table from row `y` on; return the row of its total."""
        pen, lines = self.pen, self._lines(key, by)
        pen.text(y, 0, text, "part")
        for place, line in enumerate(lines, start=y + 1):
            pen.text(place, 0, line.name)
            if line.amounts is None:
                pen.blank(place, 1, self.last - 1)
                pen.silent(place, self.last)
            else:
                self._line(place, line.amounts, key, by)
        end = y + 1 + len(lines)
        pen.text(end, 0, _("Total"), "label_total")
        for x, span in enumerate(self.spans, start=1):
            pen.added(end, x, y + 1, sum((line.amounts or {}).get(span.key, 0) for line in lines), "money")
        pen.added(end, self.last, y + 1, sum(sum((line.amounts or {}).values()) for line in lines), "money")
        return end

    def _line(self, y: int, amounts: Mapping[Any, int], key: str, by: str) -> None:
        for x, span in enumerate(self.spans, start=1):
            name = f"$A{y + 1}"
            tests = (name, "") if by == "directorate" else ("", name)
            formula = self.sources.sum(key, *tests, days=_days(x, span))
            self.pen.figure(y, x, amounts.get(span.key, 0), "money", formula)
        formula = f"=SUM(B{y + 1}:{letter(self.last - 1)}{y + 1})"
        self.pen.figure(y, self.last, sum(amounts.values()), "money", formula, total=True)


def _breaks(starts: Sequence[int], end: int) -> list[int]:
    """Return the rows before which a page starts, so that no block is cut from its heading; headings are on each."""
    found, used = [], TOP
    for start, after in zip(starts, [*starts[1:], end], strict=True):
        if used + after - start > _PAGE and used > TOP:
            found.append(start)
            used = TOP
        used += after - start
    return found


def _days(x: int, span: Span) -> tuple[str, str]:
    """Return the cells of the first and of the last day of a column; empty when its lines have no day."""
    return (f"{letter(x)}${HEAD + 2}", f"{letter(x)}${HEAD + 3}") if span.first else ("", "")
