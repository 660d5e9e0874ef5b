"""What a line is paid at: the dated rates, the supplements, the most for meals (guide 4.5)."""

from __future__ import annotations

from dataclasses import dataclass

from pss_cli.quantities import half_up, typed_km
from pss_cli.rules.base import Cents, Facts, Metres, Severity, Text, Thousandths, rule
from pss_cli.rules.claim import RATED, SUPPLEMENTS, Breach, Line, is_named
from pss_cli.vocabulary import EntryKind, RateKind


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RateUse(Facts):
    """A dated rate that lines were paid at, and whether it says something else since, or is about to."""

    kind: str
    rate: int = 0
    lines: int = 0
    edited: bool = False


@rule(
    "CLM-10", "dated rates", Severity.REFUSE, Line,
    title=("Le taux est celui en vigueur le jour du trajet", "The rate is the one in force on the day of the trip"),
    message=(
        "Aucun taux ({kind}) n'est en vigueur le {day} : le montant ne peut pas être calculé.",
        "No rate ({kind}) is in force on {day}: the amount cannot be calculated.",
    ),
    remedy=(
        'pss claim rates --add {word} MONTANT --from DATE --source "…"',
        'pss claim rates --add {word} AMOUNT --from DATE --source "…"',
    ),
)  # fmt: skip
def rate_of_the_day(f: Line) -> Breach:
    if f.kind in RATED and not (f.rate is not None and f.rate_covers):
        yield {"kind": EntryKind(f.kind), "word": f.kind}


@rule(
    "CLM-11", "ours", Severity.WARN, Line,
    title=("Un taux non vérifié est dit", "An unverified rate is said"),
    message=(
        "Le taux de {rate} ({kind}) n'a pas été vérifié par le Bureau.",
        "The rate of {rate} ({kind}) was not verified by the Bureau.",
    ),
    remedy=("Une fois vérifié : pss claim rates --confirm --by NOM", "Once verified: pss claim rates --confirm --by NAME"),
)  # fmt: skip
def unverified_rate(f: Line) -> Breach:
    if f.rate is not None and not f.rate_verified:
        yield {"rate": Thousandths(f.rate), "kind": EntryKind(f.kind)}


@rule(
    "CLM-20", "dated rates; ours", Severity.REFUSE, RateUse,
    title=("Un taux qui a servi ne se modifie pas", "A rate that was used is not edited"),
    message=(
        "Le taux de {rate} ({kind}) en vigueur depuis le {day} a servi (lignes : {lines}) : il ne se modifie pas.",
        "The rate of {rate} ({kind}) in force since {day} was used (lines: {lines}): it is not edited.",
    ),
    remedy=(
        'Ajoutez-en un depuis un autre jour : pss claim rates --add {word} MONTANT --from DATE --source "…"',
        'Add one from another day: pss claim rates --add {word} AMOUNT --from DATE --source "…"',
    ),
)  # fmt: skip
def used_rate(f: RateUse) -> Breach:
    if f.lines and f.edited:
        yield {"rate": Thousandths(f.rate), "kind": RateKind(f.kind), "word": f.kind, "lines": f.lines}


@rule(
    "CLM-21", "ours", Severity.REFUSE, Line,
    title=("Un supplément ne dépasse pas les kilomètres de son trajet", "A supplement is within the kilometres of its trip"),
    message=(
        "{what} : {distance} pour {who} à {occasion}, trajet {trip}, où {trip_distance} sont réclamés.",
        "{what}: {distance} for {who} at {occasion}, trip {trip}, where {trip_distance} are claimed.",
    ),
    remedy=(
        "{first}",
        "{first}",
    ),
)  # fmt: skip
def within_its_trip(f: Line) -> Breach:
    distance, whole = f.distance or 0, f.trip_distance or 0
    if f.kind in SUPPLEMENTS and distance > whole:
        said = {"distance": Metres(distance), "trip_distance": Metres(whole), "first": _first(f, whole)}
        yield {"what": EntryKind(f.kind), "occasion": f.occasion, "trip": f.trip, **said}


def _first(f: Line, whole: int) -> Text:
    """Say what comes first: the kilometres of a new supplement, or the supplement when they are taken away."""
    if not f.written:
        return Text(
            "Réclamez les kilomètres du trajet avec le supplément (--km), ou corrigez d'abord le supplément ; des "
            "kilomètres refusés, le supplément se refuse avec eux (--line 1,2).",
            "Claim the kilometres of the trip with the supplement (--km), or correct the supplement first; when the "
            "kilometres are refused, refuse the supplement with them (--line 1,2).",
        )
    command = f"pss claim drop {f.code} {f.line}"
    if not f.handed_in:
        return Text(f"Retirez d'abord la ligne {f.line} : {command}", f"Drop line {f.line} first: {command}")
    command = f"pss claim correct {f.code} {f.line} --km"
    return Text(
        f"Corrigez d'abord la ligne {f.line} : {command} {typed_km(whole)} --reason …",
        f"Correct line {f.line} first: {command} {typed_km(whole)} --reason …",
    )


