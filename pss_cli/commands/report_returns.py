"""pss report returns: what each directorate declared for a fiscal year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import YearOpt
from pss_cli.commands.report_noun import noun
from pss_cli.commands.report_year import year_of
from pss_cli.i18n import N_
from pss_cli.inputs.returns import RETURN
from pss_cli.reads import expenses as read
from pss_cli.views import expenses as view


def _only_lists(typed: Mapping[str, Any]) -> bool:
    return typed["directorate"] is None


@noun.writes(
    "returns", RETURN, example="pss report returns DSI --people 12 --hours 90h --claimed 1234,56", partial=_only_lists
)
def returns(
    call: Call,
    given: dict[str, Any],
    directorate: Annotated[str | None, typer.Argument(metavar="[DSI]", help=N_("Record what it declared."))] = None,
    fiscal_year: YearOpt = None,
) -> None:
    """Record what a directorate declared for the year; without one, list who declared what."""
    year = year_of(call, fiscal_year)
    if directorate is None:
        call.answer(view.returns(read.returns(call.db, year), year.label))
        return
    from pss_cli.workflow import returns

    call.write(
        returns.record, directorate, year.label, given,
        show=lambda db, recorded: view.returns(read.returns(db, year, recorded), year.label),
    )  # fmt: skip
