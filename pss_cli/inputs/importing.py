"""The one documented template of an import: its columns, and how a file is read into rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from pss_cli.dates import parse_day
from pss_cli.errors import BadFile
from pss_cli.i18n import N_, _, language
from pss_cli.inputs.field import Field, Reading, Words, one_of, text, yes_no
from pss_cli.inputs.people import DETAILS, IDENTITY
from pss_cli.text import fold, printable
from pss_cli.vocabulary import Level, Profile

ERROR = ("Erreur", "Error")
_PERSON = {f.name: f for f in (*IDENTITY, *DETAILS)}


def day_or_yes(typed: str) -> date | bool:
    """Return the day of something done, or only whether it was done. Raises ValueError."""
    try:
        return yes_no(typed)
    except ValueError:
        return parse_day(typed)


class Heading(NamedTuple):
    """One column: its field, and its heading in French and in English."""

    field: Field
    fr: str
    en: str

    def __str__(self) -> str:
        return self.fr if language() == "fr" else self.en

    @property
    def names(self) -> set[str]:
        """Every way to write the heading."""
        return {fold(self.fr), fold(self.en), fold(self.field.name)}


def _signed(name: str, label: str) -> Field:
    return Field(name, day_or_yes, label, example="2024-05-31")


COLUMNS = (
    Heading(Field("key", text, N_("your own number of the person: a second import skips it")), "Numéro", "Number"),
    Heading(_PERSON["first_name"], "Prénom", "First name"),
    Heading(_PERSON["last_name"], "Nom", "Last name"),
    Heading(_PERSON["name_in_use"], "Nom usuel", "Name in use"),
    Heading(_PERSON["kind"], "Usager ou proche", "User or relative"),
    Heading(_PERSON["relative_of"], "Proche de", "Relative of"),
    Heading(_PERSON["phones"], "Téléphones", "Telephones"),
    Heading(_PERSON["emails"], "Courriels", "E-mails"),
    Heading(_PERSON["language"], "Langue", "Language"),
    Heading(_PERSON["birth_date"], "Date de naissance", "Birth date"),
    Heading(_PERSON["adult"], "18 ans ou plus", "18 or over"),
    Heading(_PERSON["channel"], "Moyen préféré", "Preferred way"),
    Heading(_PERSON["preferred_hours"], "Heures préférées", "Preferred hours"),
    Heading(_PERSON["address"], "Adresse", "Address"),
    Heading(_PERSON["city"], "Ville", "City"),
    Heading(_PERSON["province"], "Province", "Province"),
    Heading(_PERSON["postal_code"], "Code postal", "Postal code"),
    Heading(_PERSON["person_directorate"], "Direction", "Directorate"),
    Heading(_PERSON["services_received"], "Services reçus", "Services received"),
    Heading(_PERSON["lived_experience"], "Vécu", "Lived experience"),
    Heading(_PERSON["spoken_languages"], "Langues parlées", "Languages spoken"),
    Heading(_PERSON["needs"], "Besoins", "Needs"),
    Heading(_PERSON["slots"], "Plages horaires", "Weekly slots"),
    Heading(_PERSON["wishes"], "Implications souhaitées", "Involvement wished"),
    Heading(_PERSON["refusals"], "Implications refusées", "Involvement refused"),
    Heading(_PERSON["employee"], "Employé", "Employee"),
    Heading(_PERSON["employee_team"], "Équipe", "Team"),
    Heading(_PERSON["superior"], "Supérieur", "Superior"),
    Heading(
        Field("enrolled_since", parse_day, N_("enrolled in the registry since"), example="2022-09-15"),
        "Inscrit depuis",
        "Enrolled since",
    ),
    Heading(
        _signed("confidentiality", N_("confidentiality engagement: day, or yes")), "Confidentialité", "Confidentiality"
    ),
    Heading(_signed("ethics", N_("code of ethics: day, or yes")), "Code d'éthique", "Code of ethics"),
    Heading(_signed("kit", N_("welcome kit: day, or yes")), "Pochette", "Welcome kit"),
    Heading(
        Field("declaration", parse_day, N_("adults only: day of the declaration"), example="2022-09-15"),
        "Déclaration",
        "Declaration",
    ),
    Heading(_signed("contact", N_("consents to be contacted: day, or yes")), "Consent contact", "Consent to contact"),
    Heading(
        _signed("registry", N_("consents to be in the registry: day, or yes")),
        "Consent répertoire",
        "Consent to registry",
    ),
    Heading(
        _signed("yearly", N_("consents to the yearly communication: day, or yes")),
        "Consent annuel",
        "Consent to yearly",
    ),
    Heading(_signed("research", N_("consents to research: day, or yes")), "Consent recherche", "Consent to research"),
    Heading(Field("profiles", one_of(Profile), N_("profiles"), many=True, choices=Profile), "Profils", "Profiles"),
    Heading(Field("level", one_of(Level), N_("level"), choices=Level), "Niveau", "Level"),
    Heading(
        Field("last_involved_on", parse_day, N_("last participation"), example="2024-02-20"),
        "Dernière participation",
        "Last participation",
    ),
)
REQUIRED = ("first_name", "last_name")


@dataclass(frozen=True)
class Table:
    """A file that was read: its columns in its own order, and its rows with their line numbers."""

    headings: Sequence[Heading]
    rows: Sequence[tuple[int, Mapping[str, str]]]


def read_table(path: Path) -> Table:
    """Return the rows of a CSV file or a workbook. Raises BadFile when it cannot be read as the template."""
    try:
        lines = _workbook(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path.read_bytes())
        _number, first = next(lines, (0, []))
        headings = _headings(first)
        rows = []
        for number, cells in lines:
            typed = {h.field.name: c.strip() for h, c in zip(headings, cells, strict=False) if h and c.strip()}
            if typed:
                rows.append((number, typed))
    except OSError:
        raise BadFile(_("{file} cannot be read.").format(file=path)) from None
    except csv.Error:
        raise BadFile(_("{file} is not a CSV file.").format(file=path)) from None
    return Table([h for h in headings if h], rows)


def read_row(typed: Mapping[str, str], words: Words) -> tuple[dict[str, Any], list[str]]:
    """Return the values of one row, and what cannot be read in it."""
    given: dict[str, Any] = {}
    problems = [
        _("{heading} is missing").format(heading=h)
        for h in COLUMNS
        if h.field.name in REQUIRED and h.field.name not in typed
    ]
    for heading in COLUMNS:
        if heading.field.name in typed:
            reading = Reading()
            reading.read(heading.field, typed[heading.field.name], words)
            problems += [p.replace(f"--{heading.field.option}", str(heading)) for p in reading.problems]
            given |= reading.values
    return given, problems


def _headings(cells: Sequence[str]) -> list[Heading | None]:
    """Return the column of each heading; None for the errors that a former import wrote. Raises BadFile."""
    known = {name: heading for heading in COLUMNS for name in heading.names}
    errors = {fold(name) for name in ERROR}
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    unknown = [c for c in cells if fold(c) not in known and fold(c) not in errors]
    missing = [str(h) for h in COLUMNS if h.field.name in REQUIRED and not h.names & {fold(c) for c in cells}]
    found = [known.get(fold(c)) for c in cells]
    twice = [str(h) for h in COLUMNS if found.count(h) > 1]
    if unknown or missing or twice:
        problems = (
            (_("Unknown headings: {names}"), [printable(c) for c in unknown]),
            (_("Headings missing: {names}"), missing),
            (_("Headings given twice: {names}"), twice),
        )
        said = [sentence.format(names=", ".join(names)) for sentence, names in problems if names]
        raise BadFile(*said, _("The template: pss registry import --template FILE"))
    return found


def _csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a CSV file as Excel or others write it: UTF-8 or Windows, `;`, `,` or tabs."""
    if b"\0" in content:
        raise csv.Error
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = content.decode("cp1252", errors="replace")
    first = decoded.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(decoded, newline=""), delimiter=delimiter, strict=True)
    for cells in reader:
        yield reader.line_num, cells


def _workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some files claim a million empty rows
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_cell(value) for value in row]
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError):
        raise BadFile(_("{file} is not a workbook that can be read.").format(file=path)) from None


def _cell(value: Any) -> str:
    """Return a cell as it would be typed: a day without its midnight, a whole number without its decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