@rule(
    "CLM-22", "G 4.5; dated rates", Severity.GATE, Line,
    title=("Les repas d'une journée ne dépassent pas leur maximum", "The meals of a day are within their maximum"),
    message=(
        "Repas de {who} le {day} : {meals} en tout, pour un maximum de {most} par jour.",
        "Meals of {who} on {day}: {meals} in all, where the most for a day is {most}.",
    ),
    remedy=(
        "Retirez un repas, ou réclamez-le à son coût (--meal dîner:12,50) ; sinon, dites pourquoi.",
        "Take a meal out, or claim it at its cost (--meal dîner:12,50); otherwise say why.",
    ),
)  # fmt: skip
def within_the_day(f: Line) -> Breach:
    if not f.handed_in or f.day_explained:
        yield from _beyond_the_day(f)


@rule(
    "CLM-28", "dated rates; ours", Severity.WARN, Line,
    title=(
        "Un maximum inscrit après coup ne revient pas sur ce qui est remis",
        "A maximum written afterwards does not go back on what is handed in",
    ),
    message=(
        "Repas de {who} le {day} : {meals} en tout, {code} étant déjà remis, pour un maximum de {most} par jour.",
        "Meals of {who} on {day}: {meals} in all, {code} being handed in already, where the most for a day is {most}.",
    ),
    remedy=("Vérifiez : pss claim show {code}", "Check: pss claim show {code}"),
)  # fmt: skip
def beyond_a_later_maximum(f: Line) -> Breach:
    if f.handed_in and not f.day_explained:
        yield from _beyond_the_day(f)


def _beyond_the_day(f: Line) -> Breach:
    if f.meals_of_day is not None and f.meal_day is not None and f.meals_of_day > half_up(f.meal_day, 10):
        yield {"meals": Cents(f.meals_of_day), "most": Thousandths(f.meal_day)}


@rule(
    "CLM-23", "G 4.5", Severity.GATE, Line,
    title=("Une autre dépense est préapprouvée", "Another expense is agreed to beforehand"),
    message=(
        "{label}, {who}, {occasion} : personne n'est dit l'avoir approuvée d'avance.",
        "{label}, {who}, {occasion}: nobody is said to have agreed to it beforehand.",
    ),
    remedy=("Dites qui, et quand : --agreed-by NOM --agreed-on DATE", "Say who, and when: --agreed-by NAME --agreed-on DATE"),
)  # fmt: skip
def agreed_beforehand(f: Line) -> Breach:
    if f.limits.other_preapproved and f.kind == EntryKind.OTHER and not f.agreed_by and not f.past_unknown:
        yield {"label": f.label or EntryKind(f.kind), "occasion": f.occasion}


@rule(
    "CLM-24", "G 4.5", Severity.GATE, Line,
    title=("L'accord précède la dépense", "The agreement comes before the expense"),
    message=(
        "{label}, {who}, {occasion} : approuvée le {agreed_on}, après l'activité du {day}.",
        "{label}, {who}, {occasion}: agreed to on {agreed_on}, after the activity of {day}.",
    ),
    remedy=("Corrigez --agreed-on, ou dites pourquoi.", "Correct --agreed-on, or say why."),
)  # fmt: skip
def agreed_in_time(f: Line) -> Breach:
    if f.kind == EntryKind.OTHER and f.agreed_on and f.agreed_on > f.day:
        yield {"label": f.label or EntryKind(f.kind), "occasion": f.occasion, "agreed_on": f.agreed_on}


@rule(
    "CLM-29", "G 4.5; ours", Severity.REFUSE, Line,
    title=("Qui approuve d'avance n'est pas qui réclame", "Who agrees beforehand is not the claimant"),
    message=(
        "{label}, {occasion} : {who} ne peut pas approuver d'avance sa propre dépense.",
        "{label}, {occasion}: {who} cannot agree beforehand to their own expense.",
    ),
    remedy=("Donnez le nom du gestionnaire : --agreed-by", "Give the manager's name: --agreed-by"),
)  # fmt: skip
def somebody_else_agrees(f: Line) -> Breach:
    if f.kind == EntryKind.OTHER and is_named(f.agreed_by, f.who, f.name_in_use):
        yield {"label": f.label or EntryKind(f.kind), "occasion": f.occasion}


@rule(
    "CLM-26", "dated rates; ours", Severity.WARN, Line,
    title=("Un repas corrigé au-delà de son taux est dit", "A meal corrected beyond its rate is said"),
    message=(
        "{what} de {who}, {occasion} : {net}, pour un taux de {most}.",
        "{what} of {who}, {occasion}: {net}, where the rate is {most}.",
    ),
    remedy=("Vérifiez : pss claim show {code}", "Check: pss claim show {code}"),
)  # fmt: skip
def within_its_rate(f: Line) -> Breach:
    if f.net is not None and f.rate is not None and f.net > half_up(f.rate, 10):
        said = {"net": Cents(f.net), "most": Thousandths(f.rate)}
        yield {"what": EntryKind(f.kind), "occasion": f.occasion, **said}


ALL = (
    rate_of_the_day, unverified_rate, used_rate, within_its_trip, within_the_day, agreed_beforehand, agreed_in_time,
    within_its_rate, beyond_a_later_maximum, somebody_else_agrees,
)  # fmt: skip
