"""Spotting a jeune (guide 5.2, 5.3a)."""

from __future__ import annotations

from pss_cli.dates import birthday
from pss_cli.rules.base import Severity, Text, rule
from pss_cli.rules.refer import Breach, Referral


@rule(
    "REF-10", "law", Severity.REFUSE, Referral,
    title=("Au moins 14 ans", "At least 14"),
    message=(
        "{who} a {age} ans le {day} ; on consent seul à partir de {limit} ans.",
        "{who} is {age} on {day}; one consents alone from {limit}.",
    ),
    remedy=("Le repérage pourra se faire le {from_day}.", "The referral can be made on {from_day}."),
)  # fmt: skip
def old_enough_to_consent(f: Referral) -> Breach:
    if f.birth_date and f.age is not None and f.age < f.limits.consent_age:
        limit = f.limits.consent_age
        yield {"age": f.age, "limit": limit, "from_day": birthday(f.birth_date, limit)}


@rule(
    "REF-11", "G 5.2", Severity.GATE, Referral,
    title=("Moins de 15 ans au repérage", "Under 15 at the referral"),
    message=(
        "{who} a {age} ans ; l'inscription attendra ses {limit} ans, le {from_day}.",
        "{who} is {age}; enrolment will wait for the age of {limit}, on {from_day}.",
    ),
    remedy=("Attendez cette date, ou dites pourquoi commencer.", "Wait for that day, or say why you start."),
)  # fmt: skip
def under_15(f: Referral) -> Breach:
    if f.birth_date and f.age is not None and f.limits.consent_age <= f.age < f.limits.min_age:
        limit = f.limits.min_age
        yield {"age": f.age, "limit": limit, "from_day": birthday(f.birth_date, limit)}


@rule(
    "REF-12", "G 5.3a-4", Severity.REFUSE, Referral,
    title=("Jeune hébergé : l'éducateur de suivi", "Housed youth: the follow-up educator"),
    message=(
        "{who} est un jeune hébergé et les coordonnées de l'éducateur de suivi manquent.",
        "{who} is a housed jeune and the follow-up educator's contact details are missing.",
    ),
    remedy=("Ajoutez --educator.", "Add --educator."),
)  # fmt: skip
def educator(f: Referral) -> Breach:
    if f.jeune and f.housed and not f.educator and not f.past_unknown:
        yield {}


@rule(
    "REF-13", "G 5.2", Severity.WARN, Referral,
    title=("Jeune : critères, cheminement, jugement de l'intervenant", "Youth: criteria, path, intervenant's judgement"),
    message=("Pour {who}, un jeune, il reste à dire : {items}.", "For {who}, a jeune, still to be said: {items}."),
    remedy=(
        "pss refer edit {code} --youth-criteria … --youth-path --judgement-by …",
        "pss refer edit {code} --youth-criteria … --youth-path --judgement-by …",
    ),
)  # fmt: skip
def youth(f: Referral) -> Breach:
    if f.jeune and not f.past_unknown:
        items: list[Text] = list(f.youth_unmet)
        if not f.youth_path:
            items.append(Text("un cheminement dans son suivi", "a path travelled in their follow-up"))
        if not f.judgement_by:
            items.append(Text("qui a jugé de l'âge et de la maturité", "who judged age and maturity"))
        if items:
            yield {"items": items}


ALL = (old_enough_to_consent, under_15, educator, youth)
