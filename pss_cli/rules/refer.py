"""Spotting (guide 1.1a, 5.2, 5.3; annexe 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.dates import age_on
from pss_cli.rules.base import Facts, Severity, Text, rule

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Newcomer(Facts):
    """Someone who enters the registry, by a referral or enrolled before pss."""

    alike: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Referral(Newcomer):
    """A referral on the day it was made."""

    referrer: str | None = None
    referrer_role: str | None = None
    directorate: str | None = None
    received_care: bool | None = None
    agreed: bool | None = None
    reachable: bool = False
    unmet: tuple[Text, ...] = ()
    distance: bool | None = None
    not_claiming: bool | None = None
    weekday_daytime: bool | None = None
    birth_date: date | None = None
    adult: bool | None = None
    followed_youth: bool = False  # a user whom the youth directorate follows
    housed: bool | None = None
    educator: str | None = None
    youth_unmet: tuple[Text, ...] = ()
    youth_path: bool | None = None
    judgement_by: str | None = None

    @property
    def age(self) -> int | None:
        """Age on the day of the referral."""
        return age_on(self.birth_date, self.day) if self.birth_date else None

    @property
    def jeune(self) -> bool:
        """A minor, or someone followed by the youth directorate (not a parent)."""
        minor = self.age is not None and self.age < self.limits.majority_age
        return minor or self.followed_youth


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RequestReferral(Facts):
    """A referral made for a request that waits for it, as things stand today."""

    request_code: str
    enrolled: bool = False
    match_code: str | None = None  # once proposed for that request


@rule(
    "REF-01", "G 1.1a; M", Severity.REFUSE, Referral,
    title=("Qui a repéré la personne, et à quel titre", "Who spotted the person, and in what role"),
    message=("On ne sait pas qui a repéré {who}, ou à quel titre.", "Who spotted {who}, or in what role, is not known."),
    remedy=("Ajoutez --referrer et --referrer-role.", "Add --referrer and --referrer-role."),
)  # fmt: skip
def spotter(f: Referral) -> Breach:
    if not f.past_unknown and not (f.referrer and f.referrer_role):
        yield {}


@rule(
    "REF-02", "G 1.1a", Severity.WARN, Referral,
    title=("La direction de qui repère", "The directorate of who spots"),
    message=("La direction de la personne qui repère n'est pas connue.", "The directorate of who spots is not known."),
    remedy=("Ajoutez-la : pss refer edit {code} --directorate CODE", "Add it: pss refer edit {code} --directorate CODE"),
)  # fmt: skip
def spotter_directorate(f: Referral) -> Breach:
    if not f.past_unknown and not f.directorate:
        yield {}


@rule(
    "REF-03", "G 1.1a", Severity.GATE, Referral,
    title=("A reçu des soins ou services ici, ou est un proche", "Received care or services here, or is a relative"),
    message=(
        "Rien ne dit que {who} a reçu des soins ou services ici, ou est proche de quelqu'un qui en a reçu.",
        "Nothing says that {who} received care or services here, or is a relative of someone who did.",
    ),
    remedy=("Ajoutez --received-care si c'est le cas.", "Add --received-care if so."),
)  # fmt: skip
def received_care(f: Referral) -> Breach:
    if not f.past_unknown and not f.received_care:
        yield {}


@rule(
    "REF-04", "G annexe 3, 5.3a-2; A; law", Severity.REFUSE, Referral,
    title=("La personne accepte que ses coordonnées soient transmises", "The person agrees that their details be sent"),
    message=(
        "Rien ne dit que {who} a eu une rencontre, montre de l'intérêt et accepte que ses coordonnées soient transmises.",
        "Nothing says that {who} was spoken to, is interested and agrees that their contact details be sent.",
    ),
    remedy=("Parlez d'abord à la personne, puis ajoutez --agreed.", "Speak to the person first, then add --agreed."),
)  # fmt: skip
def agreed(f: Referral) -> Breach:
    if f.agreed is False or (not f.agreed and not f.past_unknown):
        yield {}


@rule(
    "REF-05", 'G 1.1a ("coordonnées")', Severity.REFUSE, Referral,
    title=("Au moins une façon de joindre la personne", "At least one way to reach the person"),
    message=("Aucun téléphone, courriel ou adresse pour {who}.", "No telephone, e-mail or address for {who}."),
    remedy=("Ajoutez --phones, --emails ou --address.", "Add --phones, --emails or --address."),
)  # fmt: skip
def reachable(f: Referral) -> Breach:
    if not f.past_unknown and not f.reachable:
        yield {}


def _criteria_not_met(f: Referral) -> Breach:
    if not f.past_unknown and f.unmet:
        yield {"criteria": f.unmet}


_UNMET = ("Critères non reconnus pour {who} : {criteria}.", "Criteria not recognised for {who}: {criteria}.")
_NOBODY_IS_PERFECT = (
    "Personne n'a à être parfait, certaines aptitudes viennent avec le temps : à voir à l'entretien.",
    "Nobody has to be perfect, some skills come with time: see at the interview.",
)

six_criteria = rule(
    "REF-06", "G 1.1a, annexe 3; A; N", Severity.WARN, Referral,
    title=("Les six critères du partenaire", "The six criteria of a partner"),
    message=_UNMET, remedy=_NOBODY_IS_PERFECT, profiles=("laval", "capitale-nationale"),
)(_criteria_not_met)  # fmt: skip

five_criteria = rule(
    "REF-14", "M", Severity.WARN, Referral,
    title=("Les cinq critères de la Montérégie-Ouest", "The five criteria of Montérégie-Ouest"),
    message=_UNMET, remedy=_NOBODY_IS_PERFECT, profiles=("monteregie-ouest",),
)(_criteria_not_met)  # fmt: skip


@rule(
    "REF-07", "G 1.1a, annexe 3; A", Severity.WARN, Referral,
    title=("Un recul émotif suffisant", "Enough emotional distance"),
    message=("Le recul émotif de {who} n'est pas reconnu.", "Enough emotional distance is not recognised for {who}."),
    remedy=("À explorer à l'entretien.", "Explore it at the interview."),
)  # fmt: skip
def distance(f: Referral) -> Breach:
    if not f.past_unknown and not f.distance:
        yield {}


@rule(
    "REF-08", "A; G annexe 3, 5.2", Severity.WARN, Referral,
    title=("Pas uniquement axé sur la revendication des droits", "Not focused only on claiming rights"),
    message=(
        "Rien ne dit que {who} n'est pas uniquement dans la revendication des droits.",
        "Nothing says that {who} is not focused only on claiming rights.",
    ),
    remedy=("À explorer à l'entretien.", "Explore it at the interview."),
)  # fmt: skip
def not_claiming(f: Referral) -> Breach:
    if not f.past_unknown and not f.not_claiming:
        yield {}


@rule(
    "REF-09", "G 1.1a; A", Severity.WARN, Referral,
    title=("Disponible de jour, en semaine", "Available on weekdays, in the daytime"),
    message=(
        "Rien ne dit que {who} est disponible de jour, en semaine.",
        "Nothing says that {who} is available on weekdays, in the daytime.",
    ),
    remedy=("L'entretien devra le confirmer (INT-03).", "The interview will have to confirm it (INT-03)."),
)  # fmt: skip
def weekday_daytime(f: Referral) -> Breach:
    if not f.past_unknown and not f.weekday_daytime:
        yield {}


@rule(
    "REF-15", "ours", Severity.GATE, Newcomer,
    title=("Ressemble à quelqu'un du répertoire", "Looks like someone already in the registry"),
    message=("{who} ressemble à : {alike}.", "{who} looks like: {alike}."),
    remedy=(
        "Si c'est la même personne, corrigez sa fiche (pss person edit {same}) plutôt que d'en créer une autre ; "
        "si elle revient : pss refer add --person {same} ; les deux fiches existent déjà : pss person duplicates",
        "If this is the same person, correct their record (pss person edit {same}) rather than make another; "
        "if they come back: pss refer add --person {same}; both are there already: pss person duplicates",
    ),
)  # fmt: skip
def alike(f: Newcomer) -> Breach:
    if f.alike:
        yield {"alike": f.alike, "same": f.alike[0].partition(" ")[0]}


@rule(
    "REF-16", "G 3.1", Severity.TODO, RequestReferral,
    title=("Repérage fait pour une demande", "Referral made for a request"),
    message=(
        "Le repérage de {who} a été fait pour {request_code}, qui attend encore.",
        "{who} was referred for {request_code}, which still waits.",
    ),
    remedy=("{command}", "{command}"),
)  # fmt: skip
def for_a_request(f: RequestReferral) -> Breach:
    if f.match_code:
        command = f"pss match answer {f.match_code} …"
    elif f.enrolled:
        command = f"pss match propose {f.request_code} {f.code}"
    else:
        command = f"pss person show {f.code}"
    yield {"request_code": f.request_code, "since": f.day, "command": command}


ALL = (
    spotter, spotter_directorate, received_care, agreed, reachable, six_criteria, distance, not_claiming,
    weekday_daytime, five_criteria, alike, for_a_request,
)  # fmt: skip
