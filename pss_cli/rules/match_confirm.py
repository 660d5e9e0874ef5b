"""Confirming a match, telling the requester, meeting (guide 1.1c, 1.2, 1.3, 3.1, 4.1, 5.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.dates import age_on
from pss_cli.rules import enroll
from pss_cli.rules.base import Facts, Severity, Text, rule
from pss_cli.rules.match import Standing
from pss_cli.text import fold

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Confirmation(Standing):
    """A match on the day it was confirmed; `code` is the partner's."""

    match_code: str
    request_code: str
    answer: str | None = None
    answered_on: date | None = None
    employee: bool | None = None
    talk_on: date | None = None  # the first three-way talk that names this request
    birth_date: date | None = None
    followed: bool | None = None
    followed_youth: bool = False  # a user whom the youth directorate follows
    follow_up_team: str | None = None
    team: str = ""  # the words that name who asks
    regular_contact: bool | None = None
    objective: str | None = None
    permanent: bool = False
    concrete_tasks: bool | None = None

    @property
    def jeune(self) -> bool:
        """A minor on the day, or someone followed by the youth directorate."""
        minor = self.birth_date is not None and age_on(self.birth_date, self.day) < self.limits.majority_age
        return minor or self.followed_youth

    @property
    def meets_own_team(self) -> bool:
        """Whether the words of the request name the follow-up team."""
        own = fold(self.follow_up_team or "")
        return bool(own) and f" {own} " in f" {fold(self.team)} "


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Disclosure(Facts):
    """A line of the register of communications about a request, on its day; `code` is the partner's."""

    match_code: str | None = None
    request_code: str
    recipient: str = ""
    yes_on: date | None = None  # the partner's yes for this request


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Seats(Facts):
    """The seats of a request and the partners who hold one, as things stand today."""

    seats: int | None = None
    taken: int = 0


READINESS = (enroll.old_enough, enroll.confidentiality, enroll.ethics, enroll.declaration)


@rule(
    "MAT-02", "G 1.2, 1.3", Severity.REFUSE, enroll.Involvement,
    title=("Prêt à s'impliquer le jour de la confirmation ou de la présence", "Ready to be involved on the day of the confirmation or of the presence"),
    message=("{who} ne peut pas encore s'impliquer le {day} : {rules}.", "{who} cannot be involved yet on {day}: {rules}."),
    remedy=("Voir tout ce qui manque : pss person missing {code}", "See all that is missing: pss person missing {code}"),
)  # fmt: skip
def ready(f: enroll.Involvement) -> Breach:
    failed = [each.code for each in READINESS if each.findings(f)]
    if failed:
        yield {"rules": failed}


@rule(
    "MAT-03", "G 1.1c", Severity.REFUSE, Confirmation,
    title=("Le partenaire a été consulté et a dit oui", "The partner was asked and said yes"),
    message=(
        "Rien ne dit que {who} a accepté {request_code} au plus tard le {day}.",
        "Nothing says that {who} accepted {request_code} on or before {day}.",
    ),
    remedy=("Après le oui : pss match answer {match} oui --day AAAA-MM-JJ", "After the yes: pss match answer {match} yes --day YYYY-MM-DD"),
)  # fmt: skip
def said_yes(f: Confirmation) -> Breach:
    said = f.answer == "yes" and f.answered_on is not None and f.answered_on <= f.day
    if not said and not (f.past_unknown and f.answer in (None, "yes")):
        yield {"request_code": f.request_code, "match": f.match_code}


@rule(
    "MAT-04", "G 1.1c, 3.1; law", Severity.REFUSE, Disclosure,
    title=("Nom et coordonnées transmis seulement après le oui", "Name and contact details sent only after the yes"),
    message=(
        "{who} n'a pas dit oui pour {request_code} : rien ne peut être transmis à {recipient} le {day}.",
        "{who} has not said yes for {request_code}: nothing can be sent to {recipient} on {day}.",
    ),
    remedy=("Après le oui : pss match answer {match} oui", "After the yes: pss match answer {match} yes"),
)  # fmt: skip
def told_after_the_yes(f: Disclosure) -> Breach:
    if f.yes_on is None or f.yes_on > f.day:
        yield {"request_code": f.request_code, "recipient": f.recipient, "match": f.match_code or f.request_code}


