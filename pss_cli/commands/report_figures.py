"""pss report portrait, pipeline, requests: the figures of the registry."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.report_noun import noun
from pss_cli.i18n import N_
from pss_cli.inputs.report import PERIOD
from pss_cli.reads.base import rows as listed
from pss_cli.reads.establishment import DIRECTORATES
from pss_cli.views import report_figures as view
from pss_cli.workflow import figures

SinceOpt = Annotated[str | None, typer.Option("--since", metavar="DATE", help=N_("From this day on."))]
UntilOpt = Annotated[str | None, typer.Option("--until", metavar="DATE", help=N_("Until this day."))]
YearOpt = Annotated[
    str | None, typer.Option("--fiscal-year", metavar="2026-2027", help=N_("A fiscal year (default: this one)."))
]


def _period(call: Call, **typed: Any) -> tuple[date, date]:
    return figures.period(call.context.today, call.collect(PERIOD, typed, partial=True))


@noun.reads("portrait", example="pss report portrait --public -o portrait.xlsx")
def portrait(
    call: Call,
    public: Annotated[
        bool, typer.Option("--public", help=N_("Hide counts under 5, and what would tell them."))
    ] = False,
) -> None:
    """Count people by stage, and active partners by profile, level, kind, directorate, language, age group."""
    rows = figures.portrait(call.db, call.context.today, public=public)
    named = listed(call.db, DIRECTORATES, lang=call.lang, code=None, all=1, day=call.day)
    call.answer(view.portrait(rows, {row["code"]: row["name"] for row in named}, public=public))


@noun.reads("pipeline", example="pss report pipeline --fiscal-year 2026-2027")
def pipeline(call: Call, since: SinceOpt = None, until: UntilOpt = None, fiscal_year: YearOpt = None) -> None:
    """Show how far those referred in a period went, and the median days between steps."""
    days = _period(call, since=since, until=until, fiscal_year=fiscal_year)
    call.answer(view.pipeline(figures.pipeline(call.db, *days), *days))


@noun.reads("requests", example="pss report requests --since 2026-04-01")
def requests(call: Call, since: SinceOpt = None, until: UntilOpt = None, fiscal_year: YearOpt = None) -> None:
    """Show the requests of a period: filled, unfilled, unanswered, median days to the first answer."""
    days = _period(call, since=since, until=until, fiscal_year=fiscal_year)
    call.answer(view.requests(figures.requests(call.db, *days), *days))
