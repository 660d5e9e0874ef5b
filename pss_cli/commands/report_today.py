"""pss report today: what is owed."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt
from pss_cli.commands.report_noun import noun
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.views.render import Format


@noun.reads("today", example="pss report today --step match")
def today(
    call: Call,
    rule: Annotated[str | None, typer.Option(metavar="REC-01", help=N_("Only what this rule asks."))] = None,
    step: Annotated[str | None, typer.Option(metavar="refer|interview|…", help=N_("Only this step."))] = None,
    summary: Annotated[bool, typer.Option("--summary", help=N_("One line for each rule."))] = False,
    limit: LimitOpt = None,
) -> None:
    """List what is owed today, the most urgent first, with the command to type."""
    from pss_cli.rules import book
    from pss_cli.views import report_today as view
    from pss_cli.workflow.todos import todos

    asked = book.chosen(rule, step, "todo")
    if rule and not asked:
        raise Usage(_("{rule} is not something to do. See: pss rules --severity todo").format(rule=rule.upper()))
    owed = todos(call.db, call.context.today, asked)
    shown = view.summary if summary else view.brief if call.form is Format.TABLE else view.full
    call.answer(shown(owed, call.context.today, limit))
