"""Paying: what somebody else did is recorded, to the cent (guide 4.5)."""

from __future__ import annotations

from dataclasses import dataclass

from pss_cli.rules.base import Cents, Facts, Severity, rule
from pss_cli.rules.claim import Breach


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Run(Facts):
    """A deposit or cheque run about to be recorded, and its total as the finances typed it."""

    shares: int = 0
    shared: int = 0  # the sum of the shares
    total: int = 0


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PaymentMade(Facts):
    """A payment, and what remained of the claim just before."""

    amount: int = 0
    remaining: int = 0


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TakenBack(Facts):
    """A payment about to be cancelled, and what is paid of its claim with it."""

    amount: int = 0
    paid: int = 0
    came_back: int = 0  # the number of the last payment that came back; 0 for none


@rule(
    "CLM-30", "ours", Severity.REFUSE, Run,
    title=("Le total d'un lot est la somme de ses parts", "The total of a batch is the sum of its shares"),
    message=(
        "Le total saisi est de {total}, et les parts ({shares}) font {shared} : il y a {gap} d'écart.",
        "The total typed is {total}, and the shares ({shares}) make {shared}: {gap} apart.",
    ),
    remedy=(
        "Comparez les parts avec le relevé des finances (--share R-0009:23,14), ou corrigez --total.",
        "Compare the shares with the statement of the finances (--share R-0009:23,14), or correct --total.",
    ),
)  # fmt: skip
def total_is_the_sum(f: Run) -> Breach:
    if f.total != f.shared:
        figures = {"total": f.total, "shared": f.shared, "gap": abs(f.total - f.shared)}
        yield {"shares": f.shares} | {name: Cents(cents) for name, cents in figures.items()}


@rule(
    "CLM-31", "ours", Severity.REFUSE, PaymentMade,
    title=("Jamais plus payé que ce qui reste", "Never paid beyond what remains"),
    message=(
        "{code} : {amount} ne peuvent pas être payés, il reste {remaining}.",
        "{code}: {amount} cannot be paid, {remaining} remains.",
    ),
    remedy=(
        "Sans montant, ce qui reste est payé : pss claim pay {code}",
        "Without an amount, what remains is paid: pss claim pay {code}",
    ),
)  # fmt: skip
def within_what_remains(f: PaymentMade) -> Breach:
    if f.amount > f.remaining:
        yield {"amount": Cents(f.amount), "remaining": Cents(max(0, f.remaining))}


@rule(
    "CLM-44", "ours", Severity.REFUSE, TakenBack,
    title=("Ce qui est revenu ne s'annule pas", "What came back is not cancelled"),
    message=(
        "{code} : un paiement de {amount} ne s'annule pas, il n'en reste que {paid} de payés.",
        "{code}: a payment of {amount} is not cancelled, only {paid} of it stays paid.",
    ),
    remedy=(
        "Une partie est revenue. Si c'était une erreur, annulez d'abord ce retour : pss claim pay {code} --cancel {back}",
        "A part of it came back. If that was a mistake, cancel it first: pss claim pay {code} --cancel {back}",
    ),
)  # fmt: skip
def paid_stays_above_zero(f: TakenBack) -> Breach:
    if f.amount > 0 and f.paid < f.amount:
        yield {"amount": Cents(f.amount), "paid": Cents(max(0, f.paid)), "back": f.came_back or "N"}


ALL = (total_is_the_sum, within_what_remains, paid_stays_above_zero)
