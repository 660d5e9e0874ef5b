"""Keeping the registry: the kit, the details, the notes (guide 1.1b, 4.5, 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pss_cli.dates import add_months
from pss_cli.rules.base import Facts, Severity, Text, rule
from pss_cli.rules.enroll import Aged, Breach


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WithoutKit(Facts):
    """Someone enrolled who has not received the welcome kit, as things stand today."""

    since: date | None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Details(Facts):
    """Someone active in the registry and the day their details were last confirmed, as things stand today."""

    confirmed_on: date | None  # None: of someone imported, nobody knows


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class NoteWritten(Aged):
    """A note about a person on the day it was written."""

    text: str


@rule(
    "ENR-15", "G 4.5", Severity.TODO, WithoutKit,
    title=("La pochette d'accueil est remise", "The welcome kit is handed over"),
    message=(
        "{who} n'a pas reçu la pochette d'accueil, avec la fiche sur les modes de compensation.",
        "{who} has not received the welcome kit, with the compensation sheet.",
    ),
    remedy=("pss enroll sign {code} --kit", "pss enroll sign {code} --kit"),
)  # fmt: skip
def kit(f: WithoutKit) -> Breach:
    if not f.past_unknown:
        yield {"since": f.since}


@rule(
    "ENR-16", 'G 1.1b ("mis à jour sur une base régulière")', Severity.TODO, Details,
    title=("Coordonnées et disponibilités à confirmer", "Details to be confirmed"),
    message=(
        "Les renseignements sur {who} n'ont pas été confirmés {lately}.",
        "The details of {who} were not confirmed {lately}.",
    ),
    remedy=("pss person edit {code} --confirmed", "pss person edit {code} --confirmed"),
)  # fmt: skip
def details(f: Details) -> Breach:
    months = f.limits.details_months
    if f.confirmed_on is None:
        yield {"lately": Text("depuis leur importation", "since they were imported")}
    elif (since := add_months(f.confirmed_on, months)) <= f.day:
        lately = Text(
            f"depuis le {f.confirmed_on} ({months} mois ou plus)", f"since {f.confirmed_on} ({months} months or more)"
        )
        yield {"lately": lately, "since": since}


@rule(
    "ENR-17", "G 5.4", Severity.GATE, NoteWritten,
    title=("Mineur : une note qui parle de judiciaire", "Minor: a note that speaks of judicial matters"),
    message=(
        "{who} n'a pas 18 ans (ou son âge est inconnu) et la note parle de judiciaire : {words}.",
        "{who} is a minor and the note speaks of judicial matters: {words}.",
    ),
    remedy=(
        "Cet aspect se dit et ne s'écrit pas : enlevez ces mots.",
        "This is talked about and never written: take these words out.",
    ),
)  # fmt: skip
def nothing_judicial_in_a_note(f: NoteWritten) -> Breach:
    if f.minor:
        found = f.limits.judicial(f.text)
        if found:
            yield {"words": found}


ALL = (kit, details, nothing_judicial_in_a_note)
