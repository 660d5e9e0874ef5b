"""What is owed about money: to partners, and by directorates (guide 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pss_cli.dates import fiscal_year
from pss_cli.rules.base import Facts, Minutes, Severity, rule
from pss_cli.rules.claim import Breach


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MealOwed(Facts):
    """Somebody present without a meal claimed, as things stand today."""

    held_on: date
    person: str = ""
    planned_min: int = 0
    presence_min: int = 0
    meal_provided: bool | None = None
    told: bool = False
    nothing: bool = False

    @property
    def length(self) -> int:
        """The planned length, or the person's presence if longer."""
        return max(self.planned_min, self.presence_min)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Unclaimed(Facts):
    """Somebody present at an activity who claimed nothing, as things stand today."""

    held_on: date
    person: str = ""
    nothing: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UnclaimedSession(Unclaimed):
    """Somebody who attended a training session and claimed nothing, as things stand today."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DirectorateYear(Facts):
    """A directorate that held activities in the last closed fiscal year, as things stand today."""

    ended_on: date  # the last day of that fiscal year
    activities: int = 0
    returned_on: date | None = None


@rule(
    "CLM-04", "G 4.5", Severity.TODO, MealOwed,
    title=("Repas dû : le dire au partenaire", "Meal owed: tell the partner"),
    message=(
        "{who} : {length} à {code} le {since}, sans repas fourni ni réclamé.",
        "{who}: {length} at {code} on {since}, no meal provided or claimed.",
    ),
    remedy=("pss claim add {code} {person} --told", "pss claim add {code} {person} --told"),
)  # fmt: skip
def meal_is_owed(f: MealOwed) -> Breach:
    settled = f.meal_provided or f.told or f.nothing or f.past_unknown
    if f.length > f.limits.meal_min and not settled:
        yield {"person": f.person, "length": Minutes(f.length), "since": f.held_on}


@rule(
    "CLM-05", "G 4.5; ours", Severity.TODO, Unclaimed,
    title=("Une présence, rien de réclamé", "Present, nothing claimed"),
    message=(
        "Présence de {who} à {code} le {held_on}, et rien de réclamé.",
        "{who} was present at {code} on {held_on} and claimed nothing.",
    ),
    remedy=("pss claim add {code} {person} --nothing", "pss claim add {code} {person} --nothing"),
)  # fmt: skip
def claim_is_awaited(f: Unclaimed) -> Breach:
    since = f.held_on + timedelta(days=f.limits.claim_missing_days)
    if f.day >= since and not f.nothing and not f.past_unknown:
        yield {"person": f.person, "held_on": f.held_on, "since": since}


@rule(
    "CLM-19", "G 4.5", Severity.TODO, DirectorateYear,
    title=("Données annuelles d'une direction", "Yearly data of a directorate"),
    message=(
        "{code} n'a pas transmis ses données de {year} (activités : {activities}).",
        "{code} has not sent its data of {year} (activities: {activities}).",
    ),
    remedy=("pss report returns {code} --fiscal-year {year}", "pss report returns {code} --fiscal-year {year}"),
)  # fmt: skip
def directorate_is_silent(f: DirectorateYear) -> Breach:
    if f.activities and f.returned_on is None:
        since = f.ended_on + timedelta(days=1)
        yield {"year": fiscal_year(f.ended_on), "activities": f.activities, "since": since}


ALL = (meal_is_owed, claim_is_awaited, directorate_is_silent)
