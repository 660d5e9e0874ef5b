"""What may be claimed (guide 4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.rules.base import Cents, Facts, Minutes, Severity, Text, rule
from pss_cli.text import fold
from pss_cli.vocabulary import EntryKind

Breach = Iterator[dict[str, Any]]

MEALS = (EntryKind.MORNING, EntryKind.NOON, EntryKind.EVENING)
SUPPLEMENTS = (EntryKind.GRAVEL, EntryKind.CARPOOL)
RATED = (EntryKind.KM, *SUPPLEMENTS, *MEALS)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Covered(Facts):
    """An expense of somebody at an activity, and the voucher that covers it already."""

    kind: str
    occasion: str
    person: str = ""
    voucher: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class VoucherHanded(Covered):
    """A voucher handed out; `line` is the claim line that asks for the same expense already."""

    line: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Line(Covered):
    """A claim line, on the day of its activity; corrections are not lines."""

    entered_on: date
    trip: int = 1
    amount: int = 0
    session: bool = False
    request: str | None = None
    held: bool = False
    present: bool = False
    lost_voucher: str | None = None  # handed out for the same expense, and lost
    payer: str | None = None
    responsible: str | None = None
    planned_min: int = 0
    presence_min: int | None = None
    meal_provided: bool | None = None
    other_way: str | None = None  # the line that pays the same trip by transit, or by kilometres
    rate: int | None = None
    rate_covers: bool = False  # the rate was in force that day
    rate_verified: bool = False
    distance: int | None = None  # of a supplement, with what corrected it
    trip_distance: int | None = None  # the kilometres of the trip that a supplement belongs to
    net: int | None = None  # of a meal, with what corrected it
    meals_of_day: int | None = None  # this meal and those written before it, that day, refused ones left out
    meal_day: int | None = None  # the rate of all the meals of a day
    handed_in: bool = False  # its claim has left the hands of who wrote it
    day_explained: bool = False  # why the meals of the day are beyond it was said
    label: str | None = None
    agreed_by: str | None = None  # to another expense, beforehand
    agreed_on: date | None = None
    name_in_use: str | None = None  # of who claims
    line: int = 0
    written: bool = False  # it was there before what is done now
    receipt: str | None = None
    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def meal(self) -> bool:
        """Whether this is a meal."""
        return self.kind in MEALS

    @property
    def length(self) -> int:
        """The planned length, or the person's presence if longer."""
        return max(self.planned_min, self.presence_min or 0)


def is_named(typed: str | None, name: str, in_use: str | None) -> bool:
    """Return whether `typed` is the name of somebody, words in any order, or the name they use."""
    given, known, used = (set(fold(words or "").split()) for words in (typed, name, in_use))
    known_as = [known, known | used, *([used | {word} for word in known] if used else [])]
    return bool(given) and given in known_as


@rule(
    "CLM-01", "G 4.5; ours", Severity.REFUSE, Line,
    title=("Une ligne vient d'une activité où la personne était présente", "A line belongs to an activity at which the person was present"),
    message=("Rien ne dit la présence de {who} à {occasion}.", "Nothing says that {who} was present at {occasion}."),
    remedy=("Inscrivez d'abord sa présence : {command}", "Record the presence first: {command}"),
)  # fmt: skip
def present(f: Line) -> Breach:
    if not f.present and not f.past_unknown:
        log = f"pss match log {f.occasion}{' --edit' if f.held else ''} --present {f.person}"
        command = f"pss train attend {f.occasion} {f.person}" if f.session else log
        yield {"occasion": f.occasion, "command": command}


@rule(
    "CLM-02", "G 4.5", Severity.GATE, Line,
    title=("Repas : l'activité dure plus de 3 h 30", "Meal: the activity lasts more than 3.5 h"),
    message=(
        "{occasion} a duré {length} pour {who} : le repas ({kind}) se rembourse au-delà de {limit}.",
        "{occasion} lasted {length} for {who}: the meal ({kind}) is reimbursed beyond {limit}.",
    ),
    remedy=(
        "Le guide fixe un minimum : une direction peut faire plus, avec sa raison.",
        "The guide sets a minimum: a directorate may do more, with its reason.",
    ),
)  # fmt: skip
def long_enough_for_a_meal(f: Line) -> Breach:
    if f.meal and f.length <= f.limits.meal_min:
        limit = Minutes(f.limits.meal_min)
        yield {"occasion": f.occasion, "length": Minutes(f.length), "limit": limit, "kind": EntryKind(f.kind)}


@rule(
    "CLM-03", "G 4.5", Severity.GATE, Line,
    title=("Repas fourni : pas de repas remboursé", "Meal provided: no meal reimbursed"),
    message=("Un repas était fourni à {who}, à {occasion}.", "A meal was provided to {who} at {occasion}."),
    remedy=(
        "Retirez --meal, ou dites pourquoi {who} n'a pu le prendre.",
        "Take --meal out, or say why {who} could not have it.",
    ),
)  # fmt: skip
def meal_provided(f: Line) -> Breach:
    if f.meal and f.meal_provided:
        yield {"occasion": f.occasion}


