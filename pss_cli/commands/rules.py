"""pss rules: the rule book, and the audit of the whole registry."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import alone
from pss_cli.errors import Refused
from pss_cli.i18n import N_
from pss_cli.rules import book
from pss_cli.rules.base import Rule
from pss_cli.views import rules as view


@alone("rules", example="pss rules --audit")
def app(
    call: Call,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[REF-04]",
            help=N_(
                "One rule.",
            ),
        ),
    ] = None,
    audit: Annotated[bool, typer.Option("--audit", help=N_("Ask the rules about the whole registry."))] = False,
    step: Annotated[
        str | None, typer.Option(metavar="refer|interview|…", help=N_("Only the rules of this step."))
    ] = None,
    severity: Annotated[
        str | None, typer.Option(metavar="refuse|gate|warn|todo", help=N_("Only the rules of this severity."))
    ] = None,
) -> None:
    """List the rules, show one, or check the whole registry against them."""
    rules = book.chosen(code, step, severity)
    if audit:
        _audit(call, rules)
    elif code:
        call.answer(view.sheet(rules[0], book.step(rules[0])))
    else:
        call.answer(view.listing(rules))


def _audit(call: Call, rules: list[Rule]) -> None:
    """Show what the rules find; what refuses is an exit code, the listing has said it."""
    from pss_cli.workflow.audit import audit

    found = audit(call.db, call.context.today, rules)
    call.answer(view.audit(((a.finding, a.verdict, a.reason) for a in found.found), found.counts))
    if found.breaches:
        raise Refused([])
