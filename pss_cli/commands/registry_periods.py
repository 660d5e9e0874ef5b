"""pss registry periods: the financial periods of each year."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.registry_noun import noun
from pss_cli.dates import fiscal_year, parse_fiscal_year
from pss_cli.i18n import N_
from pss_cli.inputs import periods as inputs
from pss_cli.inputs.registry import read
from pss_cli.reads import expenses
from pss_cli.reads.base import Connection
from pss_cli.views import expenses as view
from pss_cli.views.tables import Listing


def _listing(db: Connection, year: str | None) -> Listing:
    return view.periods(expenses.periods(db, year))


@noun.writes("periods", example="pss registry periods 2026-2027 --ends 2026-04-25,2026-05-23,2027-03-31")
def periods(
    call: Call,
    year: Annotated[str | None, typer.Argument(metavar="[2026-2027]", help=N_("A fiscal year."))] = None,
    ends: Annotated[
        str | None,
        typer.Option("--ends", metavar="DATE,…", help=N_("Last day of each period, all those of the year, in order.")),
    ] = None,
) -> None:
    """List the financial periods, or set those of a year as the finances published them: never a formula."""
    known = read(inputs.YEAR, year)
    if not ends:
        call.answer(_listing(call.db, fiscal_year(known[0]) if known else None))
        return
    first, last = known or parse_fiscal_year(fiscal_year(call.context.today))
    _put(call, fiscal_year(first), inputs.checked(read(inputs.ENDS, ends), first, last))


def _put(call: Call, year: str, ends: list[Any]) -> None:
    from pss_cli.workflow import periods as workflow

    call.write(workflow.put, year, ends, show=_listing)
