"""What an open request waits for (guide 3.1, 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pss_cli.rules.base import Severity, Text, rule
from pss_cli.rules.request import Breach, Definition, not_defined


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OpenRequest(Definition):
    """An open request, as things stand today."""

    opened_on: date
    calendar: str | None = None
    first_meeting_on: date | None = None
    meetings: int = 0  # planned or held
    confirmed: int = 0  # seats taken, or held until the work was done
    under_way: int = 0  # matches neither declined nor ended
    last_ended_on: date | None = None


@rule(
    "REQ-03", "G 3.1", Severity.TODO, OpenRequest,
    title=("Demande à préciser", "Request to be made precise"),
    message=(
        "Il manque à {code} : {missing} (le Bureau aide à préciser).",
        "Missing from {code}: {missing} (the Bureau helps to make it precise).",
    ),
    remedy=("pss match edit {code} {options}", "pss match edit {code} {options}"),
)  # fmt: skip
def definition_is_owed(f: OpenRequest) -> Breach:
    if f.missing:
        yield {**not_defined(f), "since": f.opened_on}


@rule(
    "REQ-09", "G 4", Severity.TODO, OpenRequest,
    title=("Le calendrier, ou la date de la première rencontre", "The calendar, or the date of the first meeting"),
    message=(
        "Ni calendrier ni date de première rencontre pour {code}.",
        "Neither a calendar nor the date of the first meeting for {code}.",
    ),
    remedy=("pss match edit {code} --first-meeting-on AAAA-MM-JJ", "pss match edit {code} --first-meeting-on YYYY-MM-DD"),
)  # fmt: skip
def calendar_is_owed(f: OpenRequest) -> Breach:
    if not (f.calendar or f.first_meeting_on or f.meetings):
        yield {"since": f.opened_on}


@rule(
    "REQ-10", "ours", Severity.TODO, OpenRequest,
    title=("Demande sans réponse, ou sans issue", "Request unanswered, or without an outcome"),
    message=("{code}, ouverte le {opened_on} : {state}.", "{code}, opened on {opened_on}: {state}."),
    remedy=(
        "{find}pss match close {code} --outcome {outcome}",
        "{find}pss match close {code} --outcome {outcome}",
    ),
)  # fmt: skip
def answer_is_owed(f: OpenRequest) -> Breach:
    due = f.opened_on + timedelta(days=f.limits.request_answer_days)
    outcome = "filled" if f.confirmed else "unfilled --reason …"
    if f.last_ended_on and not f.under_way:
        ended = Text(
            "tous ses jumelages sont terminés, elle attend son issue", "all its matches ended, it waits for its outcome"
        )
        yield {
            "opened_on": f.opened_on,
            "state": ended,
            "since": f.last_ended_on,
            "find": Text("", ""),
            "outcome": outcome,
        }
    elif f.day > due and f.confirmed < (f.seats or 1):
        asked = f.seats or "?"
        state = Text(
            f"{f.confirmed} partenaire(s) confirmé(s) sur {asked} après {f.limits.request_answer_days} jours",
            f"{f.confirmed} of {asked} partner(s) confirmed after {f.limits.request_answer_days} days",
        )
        seek = f"pss match find {f.code}"
        find = Text(f"{seek}, ou bien ", f"{seek}, or else ")
        yield {"opened_on": f.opened_on, "state": state, "since": due, "find": find, "outcome": outcome}


ALL = (definition_is_owed, calendar_is_owed, answer_is_owed)
