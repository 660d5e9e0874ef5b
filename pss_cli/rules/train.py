"""Training and the decision that follows it (guide 1.1b, 5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pss_cli.dates import birthday
from pss_cli.rules.base import Facts, Minutes, Severity, Text, rule
from pss_cli.rules.interview import Selection

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TrainingSession(Facts):
    """A training session on its day."""

    starts: int
    ends: int


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Training(Selection):
    """One person's way through training, on the day they were convened (or decided upon)."""

    session: str | None = None  # its code; none on an adapted path
    interview_outcome: str | None = None  # the last one of the referral, up to that day
    adapted: bool = False
    youth: bool = False  # followed by, or a parent of, the youth directorate
    attended: bool | None = None
    interest: bool | None = None
    availability: bool | None = None
    decision: str | None = None
    reason: str | None = None
    missed: str | None = None  # the session before this one, when it was missed

    @property
    def adaptable(self) -> bool:
        """Whether the path may be adapted: a jeune, or a parent of the youth directorate."""
        return self.minor or self.youth

    @property
    def stands(self) -> bool:
        """Whether an adapted path stands for the interview and for attendance."""
        return self.adapted and self.adaptable


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DecisionToTell(Facts):
    """A decision that the person was not told, as things stand today."""

    since: date
    decision: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TrainingUnfinished(Facts):
    """A way through training that waits for its next step, as things stand today."""

    since: date
    awaits: str  # `attendance`, `decision` or `enrolment`
    session: str | None = None
    birth_date: date | None = None


@rule(
    "TRN-01", "G 1.1b", Severity.REFUSE, Training,
    title=("Seules les personnes à l'entretien positif sont convoquées", "Only people with a positive interview are convened"),
    message=(
        "{who} ne peut recevoir de convocation à {session} : {why}.",
        "{who} cannot be convened to {session}: {why}.",
    ),
    remedy=(
        "Faites d'abord l'entretien : pss interview record {code}",
        "Have the interview first: pss interview record {code}",
    ),
)  # fmt: skip
def positive_interview(f: Training) -> Breach:
    if f.session and f.interview_outcome != "positive" and not f.stands and not f.past_unknown:
        none = Text(f"pas d'entretien positif au {f.day}", f"no positive interview on {f.day}")
        ineligible = Text(
            "le parcours adapté est pour un jeune ou un parent de la direction jeunesse",
            "the adapted path is for a jeune or a parent of the youth directorate",
        )
        yield {"session": f.session, "why": ineligible if f.adapted else none}


@rule(
    "TRN-02", "G 5.3", Severity.GATE, Training,
    title=("Parcours adapté : pourquoi", "Adapted path: why"),
    message=("{who} suit un parcours adapté : {whom}.", "{who} follows an adapted path: {whom}."),
    remedy=("Dites en quoi, et pourquoi, il est adapté.", "Say how it is adapted, and why."),
)  # fmt: skip
def adapted_path(f: Training) -> Breach:
    if f.adapted and not f.past_unknown:
        eligible = Text(
            "un jeune, ou un parent de la direction jeunesse", "a jeune, or a parent of the youth directorate"
        )
        other = Text(
            "ni jeune, ni parent de la direction jeunesse", "neither a jeune nor a parent of the youth directorate"
        )
        yield {"whom": eligible if f.adaptable else other}


@rule(
    "TRN-03", "G 1.1b", Severity.WARN, TrainingSession,
    title=("La formation des nouveaux partenaires dure 2 heures", "The new-partner session lasts 2 hours"),
    message=("La séance {code} dure {length} au lieu de {limit}.", "The session {code} lasts {length} instead of {limit}."),
    remedy=("Pour la corriger : pss train session {code} --ends …", "To correct it: pss train session {code} --ends …"),
)  # fmt: skip
def two_hours(f: TrainingSession) -> Breach:
    length = f.ends - f.starts
    if length != f.limits.session_min:
        yield {"length": Minutes(length), "limit": Minutes(f.limits.session_min)}