@rule(
    "MAT-05", "G 1.3", Severity.REFUSE, Confirmation,
    title=("Employé : l'échange à trois nomme la demande", "Employee: the three-way talk names the request"),
    message=(
        "{who} travaille ici et l'échange à trois (partenaire, Bureau, supérieur immédiat) ne couvre pas {request_code} le {day}.",
        "{who} works here and the three-way talk (partner, Bureau, immediate superior) does not cover {request_code} on {day}.",
    ),
    remedy=(
        "Après l'échange : pss match step {match} employee-talk --day AAAA-MM-JJ",
        "After the talk: pss match step {match} employee-talk --day YYYY-MM-DD",
    ),
)  # fmt: skip
def employee_talk(f: Confirmation) -> Breach:
    if f.employee and not f.past_unknown and (f.talk_on is None or f.talk_on > f.day):
        yield {"request_code": f.request_code, "match": f.match_code}


@rule(
    "MAT-07", "G 5.2", Severity.WARN, Confirmation,
    title=("Jeune suivi : pas avec les intervenants côtoyés régulièrement", "Jeune still followed: not with staff seen regularly"),
    message=("{who}, jeune encore sous suivi : {why}.", "{who}, a jeune still followed: {why}."),
    remedy=(
        "Il est souhaitable de proposer une autre équipe ; sinon : pss match confirm {match} --no-regular-contact",
        "Another team is preferable; otherwise: pss match confirm {match} --no-regular-contact",
    ),
)  # fmt: skip
def regular_contact(f: Confirmation) -> Breach:
    if not f.jeune or not f.followed or f.past_unknown:
        return
    if f.meets_own_team:
        why = Text("c'est son équipe de suivi", "this is their follow-up team")
    elif f.regular_contact:
        why = Text("côtoie régulièrement cette équipe", "sees this team regularly")
    elif f.regular_contact is None:
        why = Text(
            "on ne sait pas si cette équipe est côtoyée régulièrement",
            "whether they see this team regularly is not known",
        )
    else:
        return
    yield {"why": why, "match": f.match_code}


@rule(
    "MAT-08", "G 5.2, 5.3", Severity.WARN, Confirmation,
    title=("Avec un jeune : objectif clair, courte durée, tâches concrètes", "With a jeune: clear objective, short, concrete tasks"),
    message=("{who}, jeune ; pour {request_code} il manque : {items}.", "{who} is a jeune; {request_code} lacks: {items}."),
    remedy=(
        "Voyez avec l'équipe : pss match edit {request_code} --objective … --concrete-tasks",
        "See with the team: pss match edit {request_code} --objective … --concrete-tasks",
    ),
)  # fmt: skip
def fit_for_a_jeune(f: Confirmation) -> Breach:
    if not f.jeune or f.past_unknown:
        return
    items = []
    if not f.objective:
        items.append(Text("un objectif clair", "a clear objective"))
    if f.permanent:
        items.append(Text("une courte durée", "a short duration"))
    if not f.concrete_tasks:
        items.append(Text("des tâches concrètes", "concrete tasks"))
    if items:
        yield {"items": items, "request_code": f.request_code}


@rule(
    "MAT-13", "ours", Severity.REFUSE, Seats,
    title=("Une demande n'a pas plus de partenaires que de places", "A request has no more partners than seats"),
    message=("{code} : {taken} partenaires confirmés pour {seats} places.", "{code}: {taken} confirmed partners for {seats} seats."),
    remedy=(
        "Si l'équipe en veut davantage : pss match edit {code} --seats {taken}",
        "If the team wants more: pss match edit {code} --seats {taken}",
    ),
)  # fmt: skip
def seats(f: Seats) -> Breach:
    if f.seats is not None and f.taken > f.seats:
        yield {"taken": f.taken, "seats": f.seats}


ALL = (ready, said_yes, told_after_the_yes, employee_talk, regular_contact, fit_for_a_jeune, seats)
