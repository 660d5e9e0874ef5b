"""Before any involvement: age, engagement, code of ethics, declaration (guide 1.2, 5.2, 5.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.dates import age_on, birthday
from pss_cli.rules.base import Facts, Severity, Text, rule

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Aged(Facts):
    """An event for which the age of the person matters."""

    birth_date: date | None = None
    adult: bool | None = None  # "18 or over", when the birth date is not asked

    def minor_on(self, day: date) -> bool:
        """Whether the person is under 18 on `day`; an unknown age is treated as a minor's."""
        if self.birth_date is None:
            return not self.adult
        return age_on(self.birth_date, day) < self.limits.majority_age

    @property
    def minor(self) -> bool:
        """Whether the person is a minor on the day of the event."""
        return self.minor_on(self.day)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OfAge(Aged):
    """An enrolment or an involvement: neither is for the youngest."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Registered(Facts):
    """Someone who is in the registry, or about to be."""

    registry: bool = False  # consents to it


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Involvement(OfAge):
    """What stood between a person and an involvement, on the day of it."""

    enrolled_on: date | None = None  # the last enrolment up to that day
    confidentiality: bool = False
    ethics: bool = False
    declaration: bool = False
    covered: bool = False  # by a match confirmed before

    @property
    def minor_at_enrolment(self) -> bool:
        """Whether the person entered the registry as a minor."""
        return self.minor_on(self.enrolled_on or self.day)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ReadyToConfirm(Involvement):
    """A match on the day it was confirmed."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ReadyToTakePart(Involvement):
    """A presence on the day of the activity."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Owing(ReadyToConfirm, Registered):
    """Someone enrolled, as things stand today: what a confirmation would meet."""


@rule(
    "ENR-02", "G 5.2", Severity.REFUSE, OfAge,
    title=("Au moins 15 ans à l'inscription et à toute implication", "At least 15 at enrolment and at any involvement"),
    message=("{who} : {age} le {day} ; il faut au moins {limit} ans.", "{who}: {age} on {day}; at least {limit} is asked."),
    remedy=(
        "Possible à partir de : {from_day}. Pour l'âge : pss person edit {code} --birth-date AAAA-MM-JJ (ou --adult)",
        "Possible from: {from_day}. For the age: pss person edit {code} --birth-date YYYY-MM-DD (or --adult)",
    ),
)  # fmt: skip
def old_enough(f: OfAge) -> Breach:
    limit = f.limits.min_age
    if f.birth_date is None:
        if not f.adult and not f.past_unknown:
            yield {
                "age": Text("âge inconnu", "age unknown"),
                "limit": limit,
                "from_day": Text(f"le jour de ses {limit} ans", f"the day of turning {limit}"),
            }
    elif (age := age_on(f.birth_date, f.day)) < limit:
        said = Text(f"{age} ans", f"{age} years old")
        yield {"age": said, "limit": limit, "from_day": birthday(f.birth_date, limit)}


@rule(
    "ENR-03", "law", Severity.REFUSE, Registered,
    title=("Consentement à figurer au répertoire", "Consent to being in the registry"),
    message=(
        "Rien ne dit que {who} consent à figurer au répertoire en date du {day}.",
        "Nothing says that {who} consents to being in the registry as of {day}.",
    ),
    remedy=(
        "Demandez-le à la personne, puis : {command}",
        "Ask the person, then: {command}",
    ),
)  # fmt: skip
def consent(f: Registered) -> Breach:
    if not f.registry and not f.past_unknown:
        verb = "sign" if isinstance(f, Owing) else "add"  # a person already there, or one who enters
        yield {"command": f"pss enroll {verb} {f.code} --consent registry"}


@rule(
    "ENR-04", "G 1.2, 5.4", Severity.REFUSE, Involvement,
    title=("Engagement à la confidentialité signé", "Confidentiality engagement signed"),
    message=(
        "L'engagement à la confidentialité de {who} n'est pas signé en date du {day}.",
        "The confidentiality engagement of {who} is not signed as of {day}.",
    ),
    remedy=("pss enroll sign {code} --confidentiality", "pss enroll sign {code} --confidentiality"),
)  # fmt: skip
def confidentiality(f: Involvement) -> Breach:
    if not f.confidentiality and not f.past_unknown:
        yield {}


@rule(
    "ENR-05", "G 1.2", Severity.REFUSE, Involvement,
    title=("Code d'éthique lu", "Code of ethics read"),
    message=(
        "{who} n'a pas pris connaissance du code d'éthique en date du {day}.",
        "{who} has not read the code of ethics as of {day}.",
    ),
    remedy=("pss enroll sign {code} --ethics", "pss enroll sign {code} --ethics"),
)  # fmt: skip
def ethics(f: Involvement) -> Breach:
    if not f.ethics and not f.past_unknown:
        yield {}


@rule(
    "ENR-06", "G 1.2, 5.4", Severity.REFUSE, Involvement,
    title=("Adulte à l'inscription : déclaration reçue et parcourue", "Adult at enrolment: declaration received, gone through"),
    message=(
        "La déclaration d'antécédents judiciaires de {who} n'a pas été reçue et parcourue avec le Bureau en date du {day}.",
        "The judicial-record declaration of {who} was not received and gone through with the Bureau as of {day}.",
    ),
    remedy=("pss enroll sign {code} --declaration", "pss enroll sign {code} --declaration"),
)  # fmt: skip
def declaration(f: Involvement) -> Breach:
    if not f.minor_at_enrolment and not f.declaration and not f.past_unknown:
        yield {}


@rule(
    "ENR-08", "G 5.4", Severity.GATE, Involvement,
    title=("Inscrit mineur, maintenant adulte", "Enrolled as a minor, now an adult"),
    message=(
        "{who}, dont l'inscription date d'avant ses 18 ans, est adulte le {day} : la déclaration se demande pour une nouvelle implication.",
        "{who}, enrolled before turning 18, is an adult on {day}: the declaration is asked for a new involvement.",
    ),
    remedy=("pss enroll sign {code} --declaration", "pss enroll sign {code} --declaration"),
)  # fmt: skip
def now_adult(f: Involvement) -> Breach:
    asked = f.minor_at_enrolment and not f.minor and not f.covered
    if asked and not f.declaration and not f.past_unknown:
        yield {}


ALL = (old_enough, consent, confidentiality, ethics, declaration, now_adult)