@rule(
    "CLM-06", "G 4.5", Severity.GATE, Line,
    title=("Transport en commun ou kilométrage pour un trajet, pas les deux", "Transit or kilometres for one trip, not both"),
    message=(
        "Le trajet {trip} de {who}, {occasion}, est réclamé en kilomètres et en transport en commun ({line}).",
        "Trip {trip} of {who}, {occasion}, is claimed both in kilometres and in transit ({line}).",
    ),
    remedy=(
        "Gardez l'un des deux, ou donnez --trip si c'est un autre trajet.",
        "Keep one of the two, or give --trip if this is another trip.",
    ),
)  # fmt: skip
def one_way_of_travelling(f: Line) -> Breach:
    if f.other_way:
        yield {"occasion": f.occasion, "trip": f.trip, "line": f.other_way}


@rule(
    "CLM-07", "G 4.5", Severity.REFUSE, Covered,
    title=("Ce qu'un billet a couvert ne se rembourse pas en plus", "What a voucher covered is not also reimbursed"),
    message=(
        "Un billet remis d'avance ({voucher}) et une réclamation ({line}) pour {who} à {occasion} : {what}.",
        "A voucher handed out ({voucher}) and a claim ({line}) for {who} at {occasion}: {what}.",
    ),
    remedy=(
        "Le billet est déjà un coût de la direction : gardez l'un des deux{see}.",
        "The voucher is a cost of the directorate already: keep one of the two{see}.",
    ),
)  # fmt: skip
def not_covered_twice(f: Covered) -> Breach:
    line, see = f.code, ""  # a line that is refused is not written, nor its claim when it is the first
    if isinstance(f, VoucherHanded):
        line = f.line or ""
        see = f" (pss claim show {line.partition('/')[0]})"
    if f.voucher and line:
        yield {"what": EntryKind(f.kind), "occasion": f.occasion, "voucher": f.voucher, "line": line, "see": see}


@rule(
    "CLM-08", "G 4.5", Severity.REFUSE, Line,
    title=("La direction qui invite paie", "The inviting directorate pays"),
    message=(
        "La direction qui invite à {occasion}, ou son gestionnaire responsable, n'est pas connue.",
        "The directorate that invites to {occasion}, or its responsible manager, is not known.",
    ),
    remedy=("Complétez d'abord : {command}", "Complete it first: {command}"),
)  # fmt: skip
def payer(f: Line) -> Breach:
    if not f.past_unknown and not (f.payer and f.responsible):
        of_request = f"pss match edit {f.request} --directorate … --responsible …"
        yield {"occasion": f.occasion, "command": "pss registry directorates" if f.session else of_request}


@rule(
    "CLM-12", "ours", Severity.REFUSE, Line,
    title=("La même dépense ne se réclame pas deux fois", "The same expense is not claimed twice"),
    message=(
        "Déjà réclamé ({same}) pour {who} : {what}, {occasion}, trajet {trip}{receipt}.",
        "Claimed already ({same}) for {who}: {what}, {occasion}, trip {trip}{receipt}.",
    ),
    remedy=(
        "Si c'est une autre dépense, donnez --trip ou --receipt.",
        "If this is another expense, give --trip or --receipt.",
    ),
)  # fmt: skip
def not_twice(f: Line) -> Breach:
    if f.same:
        number = Text(", sans numéro de reçu", ", without the number of a receipt")
        if f.receipt:
            number = Text(f", même reçu ({f.receipt})", f", same receipt ({f.receipt})")
        said = {"same": f.same, "receipt": "" if f.meal else number}
        yield {"what": EntryKind(f.kind), "occasion": f.occasion, "trip": f.trip, **said}


@rule(
    "CLM-13", "ours", Severity.WARN, Line,
    title=("Presque en double", "Near-duplicate"),
    message=(
        "{who} : même jour, même nature, même montant ({amount}) que {near}.",
        "{who}: same day, same kind, same amount ({amount}) as {near}.",
    ),
    remedy=("Vérifiez : pss claim show {code}", "Check: pss claim show {code}"),
)  # fmt: skip
def nearly_twice(f: Line) -> Breach:
    if f.near and not f.same:
        yield {"amount": Cents(f.amount), "near": f.near}


@rule(
    "CLM-14", "ours", Severity.REFUSE, Line,
    title=("L'avenir ne se réclame pas", "The future is not claimed"),
    message=("{occasion} est le {day} : c'est dans l'avenir.", "{occasion} is on {day}: this is in the future."),
    remedy=("Revenez après l'activité.", "Come back after the activity."),
)  # fmt: skip
def not_the_future(f: Line) -> Breach:
    if f.day > f.entered_on:
        yield {"occasion": f.occasion}


ALL = (
    present, long_enough_for_a_meal, meal_provided, one_way_of_travelling, not_covered_twice, payer, not_twice,
    nearly_twice, not_the_future,
)  # fmt: skip
