"""Claims that wait too long: to be approved, sent, paid, recovered (guide 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pss_cli.rules.base import Cents, Facts, Severity, rule
from pss_cli.rules.claim import Breach
from pss_cli.vocabulary import ClaimQueue


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Waiting(Facts):
    """A claim in a queue, as things stand today; the same claim may be in two of them."""

    queue: str
    entered_on: date  # the day since which it waits
    amount: int = 0


def _late(f: Waiting, queue: ClaimQueue, days: int) -> Breach:
    since = f.entered_on + timedelta(days=days)
    if f.queue == queue and f.day >= since:
        yield {"amount": Cents(f.amount), "entered_on": f.entered_on, "since": since}


@rule(
    "CLM-36", "ours", Severity.TODO, Waiting,
    title=("Une réclamation attend l'approbation", "A claim waits to be approved"),
    message=(
        "{code}, de {who} : {amount} à approuver depuis le {entered_on}.",
        "{code}, of {who}: {amount} to be approved since {entered_on}.",
    ),
    remedy=("pss claim approve {code}", "pss claim approve {code}"),
)  # fmt: skip
def approval_is_awaited(f: Waiting) -> Breach:
    yield from _late(f, ClaimQueue.APPROVE, f.limits.approve_days)


@rule(
    "CLM-37", "ours", Severity.TODO, Waiting,
    title=("Une réclamation approuvée n'est pas transmise", "An approved claim is not transmitted"),
    message=(
        "{code}, de {who} : {amount} à transmettre depuis le {entered_on}.",
        "{code}, of {who}: {amount} to be transmitted since {entered_on}.",
    ),
    remedy=("pss claim transmit {code}", "pss claim transmit {code}"),
)  # fmt: skip
def sending_is_awaited(f: Waiting) -> Breach:
    yield from _late(f, ClaimQueue.TRANSMIT, f.limits.transmit_days)


@rule(
    "CLM-38", "ours", Severity.TODO, Waiting,
    title=("Une réclamation transmise n'est pas payée", "A transmitted claim is not paid"),
    message=(
        "{code}, de {who} : {amount} à payer depuis le {entered_on}.",
        "{code}, of {who}: {amount} to be paid since {entered_on}.",
    ),
    remedy=("pss claim pay {code}", "pss claim pay {code}"),
)  # fmt: skip
def payment_is_awaited(f: Waiting) -> Breach:
    yield from _late(f, ClaimQueue.PAY, f.limits.pay_days)


@rule(
    "CLM-39", "ours", Severity.TODO, Waiting,
    title=("Un trop-payé est à récupérer", "What was paid too much is to recover"),
    message=(
        "{code}, de {who} : {amount} payés en trop depuis le {entered_on}.",
        "{code}, of {who}: {amount} paid too much since {entered_on}.",
    ),
    remedy=("pss claim pay {code} --recovered", "pss claim pay {code} --recovered"),
)  # fmt: skip
def too_much_was_paid(f: Waiting) -> Breach:
    yield from _late(f, ClaimQueue.RECOVER, 0)


ALL = (approval_is_awaited, sending_is_awaited, payment_is_awaited, too_much_was_paid)
