"""A column that an import can hold, and how offices write the headings that several kinds of sheet share."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pss_cli.dates import parse_day
from pss_cli.i18n import N_, language
from pss_cli.inputs.field import Field, text, yes_no
from pss_cli.inputs.people import DETAILS, IDENTITY
from pss_cli.text import fold

PERSON = {f.name: f for f in (*IDENTITY, *DETAILS)}


class Heading(NamedTuple):
    """One column: its field, its heading in French and in English, and other ways to write it."""

    field: Field
    fr: str
    en: str
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.fr if language() == "fr" else self.en

    @property
    def names(self) -> set[str]:
        """Every way to write the heading, folded."""
        return {fold(name) for name in (self.fr, self.en, self.field.name, *self.also)} - {""}


def day_or_yes(typed: str) -> date | bool:
    """Return the day of something done, or only whether it was done. Raises ValueError."""
    try:
        return yes_no(typed)
    except ValueError:
        return parse_day(typed)


def of_person(name: str, fr: str, en: str, *also: str) -> Heading:
    """Return the column of a field of a person."""
    return Heading(PERSON[name], fr, en, also)


KEY = Field("key", text, N_("your own number of the person: a second import skips it"))
WHOLE_NAMES = (
    "nom et prénom", "prénom et nom", "nom prénom", "prénom nom", "nom du partenaire", "nom de la personne",
    "partenaire", "patient partenaire", "usager partenaire", "nom du participant", "participant", "name", "partner",
    "nom de l'usager", "personne", "person", "volunteer", "bénévole", "nom du bénévole", "nom complet du partenaire",
    "nom complet", "full name",
    "nom du patient partenaire", "usager ou proche partenaire", "membre", "nom de l'usager partenaire",
)  # fmt: skip
NUMBERS = ("no", "numéro", "n°", "#", "id", "no dossier", "numéro de dossier", "no de dossier", "no partenaire",
           "numéro du partenaire", "no membre", "member id", "number", "no de partenaire", "code", "member number",
           "volunteer id")  # fmt: skip
FIRST_NAMES = ("prénom usager", "prénom du partenaire", "given name", "firstname", "first", "prénom(s)", "prénoms")
LAST_NAMES = ("nom de famille", "nom usager", "family name", "surname", "lastname", "last", "noms")
PHONES = (
    "téléphone", "tél.", "tel", "tél", "no téléphone", "no tél", "numéro de téléphone", "no de téléphone", "phone",
    "phones", "phone number", "telephone", "cell.", "cell", "cellulaire", "mobile", "portable", "tél. cellulaire",
    "tél cell", "tél. rés.", "tél. maison", "tél. domicile", "tél. travail", "tél. bureau", "téléphone maison",
    "téléphone résidence", "téléphone cellulaire", "téléphone 1", "téléphone 2", "tél 1", "tél 2", "home phone",
    "cell phone", "work phone", "phone 1", "phone 2", "coordonnées téléphoniques", "tél. principal", "autre téléphone",
    "autre tél.", "mobile phone", "téléphone travail", "téléphone domicile",
)  # fmt: skip
EMAILS = (
    "courriel", "courriel 1", "courriel 2", "adresse courriel", "adresses courriel", "email", "e-mail", "emails",
    "mail", "email address", "e-mail address", "adresse électronique", "adresse e-mail", "courrier électronique",
    "personal email", "alternate email", "work email", "primary email", "courriel personnel", "courriel travail",
)  # fmt: skip
DIRECTORATES = ("direction", "dir.", "directorate", "direction clinique", "direction demandeuse", "programme",
                "direction programme", "direction responsable", "department", "direction concernée")  # fmt: skip
WHATS = ("comité", "projet", "activité", "comité ou projet", "comité / projet", "comité/projet", "nom du comité",
         "nom du projet", "committee", "project", "activity", "titre", "implication", "mandat", "objet", "motif",
         "description", "event", "rencontre", "réunion")  # fmt: skip
DAYS = ("jour", "date", "day", "date de la rencontre", "date de l'activité", "date d'activité", "date rencontre",
        "event date", "date de participation", "date de la participation", "date réunion", "date de la dépense",
        "date du déplacement", "date de réclamation", "le")  # fmt: skip
PAYMENTS = {"paye le", "payee le", "date de paiement", "date du paiement", "rembourse le", "date de remboursement",
            "date du remboursement", "verse le", "date du cheque", "no cheque", "no de cheque", "numero de cheque",
            "paid on", "payment date", "date paid", "cheque number"}  # fmt: skip
SIGNED = ("confidentiality", "ethics", "kit", "contact", "registry", "yearly", "research")  # a day, or a yes
YEARS = ("année financière", "année", "exercice", "an", "fiscal year", "exercice financier", "year", "année fiscale")
