"""Workbooks of an invented office, and what a registry holds once they are imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

ANN = {
    "Numéro": "17", "Prénom": "Ann", "Nom": "Lefort", "Téléphones": "450 555-0101", "Courriels": "ann@example.org",
    "Date de naissance": "1970-01-01", "Inscrit depuis": "2022-09-15", "Confidentialité": "oui",
    "Consent répertoire": "2022-09-14", "Profils": "ressource", "Niveau": "opérationnel",
}  # fmt: skip
BEA = {"Prénom": "Béa", "Nom": "Morin", "Courriels": "bea@example.org", "18 ans ou plus": "oui"}
PARTICIPATION = {"Personne": "Morin, Béa", "Date": "2021-05-01", "Comité ou projet": "Comité A", "Direction": "DSI",
                 "Durée": "2 h 30"}  # fmt: skip
PARKING = {"Personne": "Béa Morin", "Date": "2021-05-01", "Genre de dépense": "stationnement", "Montant": "8,50",
           "Direction": "DSI"}  # fmt: skip


def book(name: str, **sheets: Sequence[Mapping[str, str | None]]) -> str:
    """Write a workbook whose sheets hold texts under their headings; return its name."""
    made = xlsxwriter.Workbook(name, {"strings_to_formulas": False, "strings_to_urls": False})
    for title, rows in sheets.items():
        sheet = made.add_worksheet(title)
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        sheet.write_row(0, 0, headings)
        for y, row in enumerate(rows, start=1):
            for x, heading in enumerate(headings):
                if row.get(heading) is not None:
                    sheet.write_string(y, x, row[heading])
    made.close()
    return name


def contents(name: str | Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each sheet of a workbook."""
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(name).worksheets}


def asked(registry: Path, statement: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a statement."""
    connection = sqlite3.connect(registry)
    rows = connection.execute(statement, tuple(parameters)).fetchall()
    connection.close()
    return rows


def tables(registry: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that a registry holds, but for the counters that never go back."""
    names = asked(registry, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: asked(registry, f"SELECT * FROM {name} ORDER BY 1") for (name,) in names}