@rule(
    "TRN-04", "G 1.1b", Severity.REFUSE, Training,
    title=("Retenu : présence, intérêt, disponibilité", "Retained: attendance, interest, availability"),
    message=("Pour retenir {who}, il manque : {items}.", "To retain {who}, still missing: {items}."),
    remedy=(
        "{attend}pss train decide {code} retained --interest --availability",
        "{attend}pss train decide {code} retained --interest --availability",
    ),
)  # fmt: skip
def retained(f: Training) -> Breach:
    if f.decision == "retained" and not f.past_unknown:
        items, attend = [], Text("", "")
        if not f.attended and not f.stands:
            mark = f"pss train attend {f.session or 'S-…'} {f.code}"
            attend = Text(f"Marquez la présence ({mark}), puis : ", f"Mark the attendance ({mark}), then: ")
            items.append(Text("la présence à la formation", "attendance at the training session"))
        if not f.interest:
            items.append(Text("l'intérêt confirmé", "interest confirmed"))
        if not f.availability:
            items.append(Text("la disponibilité confirmée", "availability confirmed"))
        if items:
            yield {"items": items, "attend": attend}


@rule(
    "TRN-05", "G 1.1b, 5.3a-3", Severity.REFUSE, Training,
    title=("Non retenu : la raison", "Not retained: the reason"),
    message=("La raison de ne pas retenir {who} manque.", "The reason for not retaining {who} is missing."),
    remedy=("Ajoutez --reason.", "Add --reason."),
)  # fmt: skip
def reason(f: Training) -> Breach:
    if f.decision == "not_retained" and not f.reason and not f.past_unknown:
        yield {}


@rule(
    "TRN-06", "ours", Severity.TODO, DecisionToTell,
    title=("La décision est annoncée à la personne", "The person is told the decision"),
    message=("{who} : {decision} le {since}, pas encore annoncé.", "{who}: {decision} since {since}, not told yet."),
    remedy=("pss train decide {code} --told AAAA-MM-JJ", "pss train decide {code} --told YYYY-MM-DD"),
)  # fmt: skip
def told(f: DecisionToTell) -> Breach:
    retained = f.decision == "retained"
    yield {
        "since": f.since,
        "decision": Text("décision de retenir", "retained")
        if retained
        else Text("décision de ne pas retenir", "not retained"),
    }


@rule(
    "TRN-07", "ours", Severity.WARN, Training,
    title=("A manqué la dernière formation", "Missed the last session"),
    message=("{who} a manqué {missed} ; {session} est sa nouvelle convocation.", "{who} missed {missed}; {session} is the new convocation."),
    remedy=("Rien à faire : c'est permis.", "Nothing to do: this is allowed."),
)  # fmt: skip
def missed(f: Training) -> Breach:
    if f.session and f.missed and f.attended is None and f.decision is None:
        yield {"missed": f.missed, "session": f.session}


@rule(
    "TRN-08", "G 1.1b", Severity.TODO, TrainingUnfinished,
    title=("Formation suivie, décision ou inscription attendue", "Trained: a decision, or the enrolment, is awaited"),
    message=("{who} : {awaits}, depuis le {since}.", "{who}: {awaits}, since {since}."),
    remedy=("{command}", "{command}"),
)  # fmt: skip
def unfinished(f: TrainingUnfinished) -> Breach:
    since = f.since
    by = since + timedelta(days=f.limits.decision_days)
    if f.awaits == "enrolment":
        if f.birth_date:  # enrolment waits for the age it asks (ENR-02)
            since = max(since, birthday(f.birth_date, f.limits.min_age))
        if since <= f.day:
            awaits = Text(
                "décision de retenir prise, à inscrire au répertoire", "retained, to be enrolled in the registry"
            )
            yield {"since": since, "awaits": awaits, "command": f"pss enroll add {f.code}"}
    elif f.awaits == "decision":
        awaits = Text(
            f"a assisté à {f.session}, décision à prendre au plus tard le {by}",
            f"attended {f.session}, decision to take at the latest on {by}",
        )
        yield {"since": since, "awaits": awaits, "command": f"pss train decide {f.code} …"}
    else:
        awaits = Text(f"{f.session} a eu lieu, présence à marquer", f"{f.session} took place, attendance to mark")
        yield {"since": since, "awaits": awaits, "command": f"pss train attend {f.session} {f.code}"}


ALL = (positive_interview, adapted_path, two_hours, retained, reason, told, missed, unfinished)
