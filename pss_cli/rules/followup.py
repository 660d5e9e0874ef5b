"""Feedback, endings and what came of the work (guide 1.4, 4.1, 4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pss_cli.dates import add_months
from pss_cli.rules.base import Facts, Severity, Text, rule

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FeedbackOwed(Facts):
    """Feedback had and meetings held, as things stand today."""

    first_on: date | None = None  # the first meeting held
    ended_on: date | None = None
    permanent: bool = False
    last_on: date | None = None  # the last feedback, whatever the occasion
    had_first: bool = False
    had_end: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PartnerFeedback(FeedbackOwed):
    """A confirmed match: feedback with the partner."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TeamFeedback(FeedbackOwed):
    """A request with a confirmed partner: feedback with the responsible person."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Ending(Facts):
    """A match on the day it was ended."""

    ended_by: str
    talk_on: date | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WorkDone(Facts):
    """A match whose work is done, as things stand today."""

    since: date
    request_code: str
    told: bool = False


_OCCASIONS = {
    "first": Text("après la première rencontre", "after the first meeting"),
    "yearly": Text("annuelle (comité permanent)", "yearly (permanent committee)"),
    "end": Text("de fin", "at the end"),
}
_WITH = {
    "partner": Text("le partenaire", "the partner"),
    "team": Text("la personne responsable", "the responsible person"),
}
_YEAR = 12


def _occasion(f: FeedbackOwed) -> tuple[str, date] | None:
    """Return which feedback is owed and since when, None when none is."""
    if f.ended_on is not None:
        return None if f.had_end else ("end", f.ended_on)
    if f.first_on is None:
        return None
    if not (f.had_first or f.last_on or f.past_unknown):
        return "first", f.first_on
    next_on = add_months(max(f.first_on, f.last_on or f.first_on), _YEAR)
    return ("yearly", next_on) if f.permanent and next_on <= f.day else None


@rule(
    "FUP-01", "G 1.4, 4.1", Severity.TODO, FeedbackOwed,
    title=(
        "Rétroaction avec le partenaire et avec l'équipe : première rencontre, fin, chaque année",
        "Feedback with the partner and with the team: first meeting, end, every year",
    ),
    message=(
        "{who} : rétroaction {occasion} avec {held_with}, à faire avant le {by}.",
        "{who}: feedback {occasion} with {held_with}, to be had before {by}.",
    ),
    remedy=(
        "pss match feedback {code} --with {with_key} --occasion {occasion_key}",
        "pss match feedback {code} --with {with_key} --occasion {occasion_key}",
    ),
)  # fmt: skip
def feedback(f: FeedbackOwed) -> Breach:
    owed = _occasion(f)
    if owed:
        occasion, since = owed
        held_with = "team" if isinstance(f, TeamFeedback) else "partner"
        yield {
            "occasion": _OCCASIONS[occasion], "occasion_key": occasion, "since": since,
            "held_with": _WITH[held_with], "with_key": held_with,
            "by": since + timedelta(days=f.limits.feedback_days),
        }  # fmt: skip


@rule(
    "FUP-02", "G 4.4", Severity.REFUSE, Ending,
    title=("L'équipe met fin : un entretien avec le Bureau d'abord", "The team ends it: a talk with the Bureau first"),
    message=(
        "L'équipe met fin à {code} ({who}) le {day} sans entretien préalable avec le Bureau.",
        "The team ends {code} ({who}) on {day} without a talk with the Bureau beforehand.",
    ),
    remedy=(
        "Après l'entretien : pss match step {code} ending-talk --day AAAA-MM-JJ",
        "After the talk: pss match step {code} ending-talk --day YYYY-MM-DD",
    ),
)  # fmt: skip
def talk_before_ending(f: Ending) -> Breach:
    if f.ended_by == "team" and (f.talk_on is None or f.talk_on > f.day) and not f.past_unknown:
        yield {}


@rule(
    "FUP-03", "G 4.1", Severity.TODO, WorkDone,
    title=("Les travaux terminés, les partenaires apprennent les retombées", "Once the work is done, the partners learn what came of it"),
    message=(
        "{who} attend les retombées de {request_code}, terminée depuis le {since}.",
        "{who} waits to be told what came of {request_code}, done since {since}.",
    ),
    remedy=(
        "pss match step {code} outcomes (ou, pour tous : pss match step {request_code} outcomes)",
        "pss match step {code} outcomes (or, for everybody: pss match step {request_code} outcomes)",
    ),
)  # fmt: skip
def outcomes(f: WorkDone) -> Breach:
    if not f.told and not f.past_unknown:
        yield {"since": f.since, "request_code": f.request_code}


ALL = (feedback, talk_before_ending, outcomes)
