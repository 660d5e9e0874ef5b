"""pss claim: what becomes of a claim, once its lines are written; the claims, and one of them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_lines import LineArg
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import ClaimArg, LimitOpt
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.inputs.claim import APPROVE, CORRECT, REFUSE, SUBMIT, TRANSMIT
from pss_cli.reads import claim as read
from pss_cli.reads.base import Connection
from pss_cli.views import claim as view
from pss_cli.views.tables import Listing, Sheet
from pss_cli.vocabulary import ClaimState


def _sheet(db: Connection, code: str) -> Sheet:
    return view.sheet(*read.show(db, code))


@noun.writes("submit", SUBMIT, example="pss claim submit R-0009 --day 2026-11-20")
def submit(call: Call, claim: ClaimArg, given: dict[str, Any]) -> None:
    """Record that the partner handed a claim in to the responsible manager."""
    from pss_cli.workflow import claim as workflow

    call.write(workflow.submit, claim, given, show=_sheet)


@noun.writes("approve", APPROVE, example='pss claim approve R-0009 --by "Gisèle Gestionnaire"')
def approve(call: Call, claim: ClaimArg, given: dict[str, Any]) -> None:
    """Record what a manager approved: every line that waits, or one of them, in full or cut."""
    from pss_cli.workflow import claim as workflow

    call.write(workflow.approve, claim, given, show=_sheet)


@noun.writes("refuse", REFUSE, example='pss claim refuse R-0009 --line 2 --reason "aucun reçu"')
def refuse(call: Call, claim: ClaimArg, given: dict[str, Any]) -> None:
    """Record what a manager refused, with the reason: every line that waits, or one of them."""
    from pss_cli.workflow import claim as workflow

    call.write(workflow.refuse, claim, given, show=_sheet)


@noun.writes("transmit", TRANSMIT, example='pss claim transmit R-0009 --to "Ressources financières"')
def transmit(call: Call, claim: ClaimArg, given: dict[str, Any]) -> None:
    """Record that an approved claim was sent to be paid; it is not edited any more."""
    from pss_cli.workflow import claim as workflow

    call.write(workflow.transmit, claim, given, show=_sheet)


@noun.writes("correct", CORRECT, example='pss claim correct R-0009 2 --amount 12,00 --reason "reçu de 12 $"')
def correct(call: Call, claim: ClaimArg, line: LineArg, given: dict[str, Any]) -> None:
    """Correct a line that was handed in by a counter-entry: the only way once it is transmitted."""
    from pss_cli.workflow import claim_correct

    call.write(claim_correct.correct, claim, line, given, show=_sheet)


@noun.reads("list", example="pss claim list --state submitted")
def list_(
    call: Call,
    state: Annotated[
        str | None, typer.Option(metavar="|".join(ClaimState), help=N_("Only the claims in this state."))
    ] = None,
    directorate: Annotated[str | None, typer.Option(metavar="DSI", help=N_("Only this directorate."))] = None,
    person: Annotated[str | None, typer.Option(metavar="UP-0042", help=N_("Only this person."))] = None,
    limit: LimitOpt = None,
) -> None:
    """List claims with their totals, the longest in their queue first."""
    if state is not None and state not in set(ClaimState):
        raise Usage(_("--state is one of: {states}").format(states=", ".join(ClaimState)))
    rows = read.listing(call.db, call.context.today, state, directorate, person, limit)
    call.answer(Listing(view.LIST, rows))


@noun.reads("show", example="pss claim show R-0009")
def show(call: Call, claim: ClaimArg) -> None:
    """Show a claim: its lines, what was claimed, approved and paid, and the vouchers."""
    call.answer(_sheet(call.db, claim))
