"""pss report expenses: the yearly roll-up, on the screen or as a workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import YearOpt
from pss_cli.commands.report_noun import noun
from pss_cli.commands.report_seal import of_sealed, remark
from pss_cli.commands.report_year import year_of
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.reads import expenses as read
from pss_cli.reads.base import Connection
from pss_cli.reads.establishment import current
from pss_cli.reads.sealed import years
from pss_cli.views import expenses as view
from pss_cli.views.render import Format
from pss_cli.views.tables import Listing
from pss_cli.vocabulary import YearCut

if TYPE_CHECKING:
    from pss_cli.views.yearbook.year import YearRows

ByOpt = Annotated[
    YearCut | None, typer.Option("--by", metavar="month|period", help=N_("Also by month, or by financial period."))
]
ComparedOpt = Annotated[bool, typer.Option("--compared", help=N_("Beside the year before."))]
AveragesOpt = Annotated[bool, typer.Option("--averages", help=N_("What a partner and an activity cost."))]


@noun.reads("expenses", example="pss report expenses --fiscal-year 2026-2027 -o depenses.xlsx")
def expenses(
    call: Call,
    fiscal_year: YearOpt = None,
    by: ByOpt = None,
    compared: ComparedOpt = False,
    averages: AveragesOpt = False,
) -> None:
    """Add up a fiscal year by directorate and kind; with -o FILE.xlsx, a workbook with its lines and charts.

    To pay: approved, less what was paid. Accrued: what was approved, or claimed and not decided yet, less what was
    paid by 31 March. Vouchers are a cost of the directorate, never paid to anybody.
    """
    year = year_of(call, fiscal_year)
    if sum((by is not None, compared, averages)) > 1:
        raise Usage(_("--by, --compared and --averages are three listings: one at a time."))
    if call.form is Format.XLSX and call.output is not None and not (by or compared or averages):
        _workbook(call, year)
        return
    call.answer(_listing(call, year, by, compared, averages))


def _listing(call: Call, year: read.Year, by: YearCut | None, compared: bool, averages: bool) -> Listing:
    """Return a sealed year as it was sealed; what was not sealed of it is said to be of today."""
    if not (compared or averages or by == YearCut.PERIOD):
        return of_sealed(call, year, by_month=by == YearCut.MONTH) or _of_today(call.db, year, by, compared, averages)
    today = _of_today(call.db, year, by, compared, averages)
    if not years(call.db, year.label):
        return today
    call.say(remark(year))
    return replace(today, remark=remark(year))


def _of_today(db: Connection, year: read.Year, by: YearCut | None, compared: bool, averages: bool) -> Listing:
    if compared:
        return view.compared(
            read.compared(read.figures(db, year), read.figures(db, year.before)), year.label, year.before.label
        )
    if averages:
        return view.averages(read.averages(read.figures(db, year), read.taken_part(db, year)), year.label)
    if by == YearCut.MONTH:
        return view.expenses_by(YearCut.MONTH, read.by_month(db, year), year.label)
    if by == YearCut.PERIOD:
        _require_periods(db, year)
        return view.expenses_by(YearCut.PERIOD, read.by_period(db, year), year.label)
    return view.expenses(read.figures(db, year), year.label)


def _require_periods(db: Connection, year: read.Year) -> None:
    if not read.periods(db, year.label):
        raise Usage(
            _(
                "No financial period is known for {year}: pss registry periods {year} --ends DATE,DATE,…"
                " (the last one is {last})"
            ).format(year=year.label, last=year.last)
        )


def _workbook(call: Call, year: read.Year) -> None:
    from pss_cli.views.yearbook.book import write_year

    assert call.output is not None
    rows = _rows(call.db, year, current(call.db, call.day).get("name", ""))
    write_year(replace(rows, sealed=of_sealed(call, year)), call.output)
    call.say(_("{file} is ready.").format(file=call.output))


def _rows(db: Connection, year: read.Year, establishment: str) -> YearRows:
    from pss_cli.views.yearbook.year import YearRows

    figures, whole = list(map(dict, read.figures(db, year))), dict(read.taken_part(db, year))
    periods = read.periods(db, year.label)
    return YearRows(
        label=year.label,
        before=year.before.label,
        first=year.first,
        last=year.last,
        establishment=establishment,
        figures=figures,
        taken_part=whole,
        months=list(read.by_month(db, year)),
        periods=periods,
        by_period=list(read.by_period(db, year)) if periods else [],
        compared=list(read.compared(figures, read.figures(db, year.before))),
        averages=read.averages(figures, whole),
        rounding=dict(read.rounding(db, year)),
        vouchers=list(read.vouchers(db, year)),
        lines=read.lines(db, year),
    )
