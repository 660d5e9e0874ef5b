"""Payments recorded against a claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.i18n import _
from pss_cli.quantities import show_money
from pss_cli.workflow.claim_records import approval_day, day_of_act, remaining_of, settle, the_claim
from pss_cli.workflow.desk import Desk


def pay(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Record a payment, by default of all that remains; return the claim's code. Raises WrongState, Usage."""
    claim = the_claim(desk, typed)
    day = day_of_act(desk, given, approval_day(desk, claim), _("it was approved"))
    remaining = remaining_of(desk, claim)
    amount = given.get("amount", remaining)
    desk.only_if(
        remaining > 0, _("Nothing remains to be paid for {code}: what was approved is paid.").format(code=claim.code)
    )
    desk.only_if(
        0 < amount <= remaining,
        _("{amount} cannot be paid: {remaining} remains.").format(
            amount=show_money(amount), remaining=show_money(remaining)
        ),
    )
    payer = given.get("by") or claim.transmitted_to or desk.actor
    desk.add(
        models.Payment(
            claim_id=claim.id, day=day, amount_cents=amount, reference=given.get("reference"), done_by=payer
        )
    )  # fmt: skip
    if claim.transmitted_on is None:  # what is paid has left the house
        claim.transmitted_on = day
    settle(desk, claim, day)
    return claim.code


def unpay(desk: Desk, typed: str, number: int) -> str:
    """Cancel a mistaken payment by its opposite; return the claim's code. Raises WrongState."""
    claim = the_claim(desk, typed)
    payments = desk.session.exec(
        select(models.Payment).where(models.Payment.claim_id == claim.id).order_by(col(models.Payment.id))
    ).all()
    wrong = payments[number - 1] if 0 < number <= len(payments) else None
    cancelled = {payment.cancels_id for payment in payments}
    desk.only_if(
        wrong is not None and wrong.cancels_id is None and wrong.id not in cancelled,
        _("{code} has no payment {n} to cancel. See: pss claim show {code}").format(code=claim.code, n=number),
    )
    assert wrong is not None
    desk.add(
        models.Payment(
            claim_id=claim.id, day=desk.today, amount_cents=-wrong.amount_cents, reference=wrong.reference,
            done_by=desk.actor, cancels_id=wrong.id,
        )
    )  # fmt: skip
    settle(desk, claim)
    return claim.code
