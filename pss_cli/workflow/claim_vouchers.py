"""Parking tickets and taxi coupons handed out in advance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import select

from pss_cli import models
from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.reads import find
from pss_cli.rules import claim as rules
from pss_cli.workflow.desk import Desk


def hand_out(desk: Desk, typed: str, whom: str, given: Mapping[str, Any]) -> int:
    """Record a voucher, or correct the one that has this number; return its id. Raises Refused, WrongState."""
    activity = desk.get(models.Activity, find.record_id(desk.db, "activity", typed))
    person = desk.person(whom)
    kind, number = given["kind"], given["number"]
    voucher = desk.session.exec(
        select(models.Voucher).where(models.Voucher.kind == kind, models.Voucher.number == number)
    ).first()
    said = {"kind": label(kind), "number": number}
    if given.get("edit"):
        desk.only_if(voucher is not None, _("There is no {kind} {number} to correct.").format(**said))
    else:
        desk.only_if(
            voucher is None, _("{kind} {number} is recorded already: add --edit to correct it.").format(**said)
        )
    day = given.get("day") or (voucher.handed_on if voucher else None) or desk.today
    desk.not_future("day", day)
    values = {"person_id": person.id, "activity_id": activity.id, "value_cents": given["value"], "handed_on": day}
    voucher = voucher or models.Voucher(kind=kind, number=number, **values)
    desk.change(voucher, values)
    desk.enforce(rules.VoucherHanded, voucher.id)
    return voucher.id
