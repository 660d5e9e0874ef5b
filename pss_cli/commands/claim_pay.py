"""pss claim pay, batches, batch: payments, of one claim or of a run over several people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import LimitOpt
from pss_cli.i18n import N_, _
from pss_cli.inputs.claim_pay import PAY
from pss_cli.reads import batches as read
from pss_cli.reads import claim
from pss_cli.reads.base import Connection
from pss_cli.views import batches as view
from pss_cli.views import claim as claim_view
from pss_cli.views.tables import Sheet

if TYPE_CHECKING:
    from pss_cli.workflow.claim_pay import Done

ClaimsArg = Annotated[
    list[str] | None, typer.Argument(metavar="R-0009 …", help=N_("Codes of claims; several make one batch."))
]
BatchArg = Annotated[str, typer.Argument(metavar="V-0001", help=N_("Code of a payment batch."))]


def _batch(db: Connection, code: str) -> Sheet:
    return view.sheet(*read.show(db, code))


def _paid(db: Connection, done: Done) -> Sheet:
    parsed = parse_code(done.code)
    if parsed is not None and parsed[0] == "payment_batch":
        return _batch(db, done.code)
    return claim_view.sheet(*claim.show(db, done.code))


@noun.writes("pay", PAY, example="pss claim pay R-0009 R-0011 --day 2026-12-15 --reference DEP-2026-12")
def pay(call: Call, given: dict[str, Any], claims: ClaimsArg = None) -> None:
    """Record a payment, by default of all that remains: of a claim, or of several as one batch; or take one back."""
    from pss_cli.workflow import claim_pay as workflow

    taken_back = workflow.recover if given.get("recovered") else None
    act = workflow.unpay if "cancel" in given else taken_back or workflow.pay
    done = call.write(act, claims or [], given, show=_paid)
    if done.transmitted:
        said = _("What is paid counts as transmitted: {codes}. Recorded by mistake: pss undo")
        call.say(said.format(codes=", ".join(done.transmitted)))


@noun.reads("batches", example="pss claim batches --limit 10")
def batches(call: Call, limit: LimitOpt = None) -> None:
    """List the payment batches, the last one first: what was paid, to how many, what was cancelled."""
    call.answer(view.listing(read.listing(call.db, limit)))


@noun.writes("batch", example="pss claim batch V-0001")
def batch(
    call: Call,
    code: BatchArg,
    cancel: Annotated[bool, typer.Option("--cancel", help=N_("Cancel all its shares, by their opposites."))] = False,
) -> None:
    """Show a payment batch and its shares; or cancel all of them."""
    if cancel:
        from pss_cli.workflow import claim_pay as workflow

        call.write(workflow.cancel_batch, code, show=_batch)
    else:
        call.answer(_batch(call.db, code))
