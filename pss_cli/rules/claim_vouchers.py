"""Parking tickets and taxi coupons by their numbers: each is somewhere, and one place only (guide 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pss_cli.rules.base import Facts, Severity, Text, rule
from pss_cli.rules.claim import Breach, Line
from pss_cli.vocabulary import EntryKind, VoucherKind, VoucherState


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class VoucherMove(Facts):
    """A voucher as it stands, and where it is about to go; `who` is who has it, or had it last."""

    kind: str
    number: str
    state: str
    becomes: str
    occasion: str | None = None
    since: date | None = None  # the day of its state


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class VoucherOut(Facts):
    """A voucher handed out for an activity that was held, of which nothing was said since, as things stand today."""

    kind: str
    voucher: str
    held_on: date
    asked_since: date | None = None  # the first day of the setting voucher_days: older activities are not asked about


@rule(
    "CLM-32", "ours", Severity.REFUSE, VoucherMove,
    title=("Un numéro n'est remis qu'une fois", "A number is handed out once"),
    message=(
        "Le numéro {number} ({kind}) n'est pas en réserve : {where}.",
        "Number {number} ({kind}) is not in stock: {where}.",
    ),
    remedy=(
        "S'il est revenu : pss claim voucher --kind {typed} --number {number} --returned. Pour corriger : --edit.",
        "If it came back: pss claim voucher --kind {typed} --number {number} --returned. To correct it: --edit.",
    ),
)  # fmt: skip
def handed_out_once(f: VoucherMove) -> Breach:
    if f.becomes == VoucherState.HANDED and f.state != VoucherState.STOCK:
        where = f"{f.who}, {f.occasion}" if f.occasion else ""
        said = {
            VoucherState.HANDED: Text(f"remis le {f.since} ({where})", f"handed out on {f.since} ({where})"),
            VoucherState.USED: Text(f"utilisé le {f.since} ({where})", f"used on {f.since} ({where})"),
            VoucherState.LOST: Text(f"perdu depuis le {f.since}", f"lost since {f.since}"),
        }
        yield {"kind": VoucherKind(f.kind), "number": f.number, "where": said[VoucherState(f.state)], "typed": f.kind}


@rule(
    "CLM-33", "ours", Severity.REFUSE, VoucherMove,
    title=("Un billet utilisé ne revient pas", "A used voucher does not come back"),
    message=(
        "Le numéro {number} ({kind}) a été utilisé le {since} par {who} : il ne revient pas et ne se perd plus.",
        "Number {number} ({kind}) was used on {since} by {who}: it neither comes back nor is lost.",
    ),
    remedy=(
        "S'il n'a pas été utilisé : pss claim voucher --kind {typed} --number {number} --no-used",
        "If it was not used: pss claim voucher --kind {typed} --number {number} --no-used",
    ),
)  # fmt: skip
def used_for_good(f: VoucherMove) -> Breach:
    if f.state == VoucherState.USED and f.becomes in (VoucherState.STOCK, VoucherState.LOST):
        yield {"kind": VoucherKind(f.kind), "number": f.number, "since": f.since, "typed": f.kind}


@rule(
    "CLM-34", "G 4.5; ours", Severity.GATE, Line,
    title=("Un billet perdu n'a rien payé", "A lost voucher paid nothing"),
    message=(
        "{what} à {occasion} : le numéro {voucher} avait été remis pour cela, et il est perdu.",
        "{what} at {occasion}: number {voucher} was handed out for this, and it is lost.",
    ),
    remedy=(
        "S'il est retrouvé : pss claim voucher --kind {typed} --number {voucher} --no-lost",
        "If it was found: pss claim voucher --kind {typed} --number {voucher} --no-lost",
    ),
)  # fmt: skip
def lost_voucher_is_explained(f: Line) -> Breach:
    if f.lost_voucher:
        yield {"what": EntryKind(f.kind), "occasion": f.occasion, "voucher": f.lost_voucher, "typed": f.kind}


@rule(
    "CLM-35", "ours", Severity.TODO, VoucherOut,
    title=("Billet remis : qu'est-il devenu ?", "Voucher handed out: what became of it?"),
    message=(
        "{who} avait le numéro {voucher} ({kind}) pour {code} le {held_on} : utilisé, rendu ou perdu ?",
        "{who} had number {voucher} ({kind}) for {code} on {held_on}: used, returned or lost?",
    ),
    remedy=(
        "pss claim voucher --kind {typed} --number {voucher} --used",
        "pss claim voucher --kind {typed} --number {voucher} --used",
    ),
)  # fmt: skip
def what_became_of_it(f: VoucherOut) -> Breach:
    since = f.held_on + timedelta(days=f.limits.voucher_days)
    asked = f.limits.voucher_days and f.asked_since and f.held_on >= f.asked_since
    if asked and f.day >= since:
        said = {"kind": VoucherKind(f.kind), "voucher": f.voucher, "typed": f.kind}
        yield {"held_on": f.held_on, "since": since, **said}


ALL = (handed_out_once, used_for_good, lost_voucher_is_explained, what_became_of_it)
