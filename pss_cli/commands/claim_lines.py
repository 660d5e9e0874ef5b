"""pss claim: lines and vouchers."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import ActivityArg, ClaimArg, PersonArg
from pss_cli.i18n import N_
from pss_cli.inputs.claim import LINES, VOUCHER
from pss_cli.reads import claim as read
from pss_cli.reads.base import Connection
from pss_cli.views import claim as view
from pss_cli.views.tables import Sheet

OccasionArg = Annotated[
    str, typer.Argument(metavar="A-0107|S-0003", help=N_("Code of an activity, or of a training session."))
]
ClaimantArg = Annotated[
    str | None, typer.Argument(metavar="UP-0042", help=N_("Who claims; not needed when one person was present."))
]
LineArg = Annotated[int, typer.Argument(metavar="LINE", help=N_("Number of the line in the claim."))]


@noun.writes("add", LINES, example="pss claim add A-0107 UP-0042 --km 24,6 --parking 8,50 --meal dîner")
def add(call: Call, occasion: OccasionArg, given: dict[str, Any], person: ClaimantArg = None) -> None:
    """Write what a partner claims for an activity on their open draft, or that nothing is claimed.

    The inviting directorate pays: it comes from the activity. Several kinds may be given at once.
    """
    from pss_cli.workflow import claim_lines

    def show(db: Connection, done: claim_lines.Added) -> Sheet:
        if done.claim is None:
            return view.presence(read.presence(db, done.occasion, done.person))
        return view.sheet(*read.show(db, done.claim), done.lines)

    call.write(claim_lines.add, occasion, person, given, show=show)


@noun.writes("drop", example="pss claim drop R-0009 2")
def drop(call: Call, claim: ClaimArg, line: LineArg) -> None:
    """Take a line out of a draft; the history is kept."""
    from pss_cli.workflow import claim_lines

    call.write(claim_lines.drop, claim, line, show=lambda db, code: view.sheet(*read.show(db, code)))


@noun.writes("voucher", VOUCHER, example="pss claim voucher A-0107 UP-0042 --kind parking --number 118 --value 12,00")
def voucher(call: Call, activity: ActivityArg, person: PersonArg, given: dict[str, Any]) -> None:
    """Record a parking ticket or a taxi coupon handed out: a cost of the directorate, never payable."""
    from pss_cli.workflow import claim_vouchers

    def show(db: Connection, voucher_id: int) -> Sheet:
        return view.voucher(read.voucher(db, voucher_id))

    call.write(claim_vouchers.hand_out, activity, person, given, show=show)
