"""Requests of teams (guide 2.2, 3.1, 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pss_cli.rules.base import Facts, Rule, Severity, Text, rule

Breach = Iterator[dict[str, Any]]

# Kinds of request (list `request_kind`) that are no committee: the guide's advice on committees is not about them.
NOT_COMMITTEES = ("one_off", "training", "research", "peer_support", "other")

# What defines a request (guide 3.1): the field, the option that fills it, how people say it.
DEFINED_BY = {
    "motive": ("--motive", Text("motif", "motive")),
    "profile_sought": ("--profile-sought", Text("profil recherché", "profile sought")),
    "seats": ("--seats", Text("nombre de partenaires", "how many partners")),
    "length": ("--length", Text("durée approximative", "approximate length")),
    "slots": ("--slots", Text("plages horaires", "time slots")),
}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Request(Facts):
    """A request on the day it was opened, with what is known of it now."""

    directorate: str | None = None
    responsible: str | None = None
    kind: str | None = None
    seats: int | None = None
    staff_count: int | None = None
    objective: str | None = None
    involvement: str | None = None
    degrees: tuple[Text, ...] = ()  # the establishment's continuum for this kind of request
    in_continuum: bool = False

    @property
    def committee(self) -> bool:
        """Whether the advice on committees is about this request."""
        return self.kind not in NOT_COMMITTEES


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Definition(Facts):
    """What defines a request (guide 3.1)."""

    motive: str | None = None
    profile_sought: str | None = None
    seats: int | None = None
    length: str | None = None
    slots: int = 0

    @property
    def missing(self) -> list[str]:
        """The fields of DEFINED_BY that are not known."""
        return [name for name in DEFINED_BY if not getattr(self, name)]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RequestToPropose(Definition):
    """A request on the day somebody is first proposed for it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Search(Facts):
    """A search of the whole registry for a request."""

    opened_on: date
    fitting: int


@rule(
    "REQ-01", "G 3.1", Severity.REFUSE, Request,
    title=("La direction et la personne responsable", "The directorate and the responsible person"),
    message=("La demande n'a pas : {missing}.", "The request has no: {missing}."),
    remedy=("Ajoutez {options}.", "Add {options}."),
)  # fmt: skip
def who_asks(f: Request) -> Breach:
    asked = {
        "--directorate": (f.directorate, Text("direction", "directorate")),
        "--responsible": (f.responsible, Text("personne responsable", "responsible person")),
    }
    missing = {option: text for option, (value, text) in asked.items() if not value}
    if missing and not f.past_unknown:
        yield {"missing": tuple(missing.values()), "options": tuple(missing)}


def not_defined(f: Definition) -> dict[str, Any]:
    """Return what a request still lacks to be defined, in words and in options."""
    return {
        "missing": tuple(DEFINED_BY[name][1] for name in f.missing),
        "options": " ".join(f"{DEFINED_BY[name][0]} …" for name in f.missing),
    }


@rule(
    "REQ-02", "G 3.1", Severity.REFUSE, RequestToPropose,
    title=(
        "Avant de proposer quelqu'un : motif, profil, nombre, durée, plages horaires",
        "Before proposing anybody: motive, profile, how many, length, time slots",
    ),
    message=("Il manque encore à {code} : {missing}.", "Still missing from {code}: {missing}."),
    remedy=("pss match edit {code} {options}", "pss match edit {code} {options}"),
)  # fmt: skip
def defined_before_proposing(f: RequestToPropose) -> Breach:
    if f.missing and not f.past_unknown:
        yield not_defined(f)


