"""Where a ticket or a coupon is, and what may become of it."""

from __future__ import annotations

from collections.abc import Sequence

from pss_cli import models
from pss_cli.errors import WrongState
from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.reads import vouchers
from pss_cli.rules.claim_vouchers import VoucherMove
from pss_cli.vocabulary import VoucherState
from pss_cli.workflow.desk import Desk


def state_of(voucher: models.Voucher) -> VoucherState:
    """Return where a ticket or a coupon is."""
    if voucher.lost_on:
        return VoucherState.LOST
    if voucher.used_on:
        return VoucherState.USED
    return VoucherState.HANDED if voucher.handed_on else VoucherState.STOCK


def may_become(desk: Desk, chosen: Sequence[models.Voucher], becomes: VoucherState) -> None:
    """Refuse a move that makes no sense of where vouchers are, naming all of them. Raises Refused, WrongState."""
    desk.ask([_move(desk, voucher, becomes) for voucher in chosen])
    named = {"kind": label(chosen[0].kind), "typed": chosen[0].kind.value, "state": label(becomes)}
    there = [voucher.number for voucher in chosen if state_of(voucher) is becomes]
    kept = [voucher.number for voucher in chosen if state_of(voucher) is VoucherState.STOCK]
    gone = [v.number for v in chosen if state_of(v) is VoucherState.LOST and v.handed_on is None]
    said = []
    if there:
        said.append(
            _("{kind} {numbers}: already so ({state}). Leave it out of --number.").format(
                numbers=vouchers.few(there), **named
            )
        )
    if kept and becomes is VoucherState.USED:
        said.append(
            _("{kind} {numbers}: in stock, nobody has it. First hand it out: "
              "pss claim voucher A-0107 UP-0042 --kind {typed} --number {number}")
            .format(numbers=vouchers.few(kept), number=kept[0], **named)
        )  # fmt: skip
    if gone and becomes is VoucherState.USED:
        said.append(
            _("{kind} {numbers}: lost in stock, nobody had it. Put it back (--no-lost), hand it out, then say that it "
              "was used.").format(numbers=vouchers.few(gone), **named)
        )  # fmt: skip
    if said:
        raise WrongState(*said)


def _move(desk: Desk, voucher: models.Voucher, becomes: VoucherState) -> VoucherMove:
    row = vouchers.numbered(desk.db, voucher.kind, voucher.number)
    return VoucherMove(
        subject=f"voucher:{voucher.id}", code=voucher.number, day=desk.today, kind=voucher.kind.value,
        who=f"{row['first_name']} {row['last_name']}" if row["person"] else "", number=voucher.number,
        state=state_of(voucher).value, becomes=becomes.value, occasion=row["activity"],
        since=voucher.lost_on or voucher.used_on or voucher.handed_on,
    )  # fmt: skip
