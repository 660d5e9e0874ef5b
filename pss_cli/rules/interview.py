"""The telephone interview (guide 1.1b, 5.3, 5.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pss_cli.dates import age_on
from pss_cli.rules.base import Facts, Severity, Text, rule

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Selection(Facts):
    """What interview and training share: someone's age, and the words written about them."""

    as_of: date  # today: what describes an adult may be written, whatever their age was then
    birth_date: date | None = None
    adult: bool | None = None
    texts: tuple[str, ...] = ()  # about this event
    details: tuple[str, ...] = ()  # about the person

    @property
    def minor(self) -> bool:
        """Under 18 on the day, when the birth date is known."""
        return self._minor_on(self.day)

    def _minor_on(self, day: date) -> bool:
        return self.birth_date is not None and age_on(self.birth_date, day) < self.limits.majority_age

    @property
    def guarded(self) -> tuple[str, ...]:
        """What must not speak of judicial matters: for a minor, or someone whose age nothing tells."""
        ageless = self.birth_date is None and not self.adult and not self.past_unknown
        about_then = self.texts if ageless or self.minor else ()
        return about_then + (self.details if ageless or self._minor_on(self.as_of) else ())


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Interview(Selection):
    """An interview on the day it was held (or scheduled)."""

    referral_closed_on: date | None = None  # by something else than this interview
    no_referral: bool = False
    outcome: str | None = None
    motivation: bool | None = None
    admissible: bool | None = None
    informed: bool | None = None
    weekday_daytime: bool | None = None
    reason: str | None = None
    followed_youth: bool = False  # a user whom the youth directorate follows

    @property
    def jeune(self) -> bool:
        """A minor, or someone followed by the youth directorate."""
        return self.minor or self.followed_youth


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WaitingForInterview(Facts):
    """An open referral without an outcome, as things stand today."""

    since: date
    attempts: int = 0
    last_attempt_on: date | None = None
    scheduled_on: date | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WaitingForConvocation(Facts):
    """A positive interview without a convocation, as things stand today."""

    since: date


@rule(
    "INT-01", "G 1.1b", Severity.REFUSE, Interview,
    title=("Un entretien porte sur un repérage ouvert", "An interview concerns an open referral"),
    message=("{who} n'a pas de repérage ouvert{closed}.", "{who} has no open referral{closed}."),
    remedy=(
        "Voir ce qui s'est passé : pss person show {code}. Si la personne revient, faites un nouveau repérage.",
        "See what happened: pss person show {code}. If the person comes back, make a new referral.",
    ),
)  # fmt: skip
def open_referral(f: Interview) -> Breach:
    if f.past_unknown:
        return
    if day := f.referral_closed_on:
        yield {"closed": Text(f" : le dernier est fermé depuis le {day}", f": the last one was closed on {day}")}
    elif f.no_referral:
        yield {"closed": Text("", "")}


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
    "INT-05", "G 5.3a-3", Severity.REFUSE, Interview,
    title=("Négatif ou réorienté : la raison", "Negative or redirected: the reason"),
    message=("La raison manque pour un entretien {outcome}.", "The reason is missing for a {outcome} interview."),
    remedy=("Ajoutez --reason.", "Add --reason."),
)  # fmt: skip
def reason(f: Interview) -> Breach:
    if f.outcome in ("negative", "redirected") and not f.reason and not f.past_unknown:
        negative = f.outcome == "negative"
        yield {"outcome": Text("négatif", "negative") if negative else Text("réorienté", "redirected")}


@rule(
    "INT-06", "G 5.4", Severity.REFUSE, Selection,
    title=("Mineur : l'aspect judiciaire se dit, ne s'écrit pas", "Minor: the judicial aspect is talked about, never written"),
    message=(
        "{who} n'a pas 18 ans (ou son âge est inconnu) : « {words} » touche à l'aspect judiciaire, rien n'en est écrit.",
        "{who} is a minor, or of unknown age: “{words}” is about the judicial aspect, nothing of it is written.",
    ),
    remedy=(
        "Retirez ces mots ; si la personne est majeure, dites-le : --adult, ou pss person edit {code} --adult",
        "Take these words out; if the person is an adult, say so: --adult, or pss person edit {code} --adult",
    ),
)  # fmt: skip
def nothing_judicial(f: Selection) -> Breach:
    found = f.limits.judicial(" ".join(f.guarded))
    if found:
        yield {"words": found}


@rule(
    "INT-07", "G 1.1b", Severity.TODO, WaitingForInterview,
    title=("Repérage en attente d'entretien", "Referral waiting for its interview"),
    message=(
        "{who} attend l'entretien téléphonique depuis le {since}, {due}{tries}.",
        "{who} has waited for the telephone interview since {since}, {due}{tries}.",
    ),
    remedy=(
        "pss interview record {code} (ou, sans réponse : pss interview attempt {code})",
        "pss interview record {code} (or, without an answer: pss interview attempt {code})",
    ),
)  # fmt: skip
def interview_is_owed(f: WaitingForInterview) -> Breach:
    if f.scheduled_on and f.scheduled_on > f.day:
        return
    if f.last_attempt_on == f.day:  # tried today: the next attempt is for another day
        return
    n, last = f.attempts, f.last_attempt_on
    tries = Text(f" ; tentatives : {n}, la dernière le {last}", f"; attempts: {n}, the last on {last}")
    since = max(f.since, f.scheduled_on or f.since)
    yield {"since": since, "due": _due(since, f.limits.interview_days), "tries": tries if n else Text("", "")}


@rule(
    "INT-08", "G 1.1b", Severity.TODO, WaitingForConvocation,
    title=("Entretien positif sans convocation", "Positive interview without a convocation"),
    message=(
        "{who} attend une convocation à une formation depuis le {since}, {due}.",
        "{who} has waited to be convened to a training session since {since}, {due}.",
    ),
    remedy=(
        "pss train invite S-… {code} (les séances : pss train list --state upcoming)",
        "pss train invite S-… {code} (sessions: pss train list --state upcoming)",
    ),
)  # fmt: skip
def convocation_is_owed(f: WaitingForConvocation) -> Breach:
    yield {"since": f.since, "due": _due(f.since, f.limits.convocation_days)}


def _due(since: date, days: int) -> Text:
    """Say by when, according to the delay of the settings."""
    by = since + timedelta(days=days)
    return Text(f"au plus tard le {by}", f"at the latest on {by}")


ALL = (
    open_referral, three_results, weekday_daytime, weekday_daytime_of_a_jeune, reason, nothing_judicial,
    interview_is_owed, convocation_is_owed,
)  # fmt: skip
