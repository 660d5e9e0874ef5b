"""The fields of dated rates: what they are for, the amounts, the thresholds."""

from __future__ import annotations

import re

from pss_cli.dates import parse_day
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, never, text
from pss_cli.labels import MEALS
from pss_cli.quantities import parse_km, parse_rate
from pss_cli.text import fold
from pss_cli.vocabulary import RateKind

MOST_THOUSANDTHS = 1_000_000
MOST_METRES = 1_000_000_000

# As a coordinator types them, in either language, without accents.
_KINDS = {
    RateKind.KM: ("km", "kilometre", "kilometres", "kilometer", "kilometers", "kilometrage"),
    RateKind.GRAVEL: ("gravel", "gravier", "gravelle", "chemin de gravier", "gravel road"),
    RateKind.CARPOOL: ("carpool", "car pool", "covoiturage", "covoit"),
    RateKind.MEAL_DAY: ("meal day", "mealday", "repas jour", "repas par jour", "repas du jour", "journee"),
}
_WORDS = {word: kind for kind, words in _KINDS.items() for word in words} | {
    word: RateKind(meal) for word, meal in MEALS.items()
}


def rate_kind(typed: str) -> RateKind:
    """Return what a rate is for: kilometres, a supplement, a meal, the meals of a day. Raises ValueError."""
    try:
        return _WORDS[fold(typed)]
    except KeyError:
        raise ValueError(
            _("is not one of: km, gravel, carpool, morning (déjeuner), noon (dîner), evening (souper), meal_day")
        ) from None


def rate(typed: str) -> int:
    """Return the thousandths of a dollar of a rate: above zero, and not absurd. Raises ValueError."""
    thousandths = parse_rate(typed)
    if not 0 < thousandths <= MOST_THOUSANDTHS:
        raise ValueError(_("is not a rate: more than 0 and at most 1 000 $"))
    return thousandths


def rates(typed: str) -> tuple[int, ...]:
    """Return the thousandths of `0,595`, or of each rate of `0,61/0,54/0,50`. Raises ValueError.

    A comma is for decimals: it never separates two rates.
    """
    return tuple(rate(each) for each in re.split(r"\s*[/;]\s*", typed.strip()))


def tier(typed: str) -> int:
    """Return the metres of a fiscal year from which a rate holds, typed in kilometres. Raises ValueError."""
    metres = parse_km(typed)
    if metres > MOST_METRES:
        raise ValueError(_("is not a distance in kilometres such as 24,6"))
    return metres


def tiers(typed: str) -> tuple[int, ...]:
    """Return the metres of thresholds, typed in whole kilometres: `8000,18000,26000`. Raises ValueError."""
    found = tuple(tier(each) for each in re.split(r"\s*[/;,]\s*", typed.strip()))
    if list(found) != sorted(set(found)) or not found[0]:
        raise ValueError(_("are not thresholds in kilometres, each beyond the one before, such as 8000/18000/26000"))
    return found


RATE = (
    Field(
        "kind",
        rate_kind,
        N_("what the rate is for: km, gravel, carpool, a meal, meal_day"),
        required=True,
        called="add",
    ),
    Field("amount", rates, N_("dollars per kilometre, or for the meal"), required=True, example="0,595", called="add"),
    Field("from", parse_day, N_("first day"), required=True, example="2026-04-01"),
    Field("source", text, N_("where it was found"), required=True),
    Field("tier", tier, N_("kilometres of the fiscal year from which it holds (default: 0)"), ask=never),
    Field("tiers", tiers, N_("kilometres of the fiscal year from which each further rate holds"), ask=never),
    Field("until", parse_day, N_("last day (default: none)"), ask=never),
)
CONFIRM = (
    Field("by", text, N_("who verified the rates"), required=True),
    Field("kind", rate_kind, N_("what the rate is for: km, gravel, carpool, a meal, meal_day"), ask=never),
)
