"""pss claim stock, voucher: parking tickets and taxi coupons, by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import LimitOpt
from pss_cli.i18n import N_
from pss_cli.inputs.claim_vouchers import MOVES, STOCK, VOUCHER
from pss_cli.reads import vouchers as read
from pss_cli.reads.base import Connection
from pss_cli.views import vouchers as view
from pss_cli.views.tables import Listing, Sheet
from pss_cli.vocabulary import VoucherKind, VoucherState

ActivityArg = Annotated[str | None, typer.Argument(metavar="A-0107", help=N_("Code of an activity."))]
HolderArg = Annotated[str | None, typer.Argument(metavar="UP-0042", help=N_("Who receives it."))]
KindOpt = Annotated[VoucherKind | None, typer.Option(help=N_("Parking tickets, or taxi coupons."))]


@noun.writes("stock", example="pss claim stock --kind parking --numbers 100-149,160 --value 12,00")
def stock(
    call: Call,
    kind: KindOpt = None,
    state: Annotated[VoucherState | None, typer.Option(help=N_("List the numbers in this state."))] = None,
    numbers: Annotated[
        str | None,
        typer.Option(
            metavar="100-149,160",
            help=N_("Receive these numbers: lists, and ranges (0100-0149). One with a dash: 2026-118-2026-118."),
        ),
    ] = None,
    value: Annotated[str | None, typer.Option(metavar="12,00", help=N_("With --numbers: value of each."))] = None,
    day: Annotated[str | None, typer.Option(metavar="DATE", help=N_("With --numbers: day (default: today)."))] = None,
    limit: LimitOpt = None,
) -> None:
    """Count the parking tickets and taxi coupons by state; list their numbers; or receive numbers in stock."""
    if numbers or value or day:
        _receive(call, {"kind": kind, "numbers": numbers, "value": value, "day": day})
    elif kind or state:
        call.answer(view.listing(read.listing(call.db, kind, state, limit)))
    else:
        call.answer(view.stock(read.stock(call.db)))


def _receive(call: Call, typed: dict[str, Any]) -> None:
    from pss_cli.workflow import claim_vouchers as workflow

    given = call.collect(STOCK, typed)

    def show(db: Connection, count: int) -> Listing:
        return view.received(read.stock(db, given["kind"].value), count)

    call.write(workflow.receive, given, show=show)


def _shown(db: Connection, ids: Sequence[int]) -> Sheet | Listing:
    return view.shown(read.chosen(db, ids))


@noun.writes("voucher", VOUCHER, example="pss claim voucher A-0107 UP-0042 --kind parking --number 118")
def voucher(call: Call, given: dict[str, Any], activity: ActivityArg = None, person: HolderArg = None) -> None:
    """Hand out a parking ticket or a taxi coupon; or say what became of it; or show where it is.

    A cost of the directorate, never payable. What became of it, one number or several:
    pss claim voucher --kind parking --number 118-125 --used (or --returned, or --lost)
    """
    from pss_cli.workflow import claim_vouchers as workflow

    if activity is not None:
        call.write(workflow.hand_out, activity, person, given, show=_shown)
    elif given.keys() & {*MOVES, "edit"}:
        call.write(workflow.tell, given, show=_shown)
    else:
        call.answer(view.shown([read.numbered(call.db, given["kind"], given["number"])]))
