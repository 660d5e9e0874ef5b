"""The telephone interview (guide 1.1b, 5.3, 5.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.dates import age_on
from pss_cli.rules.base import Facts, Severity, Text, rule

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Interview(Facts):
    """An interview on the day it was held (or scheduled)."""

    referral_closed_on: date | None = None  # by something else than this interview
    outcome: str | None = None
    motivation: bool | None = None
    admissible: bool | None = None
    informed: bool | None = None
    weekday_daytime: bool | None = None
    reason: str | None = None
    birth_date: date | None = None
    adult: bool | None = None
    followed_youth: bool = False  # a user whom the youth directorate follows

    @property
    def minor(self) -> bool:
        """Under 18 on the day, when the birth date is known."""
        return self.birth_date is not None and age_on(self.birth_date, self.day) < self.limits.majority_age

    @property
    def jeune(self) -> bool:
        """A minor, or someone followed by the youth directorate."""
        return self.minor or self.followed_youth


@dataclass(frozen=True, kw_only=True)
class WaitingForInterview(Facts):
    """An open referral without an outcome, as things stand today."""

    since: date
    attempts: int = 0
    last_attempt_on: date | None = None
    scheduled_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class WaitingForConvocation(Facts):
    """A positive interview without a convocation, as things stand today."""

    since: date


@rule(
    "INT-01", "G 1.1b", Severity.REFUSE, Interview,
    title=("Un entretien porte sur un repérage ouvert", "An interview concerns an open referral"),
    message=(
        "Le repérage de {who} a été fermé le {closed}.",
        "The referral of {who} was closed on {closed}.",
    ),
    remedy=("Faites un nouveau repérage : pss refer add", "Make a new referral: pss refer add"),
)  # fmt: skip
def open_referral(f: Interview) -> Breach:
    if f.referral_closed_on and not f.past_unknown:
        yield {"closed": f.referral_closed_on}


@rule(
    "INT-02", "G 1.1b", Severity.REFUSE, Interview,
    title=("Positif : motivation, admissibilité, informations essentielles", "Positive: motivation, admissibility, information"),
    message=("Un entretien positif demande encore : {items}.", "A positive interview still needs: {items}."),
    remedy=("Ajoutez --motivation --admissible --informed.", "Add --motivation --admissible --informed."),
)  # fmt: skip
def three_results(f: Interview) -> Breach:
    if f.outcome == "positive" and not f.past_unknown:
        items = []
        if not f.motivation:
            items.append(Text("la motivation confirmée", "motivation confirmed"))
        if not f.admissible:
            items.append(Text("l'admissibilité évaluée", "admissibility assessed"))
        if not f.informed:
            items.append(Text("les informations essentielles recueillies", "essential information collected"))
        if items:
            yield {"items": items}


_DAYTIME = (
    "{who} n'a pas de disponibilité de jour, en semaine.",
    "{who} has no weekday daytime availability.",
)


@rule(
    "INT-03", "G 1.1a; A", Severity.GATE, Interview,
    title=("Positif : disponible de jour, en semaine", "Positive: weekday daytime availability"),
    message=_DAYTIME,
    remedy=("Ajoutez --weekday-daytime si c'est le cas.", "Add --weekday-daytime if so."),
)  # fmt: skip
def weekday_daytime(f: Interview) -> Breach:
    if f.outcome == "positive" and not f.weekday_daytime and not f.jeune and not f.past_unknown:
        yield {}


@rule(
    "INT-04", "G 5.3", Severity.WARN, Interview,
    title=("Jeune : la disponibilité s'adapte", "Youth: availability may be adapted"),
    message=_DAYTIME,
    remedy=("Le processus peut être adapté pour un jeune.", "The process may be adapted for a jeune."),
)  # fmt: skip
def weekday_daytime_of_a_jeune(f: Interview) -> Breach:
    if f.outcome == "positive" and not f.weekday_daytime and f.jeune and not f.past_unknown:
        yield {}


@rule(
    "INT-05", "G 1.1a, 5.3a-3", Severity.REFUSE, Interview,
    title=("Négatif ou réorienté : la raison", "Negative or redirected: the reason"),
    message=("La raison manque pour un entretien {outcome}.", "The reason is missing for a {outcome} interview."),
    remedy=("Ajoutez --reason.", "Add --reason."),
)  # fmt: skip
def reason(f: Interview) -> Breach:
    if f.outcome in ("negative", "redirected") and not f.reason and not f.past_unknown:
        negative = f.outcome == "negative"
        yield {"outcome": Text("négatif", "negative") if negative else Text("réorienté", "redirected")}


@rule(
    "INT-06", "G 5.4", Severity.REFUSE, Interview,
    title=("Mineur : l'aspect judiciaire se dit, ne s'écrit pas", "Minor: the judicial aspect is talked about, never written"),
    message=(
        "{who} est mineur : « {words} » parle d'un aspect judiciaire, rien n'en est conservé.",
        "{who} is a minor: “{words}” speaks of judicial matters, nothing of it is kept.",
    ),
    remedy=("Retirez ces mots de la raison.", "Take these words out of the reason."),
)  # fmt: skip
def nothing_judicial(f: Interview) -> Breach:
    if f.minor and f.reason:
        found = f.limits.judicial(f.reason)
        if found:
            yield {"words": found}


@rule(
    "INT-07", "G 1.1b", Severity.TODO, WaitingForInterview,
    title=("Repérage en attente d'entretien", "Referral waiting for its interview"),
    message=(
        "{who} attend l'entretien téléphonique depuis le {since} ({attempts} tentative(s)).",
        "{who} has waited for the telephone interview since {since} ({attempts} attempt(s)).",
    ),
    remedy=("pss interview record {code}", "pss interview record {code}"),
)  # fmt: skip
def interview_is_owed(f: WaitingForInterview) -> Breach:
    if f.scheduled_on is None or f.scheduled_on <= f.day:
        yield {"since": f.since, "attempts": f.attempts}


@rule(
    "INT-08", "G 1.1b", Severity.TODO, WaitingForConvocation,
    title=("Entretien positif sans convocation", "Positive interview without a convocation"),
    message=("{who} attend d'être convoqué depuis le {since}.", "{who} has waited to be convened since {since}."),
    remedy=("pss train invite S-… {code}", "pss train invite S-… {code}"),
)  # fmt: skip
def convocation_is_owed(f: WaitingForConvocation) -> Breach:
    yield {"since": f.since}


ALL = (
    open_referral, three_results, weekday_daytime, weekday_daytime_of_a_jeune, reason, nothing_judicial,
    interview_is_owed, convocation_is_owed,
)  # fmt: skip
