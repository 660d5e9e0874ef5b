"""Parking tickets and taxi coupons by their numbers: received in stock, handed out, used, returned, lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import _
from pss_cli.inputs.claim_vouchers import MOVES, numbers
from pss_cli.labels import label
from pss_cli.quantities import show_money
from pss_cli.reads import find, vouchers
from pss_cli.rules import claim as rules
from pss_cli.vocabulary import VoucherKind, VoucherState
from pss_cli.workflow.claim_voucher_moves import may_become, state_of
from pss_cli.workflow.desk import Desk

_FEW = 500  # numbers looked for in one question
_INTO = {"used": VoucherState.USED, "returned": VoucherState.STOCK, "lost": VoucherState.LOST}
_NOBODY = {"person_id": None, "activity_id": None, "handed_on": None}


def receive(desk: Desk, given: Mapping[str, Any]) -> int:
    """Take vouchers in stock, all of them or none; return how many. Raises WrongState, Usage."""
    kind, received, day = given["kind"], given["numbers"], given.get("day") or desk.today
    desk.not_future("day", day)
    known = [row.number for row in _known(desk, kind, received)]
    desk.only_if(
        not known,
        _("Received already ({kind}): {numbers}. Nothing was written.").format(
            kind=label(kind), numbers=vouchers.few(known)
        ),
    )
    _no_other_zeros(desk, kind, received)
    desk.session.add_all(
        models.Voucher(kind=kind, number=number, value_cents=given["value"], received_on=day) for number in received
    )
    desk.session.flush()
    return len(received)


def hand_out(desk: Desk, typed: str, whom: str | None, given: Mapping[str, Any]) -> list[int]:
    """Record who a voucher was handed to, or correct it; return its id.

    Its value is that of the stock; one that was never in stock is handed out as it came, with its value.
    Raises Refused, WrongState, Usage, NotFound.
    """
    if whom is None or any(name in given for name in MOVES):
        raise Usage(_("To hand one out: pss claim voucher A-0107 UP-0042 --kind … --number …; what became of it:"
                      " pss claim voucher --kind … --number … --used"))  # fmt: skip
    activity = desk.get(models.Activity, find.record_id(desk.db, "activity", typed))
    person, kind, number = desk.person(whom), given["kind"], given["number"]
    voucher = next(iter(_known(desk, kind, [number])), None)
    if voucher is None:
        _no_other_zeros(desk, kind, [number])
    if given.get("edit"):
        voucher = _handed_already(voucher, kind, number)
    day = given.get("day") or (voucher.handed_on if voucher else None) or desk.today
    desk.not_future("day", day)
    if voucher is not None:
        if not given.get("edit"):
            may_become(desk, [voucher], VoucherState.HANDED)
        _after(day, [voucher.received_on, voucher.returned_on], [voucher.used_on, voucher.lost_on])
    value = _value(voucher, given)
    values: dict[str, Any] = {
        "person_id": person.id,
        "activity_id": activity.id,
        "value_cents": value,
        "handed_on": day,
    }
    values |= {name: given[name] for name in ("note",) if name in given}
    voucher = voucher or models.Voucher(kind=kind, number=number, **values)
    desk.change(voucher, values)
    desk.enforce(rules.VoucherHanded, voucher.id)
    return [voucher.id]


def tell(desk: Desk, given: Mapping[str, Any]) -> list[int]:
    """Record what became of vouchers: used, returned, lost, or not after all; or correct their value; return their ids.

    Raises Refused, WrongState, Usage, NotFound.
    """
    said = [name for name in MOVES if name in given]
    if len(said) > 1 or bool(said) == bool(given.get("edit")):
        raise Usage(_("One at a time: --used, --returned, --lost, or --edit with the right --value."))
    found = list(_several(desk, given["kind"], given["number"]))
    if said and given[said[0]]:
        may_become(desk, found, _INTO[said[0]])
    for voucher in found:
        if given.get("edit"):
            desk.change(voucher, {"value_cents": _right_value(given)})
        elif given[said[0]]:
            _become(desk, voucher, _INTO[said[0]], given)
        else:
            _not_after_all(desk, voucher, said[0])
    ids = [voucher.id for voucher in found]
    desk.enforce(rules.VoucherHanded, *ids)
    return ids


def _become(desk: Desk, voucher: models.Voucher, state: VoucherState, given: Mapping[str, Any]) -> None:
    day = given.get("day") or desk.today
    desk.not_future("day", day)
    _after(day, [voucher.handed_on or voucher.received_on])
    values: dict[str, Any] = {
        VoucherState.USED: {"used_on": day, "lost_on": None},
        VoucherState.STOCK: {"returned_on": day, "lost_on": None, **_NOBODY},
        VoucherState.LOST: {"lost_on": day},
    }[state]
    desk.change(voucher, values | {name: given[name] for name in ("note",) if name in given})


def _not_after_all(desk: Desk, voucher: models.Voucher, said: str) -> None:
    """Take back what was said by mistake: it was not used, it is not lost. Raises WrongState, Usage."""
    if said == "returned":
        raise Usage(_("Hand it out again: pss claim voucher A-0107 UP-0042 --kind … --number …"))
    desk.only_if(
        state_of(voucher) == _INTO[said],
        _("{kind} {number} is not so: {state}.").format(**_named(voucher), state=label(state_of(voucher))),
    )
    desk.change(voucher, {f"{said}_on": None})


def _after(day: date, before: Sequence[date | None], then: Sequence[date | None] = ()) -> None:
    """Refuse a day that comes before what it follows, or after what followed. Raises Usage."""
    last = max(filter(None, before), default=day)
    if day < last:
        raise Usage(
            _("--day: {day} is before {last}, when it came in stock or was handed out.").format(day=day, last=last)
        )
    first = min(filter(None, then), default=day)
    if day > first:
        raise Usage(_("--day: {day} is after {first}, when it was used or lost.").format(day=day, first=first))


def _value(voucher: models.Voucher | None, given: Mapping[str, Any]) -> int:
    """Return the value of what is handed out. Raises Usage when it is not known, WrongState when it is another one."""
    typed: int | None = given.get("value")
    if voucher is None:
        if typed is None:
            said = {"kind": label(given["kind"]), "number": given["number"]}
            raise Usage(
                _("{kind} {number} is not in stock: give its --value, or receive it: pss claim stock --help").format(
                    **said
                )
            )
        return typed
    if typed not in (None, voucher.value_cents) and not given.get("edit"):
        raise WrongState(
            _("{kind} {number} is worth {value} in stock: leave --value out, or correct the stock with --edit.").format(
                **_named(voucher), value=show_money(voucher.value_cents)
            )
        )
    return voucher.value_cents if typed is None else typed


def _right_value(given: Mapping[str, Any]) -> int:
    if given.get("value") is None:
        raise Usage(_("--edit: give the right --value, or who has it (A-0107 UP-0042)."))
    return int(given["value"])


def _handed_already(voucher: models.Voucher | None, kind: VoucherKind, number: str) -> models.Voucher:
    """Return the voucher to correct. Raises WrongState when there is none, or when nobody has it."""
    if voucher is None:
        raise WrongState(_("There is no {kind} {number} to correct.").format(kind=label(kind), number=number))
    if voucher.handed_on is None:
        raise WrongState(
            _("{kind} {number} is in stock: to hand it out, leave --edit out.").format(kind=label(kind), number=number)
        )
    return voucher


def _several(desk: Desk, kind: VoucherKind, typed: str) -> Iterator[models.Voucher]:
    """Yield the vouchers of one number, or of ranges and lists. Raises NotFound, naming those that are not there."""
    one = _known(desk, kind, [typed])
    try:
        wanted = [typed] if one else numbers(typed)
    except ValueError as error:
        raise Usage(_("{name}: “{value}” {why}.").format(name="--number", value=typed, why=error)) from None
    found = {voucher.number: voucher for voucher in one or _known(desk, kind, wanted)}
    missing = [number for number in wanted if number not in found]
    if missing:
        raise vouchers.not_there(desk.db, kind, missing)
    yield from (found[number] for number in wanted)


def _no_other_zeros(desk: Desk, kind: VoucherKind, fresh: Sequence[str]) -> None:
    """Refuse new numbers that differ from a known one by their leading zeros alone: a slip, not another ticket."""
    near = vouchers.alike(desk.db, kind, fresh)
    desk.only_if(
        not near,
        _("Only zeros at the beginning differ from a number that is known ({kind}): {numbers}. Nothing was written.")
        .format(kind=label(kind), numbers=vouchers.few(near)),
    )  # fmt: skip


def _known(desk: Desk, kind: VoucherKind, wanted: Sequence[str]) -> list[models.Voucher]:
    """Return the vouchers of a kind that have one of these numbers."""
    found: list[models.Voucher] = []
    for start in range(0, len(wanted), _FEW):
        some = col(models.Voucher.number).in_(wanted[start : start + _FEW])
        found += desk.session.exec(select(models.Voucher).where(models.Voucher.kind == kind, some)).all()
    return found


def _named(voucher: models.Voucher) -> dict[str, str]:
    return {"kind": label(voucher.kind), "number": voucher.number}
