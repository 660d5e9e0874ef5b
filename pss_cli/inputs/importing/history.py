"""The columns of a sheet of participations, and of one of expenses."""

from __future__ import annotations

from pss_cli.dates import parse_day, parse_fiscal_year
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, one_line, text
from pss_cli.inputs.importing.headings import (
    DAYS,
    DIRECTORATES,
    EMAILS,
    FIRST_NAMES,
    KEY,
    LAST_NAMES,
    NUMBERS,
    PHONES,
    WHATS,
    WHOLE_NAMES,
    YEARS,
    Heading,
    of_person,
)
from pss_cli.inputs.importing.words import entry_kind, kind_words
from pss_cli.labels import LABELS
from pss_cli.quantities import parse_duration, parse_km, parse_money
from pss_cli.text import fold
from pss_cli.vocabulary import EntryKind


def _fiscal_year(typed: str) -> str:
    """Return a fiscal year as it is typed. Raises ValueError."""
    parse_fiscal_year(typed)
    return typed.strip()


AMOUNT = Field("amount", parse_money, N_("amount"), example="12,50")


def is_total(heading: str) -> bool:
    """Whether the heading of a column of amounts says that they are totals."""
    return "total" in fold(heading)


_WHO = (
    Heading(KEY, "Numéro", "Number", NUMBERS),
    Heading(Field("person", one_line, N_("whole name of the person")), "Personne", "Person", WHOLE_NAMES),
    of_person("first_name", "Prénom", "First name", *FIRST_NAMES),
    of_person("last_name", "Nom", "Last name", *LAST_NAMES),
    of_person("emails", "Courriels", "E-mails", *EMAILS),
    of_person("phones", "Téléphones", "Telephones", *PHONES),
)
_WHEN = (
    Heading(Field("day", parse_day, N_("day"), example="2022-03-31"), "Date", "Date", DAYS),
    Heading(
        Field("fiscal_year", _fiscal_year, N_("fiscal year, when the day is not known"), example="2021-2022"),
        "Année financière",
        "Fiscal year",
        YEARS,
    ),
)
_WHAT = Heading(Field("what", text, N_("committee or project")), "Comité ou projet", "Committee or project", WHATS)
_DIRECTORATE = Heading(
    Field("directorate", text, N_("directorate"), example="DPJ"), "Direction", "Directorate", DIRECTORATES
)

PARTICIPATIONS = (
    *_WHO,
    *_WHEN,
    _WHAT,
    _DIRECTORATE,
    Heading(
        Field("role", one_line, N_("role, in your own words")),
        "Rôle",
        "Role",
        ("fonction", "titre du rôle", "rôle du partenaire"),
    ),
    Heading(
        Field("length", parse_duration, N_("length of time"), example="2 h 30"),
        "Durée",
        "Length",
        ("heures", "nombre d'heures", "nb heures", "nb d'heures", "hrs", "hours", "durée (h)", "durée en heures",
         "temps", "minutes", "durée (min)", "h", "volunteer hours", "total hours", "nbre d'heures", "heure",
         "duration"),
    ),
)  # fmt: skip

_DISTANCES = {"km", "kilometre", "kilometres", "kilometers"}  # above a number of kilometres, not of dollars

EXPENSES = (
    *_WHO,
    *_WHEN,
    Heading(
        Field("kind", entry_kind, N_("kind of expense"), choices=EntryKind),
        "Genre de dépense",
        "Kind of expense",
        ("type", "type de dépense", "type de frais", "nature", "nature de la dépense", "dépense", "catégorie", "genre",
         "poste", "expense type", "category", "kind", "type of expense"),
    ),
    Heading(
        AMOUNT,
        "Montant",
        "Amount",
        ("$", "montant ($)", "somme", "coût", "montant remboursé", "montant réclamé", "remboursement", "cost",
         "reimbursed", "montant payé", "total", "montant total", "total réclamé", "total remboursé", "total amount"),
    ),
    Heading(
        Field("km", parse_km, N_("distance in kilometres"), example="24,6"),
        "Kilomètres",
        "Kilometres",
        ("km", "nb km", "nombre de km", "nb de km", "distance", "distance (km)", "kilométrage (km)", "kilometers"),
    ),
    _DIRECTORATE,
    _WHAT,
    *(
        Heading(
            Field(f"amount_{kind}", parse_money, LABELS[EntryKind][kind], example="12,50"),
            fr,
            en,
            tuple(w for w in kind_words(kind) if w not in _DISTANCES),
        )
        for kind, fr, en in (
            (EntryKind.KM, "Kilométrage (montant)", "Kilometres (amount)"),
            (EntryKind.GRAVEL, "Chemin de gravier (montant)", "Gravel road (amount)"),
            (EntryKind.CARPOOL, "Covoiturage (montant)", "Car pool (amount)"),
            (EntryKind.TRANSIT, "Transport en commun", "Public transit"),
            (EntryKind.TAXI, "Taxi", "Taxi (amount)"),
            (EntryKind.PARKING, "Stationnement", "Parking"),
            (EntryKind.MORNING, "Déjeuner", "Breakfast"),
            (EntryKind.NOON, "Dîner", "Lunch"),
            (EntryKind.EVENING, "Souper", "Supper"),
            (EntryKind.OTHER, "Autre dépense", "Other expense"),
        )
    ),
)  # fmt: skip
