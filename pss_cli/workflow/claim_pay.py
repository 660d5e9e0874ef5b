"""Payments recorded: of one claim, or of a deposit or cheque run over several people; and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import _
from pss_cli.quantities import show_money
from pss_cli.reads import claim_queues, find
from pss_cli.rules import claim_pay as rules
from pss_cli.workflow.claim_records import approval_day, day_of_act, remaining_of, settle, the_claim
from pss_cli.workflow.desk import Desk


class Share(NamedTuple):
    """What is paid of one claim, in cents."""

    claim: models.Claim
    amount: int


class Done(NamedTuple):
    """The code of the claim, or of the batch, and the claims that count as transmitted since they are paid."""

    code: str
    transmitted: list[str]


def pay(desk: Desk, typed: Sequence[str], given: Mapping[str, Any]) -> Done:
    """Record what was paid of one claim, or of several as one batch; return what was written.

    All of it or nothing; by default all that remains of each. Raises Refused, WrongState, Usage, NotFound.
    """
    shares = list(_shares(desk, _wanted(desk, typed, given)))
    _can_be_paid(desk, shares, given)
    if given.get("total") is not None:
        run = rules.Run(day=desk.today, shares=len(shares), shared=sum(s.amount for s in shares), total=given["total"])
        desk.ask([run])
    batch = _batch(desk, shares, given) if len(shares) > 1 or given.get("batch") else None
    payments = [_payment(desk, share, given, batch) for share in shares]
    desk.enforce(rules.PaymentMade, *(payment.id for payment in payments))
    early = [share.claim.code for share in shares if share.claim.transmitted_on is None]
    for share, payment in zip(shares, payments, strict=True):
        if share.claim.transmitted_on is None:  # what is paid has left the house
            share.claim.transmitted_on = payment.day
        settle(desk, share.claim, payment.day)
    return Done(batch.code if batch else shares[0].claim.code, early)


def _wanted(desk: Desk, typed: Sequence[str], given: Mapping[str, Any]) -> list[tuple[str, int | None]]:
    """Return the claims to pay, by id, and how much of each: None is all that remains. Raises Usage, NotFound."""
    shares: list[tuple[str, int]] = given.get("share") or []
    if given.get("amount") is not None and (len(typed) != 1 or shares or given.get("transmitted")):
        raise Usage(_("--amount is for one claim: for several, give --share R-0009:23,14 for each."))
    if given.get("directorate") and not given.get("transmitted"):
        raise Usage(_("--directorate goes with --transmitted."))
    named: list[tuple[str, int | None]] = [(code, given.get("amount")) for code in typed]
    named += [(code, amount) for code, amount in shares]
    if given.get("transmitted"):
        if named:
            raise Usage(_("--transmitted pays all that waits: name no claim with it."))
        named = [(code, None) for code in claim_queues.to_pay(desk.db, desk.today, given.get("directorate"))]
        desk.only_if(bool(named), _("Nothing waits to be paid. See: pss claim queue"))
    if not named:
        raise Usage(_("Which claims? pss claim pay R-0009 R-0011, or pss claim pay --transmitted"))
    return named


def _shares(desk: Desk, wanted: Iterable[tuple[str, int | None]]) -> Iterable[Share]:
    """Yield what is paid of each claim. Raises Usage for one that is named twice, NotFound."""
    seen: set[int] = set()
    for code, amount in wanted:
        claim = the_claim(desk, code)
        if claim.id in seen:
            raise Usage(_("{code} is there twice: give it one share.").format(code=claim.code))
        seen.add(claim.id)
        yield Share(claim, remaining_of(desk, claim) if amount is None else amount)


def _can_be_paid(desk: Desk, shares: Sequence[Share], given: Mapping[str, Any]) -> None:
    """Refuse what is not approved, or paid already, naming every claim. Raises WrongState, Usage."""
    unready: list[str] = []
    early: list[str] = []
    for claim, _amount in shares:
        try:
            day_of_act(desk, given, approval_day(desk, claim), _("{code} was approved").format(code=claim.code))
            desk.only_if(
                remaining_of(desk, claim) > 0,
                _("Nothing remains to be paid for {code}: what was approved is paid.").format(code=claim.code),
            )
        except WrongState as error:
            unready += error.sentences
        except Usage as error:
            early += error.sentences
    if unready:
        raise WrongState(*unready)
    if early:
        raise Usage(*dict.fromkeys(early))


def _batch(desk: Desk, shares: Sequence[Share], given: Mapping[str, Any]) -> models.PaymentBatch:
    payers = {_payer(desk, share.claim, given) for share in shares}
    return desk.add(
        models.PaymentBatch(
            code=desk.new_code("payment_batch"), day=given.get("day", desk.today), reference=given.get("reference"),
            done_by=payers.pop() if len(payers) == 1 else desk.actor,
        )
    )  # fmt: skip


def _payment(desk: Desk, share: Share, given: Mapping[str, Any], batch: models.PaymentBatch | None) -> models.Payment:
    return desk.add(
        models.Payment(
            claim_id=share.claim.id, batch_id=batch.id if batch else None, day=given.get("day", desk.today),
            amount_cents=share.amount, reference=given.get("reference"), done_by=_payer(desk, share.claim, given),
        )
    )  # fmt: skip


def _payer(desk: Desk, claim: models.Claim, given: Mapping[str, Any]) -> str:
    return given.get("by") or claim.transmitted_to or desk.actor


def recover(desk: Desk, typed: Sequence[str], given: Mapping[str, Any]) -> Done:
    """Record that what was paid beyond what is approved came back, in whole or in part.

    Raises WrongState, Usage, NotFound.
    """
    _alone(given, "recovered", "amount", "day", "reference", "by")
    claim = _the_only(desk, typed, "--recovered")
    too_much = -remaining_of(desk, claim)
    desk.only_if(too_much > 0, _("{code}: no more was paid than what is approved.").format(code=claim.code))
    amount = given.get("amount", too_much)
    desk.only_if(
        amount <= too_much,
        _("{code}: {amount} cannot come back, {most} was paid too much.").format(
            code=claim.code, amount=show_money(amount), most=show_money(too_much)
        ),
    )
    day = day_of_act(desk, given, claim.transmitted_on or claim.opened_on, _("it was transmitted"))
    desk.add(
        models.Payment(
            claim_id=claim.id, day=day, amount_cents=-amount, reference=given.get("reference"),
            done_by=given.get("by") or desk.actor,
        )
    )  # fmt: skip
    settle(desk, claim, day)
    return Done(claim.code, [])


def unpay(desk: Desk, typed: Sequence[str], given: Mapping[str, Any]) -> Done:
    """Cancel a mistaken payment by its opposite, other shares of its batch staying.

    Raises Refused (CLM-44), WrongState, Usage, NotFound.
    """
    _alone(given, "cancel")
    claim, number = _the_only(desk, typed, "--cancel"), given["cancel"]
    payments = _payments(desk, claim)
    wrong = payments[number - 1] if 0 < number <= len(payments) else None
    cancelled = {payment.cancels_id for payment in payments}
    desk.only_if(
        wrong is not None and wrong.cancels_id is None and wrong.id not in cancelled,
        _("{code} has no payment {n} to cancel. See: pss claim show {code}").format(code=claim.code, n=number),
    )
    assert wrong is not None
    desk.ask([_taken_back(desk, claim, wrong)])
    _take_back(desk, claim, wrong)
    return Done(claim.code, [])


def _payments(desk: Desk, claim: models.Claim) -> Sequence[models.Payment]:
    """Return the payments of a claim in the order of their numbers, those taken back included."""
    chosen = select(models.Payment).where(models.Payment.claim_id == claim.id)
    return desk.session.exec(chosen.order_by(col(models.Payment.id))).all()


def _taken_back(desk: Desk, claim: models.Claim, wrong: models.Payment) -> rules.TakenBack:
    """Return what CLM-44 looks at: what stays paid, and the last payment that came back."""
    payments = _payments(desk, claim)
    cancelled = {payment.cancels_id for payment in payments}
    back = [
        number
        for number, each in enumerate(payments, start=1)
        if each.amount_cents < 0 and each.cancels_id is None and each.id not in cancelled
    ]
    return rules.TakenBack(
        subject=f"payment:{wrong.id}", code=claim.code, day=desk.today, amount=wrong.amount_cents,
        paid=sum(payment.amount_cents for payment in payments), came_back=back[-1] if back else 0,
    )  # fmt: skip


def cancel_batch(desk: Desk, typed: str) -> str:
    """Cancel every share of a batch that is not cancelled yet; return the batch's code.

    Raises Refused (CLM-44), WrongState, NotFound.
    """
    batch = desk.get(models.PaymentBatch, find.record_id(desk.db, "payment_batch", typed))
    payments = desk.session.exec(
        select(models.Payment).where(models.Payment.batch_id == batch.id).order_by(col(models.Payment.id))
    ).all()
    cancelled = {payment.cancels_id for payment in payments}
    standing = [p for p in payments if p.cancels_id is None and p.id not in cancelled]
    desk.only_if(bool(standing), _("Every share of {code} is cancelled already.").format(code=batch.code))
    claims = [desk.get(models.Claim, payment.claim_id) for payment in standing]
    desk.ask([_taken_back(desk, claim, payment) for claim, payment in zip(claims, standing, strict=True)])
    for claim, payment in zip(claims, standing, strict=True):
        _take_back(desk, claim, payment)
    return batch.code


def _take_back(desk: Desk, claim: models.Claim, wrong: models.Payment) -> None:
    """Write the opposite of a payment."""
    desk.add(
        models.Payment(
            claim_id=claim.id, batch_id=wrong.batch_id, day=desk.today, amount_cents=-wrong.amount_cents,
            reference=wrong.reference, done_by=desk.actor, cancels_id=wrong.id,
        )
    )  # fmt: skip
    settle(desk, claim)


def _alone(given: Mapping[str, Any], option: str, *with_it: str) -> None:
    """Refuse the options that say nothing of what is taken back. Raises Usage, naming them."""
    others = [f"--{name}" for name, said in given.items() if said and name not in (option, *with_it)]
    if others:
        raise Usage(_("{option} does not go with {others}.").format(option=f"--{option}", others=", ".join(others)))


def _the_only(desk: Desk, typed: Sequence[str], option: str) -> models.Claim:
    """Return the one claim that an option is about. Raises Usage, NotFound."""
    if len(typed) != 1:
        raise Usage(_("{option} is for one claim: name it.").format(option=option))
    return the_claim(desk, typed[0])