@rule(
    "REQ-04", "G 3.1", Severity.WARN, Request,
    title=("Au moins 2 partenaires par comité", "At least 2 partners per committee"),
    message=(
        "{code} demande {seats} partenaire ; au moins {least} par comité est recommandé : on est plus à l'aise, et une"
        " absence est compensée.",
        "{code} asks for {seats} partner; at least {least} per committee is recommended: they are more at ease, and an"
        " absence is made up for.",
    ),
    remedy=("pss match edit {code} --seats {least}", "pss match edit {code} --seats {least}"),
)  # fmt: skip
def two_partners(f: Request) -> Breach:
    if f.committee and f.seats is not None and f.seats < f.limits.min_partners:
        yield {"seats": f.seats, "least": f.limits.min_partners}


@rule(
    "REQ-05", "G 3.1", Severity.WARN, Request,
    title=("De petits comités, de 4 à 6 intervenants", "Small committees, of 4 to 6 staff"),
    message=(
        "Intervenants au comité de {code} : {staff} ; de {least} à {most} facilitent le travail d'équipe.",
        "Staff on the committee of {code}: {staff}; {least} to {most} make teamwork easier.",
    ),
    remedy=("À voir avec l'équipe : pss match edit {code} --staff-count …", "See with the team: pss match edit {code} --staff-count …"),
)  # fmt: skip
def small_committee(f: Request) -> Breach:
    if not f.committee or (f.staff_count is None and f.past_unknown):
        return
    if f.staff_count is None or not f.limits.staff_min <= f.staff_count <= f.limits.staff_max:
        staff = Text("nombre inconnu", "number unknown") if f.staff_count is None else f.staff_count
        yield {"staff": staff, "least": f.limits.staff_min, "most": f.limits.staff_max}


@rule(
    "REQ-06", "G 3.1", Severity.WARN, Request,
    title=("Un objectif à court terme", "A short-term objective"),
    message=("{code} n'a pas d'objectif à court terme.", "{code} has no short-term objective."),
    remedy=("pss match edit {code} --objective …", "pss match edit {code} --objective …"),
)  # fmt: skip
def objective(f: Request) -> Breach:
    if not f.objective and not f.past_unknown:
        yield {}


@rule(
    "REQ-07", "G 3.1", Severity.WARN, Search,
    title=("Personne ne convient : recruter prend de 4 à 6 semaines", "Nobody fits: recruiting takes 4 to 6 weeks"),
    message=(
        "Personne au répertoire ne convient à {code}. Le repérage et la formation prennent de {weeks} à {weeks_safe}"
        " semaines : début au plus tôt le {earliest}, plus sûrement le {safe}.",
        "Nobody in the registry fits {code}. Spotting and training take {weeks} to {weeks_safe} weeks: earliest start"
        " {earliest}, safer {safe}.",
    ),
    remedy=(
        "Avertissez l'équipe, puis : pss refer add --for-request {code}",
        "Tell the team, then: pss refer add --for-request {code}",
    ),
)  # fmt: skip
def nobody_fits(f: Search) -> Breach:
    if not f.fitting:
        weeks, safe = f.limits.recruit_weeks, f.limits.recruit_weeks_safe
        yield {
            "weeks": weeks,
            "weeks_safe": safe,
            "earliest": f.opened_on + timedelta(weeks=weeks),
            "safe": f.opened_on + timedelta(weeks=safe),
        }


@rule(
    "REQ-08", "G 2.2; C", Severity.REFUSE, Request,
    title=("Un degré du continuum d'implication", "A degree of the continuum of involvement"),
    message=(
        "« {involvement} » n'est pas un degré d'implication pour cette demande.",
        "“{involvement}” is not a degree of involvement for this request.",
    ),
    remedy=("Donnez à --involvement l'un de : {degrees}.", "Give --involvement one of: {degrees}."),
)  # fmt: skip
def in_continuum(f: Request) -> Breach:
    if f.involvement and not f.in_continuum:
        yield {"involvement": f.involvement, "degrees": f.degrees}


ALL: tuple[Rule, ...] = (
    who_asks, defined_before_proposing, two_partners, small_committee, objective, nobody_fits, in_continuum,
)  # fmt: skip
