"""Makes the workbook of an office that kept ten thousand partners: twenty-nine columns, invented."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

HEADINGS = (
    "Numéro", "Prénom", "Nom", "Usager ou proche", "Téléphones", "Courriels", "Langue", "Date de naissance",
    "Moyen préféré", "Adresse", "Ville", "Province", "Code postal", "Direction", "Services reçus", "Vécu",
    "Langues parlées", "Besoins", "Plages horaires", "Implications souhaitées", "Inscrit depuis", "Confidentialité",
    "Code d'éthique", "Consent répertoire", "Profils", "Niveau", "Dernière participation", "Statut", "Note",
)  # fmt: skip
DIRECTORATES = ("DSM", "DPJ", "DSI")


def row(i: int) -> tuple[str, ...]:
    """Return the cells of the `i`-th partner, as an office types them."""
    return (
        str(i + 1), f"Prénom{i % 997}", f"Nom{i % 8999}", ("usager", "proche")[i % 2], f"450 555-{i % 10_000:04d}",
        f"p{i}@example.org", "français", f"19{40 + i % 50}-0{1 + i % 9}-1{i % 9}", "téléphone", f"{i}, rue des Érables",
        "Laval", "QC", "H7M 3L9", DIRECTORATES[i % 3], "Oncologie", "Cancer du sein", "français, anglais",
        "mobilité" if i % 3 == 0 else "", "lundi-matin, mardi-après-midi", "comité permanent" if i % 2 else "",
        f"20{15 + i % 9}-05-1{i % 9}", "oui", f"20{15 + i % 9}-05-2{i % 8}", "oui", "ressource", "opérationnel",
        "2024-02-20" if i % 2 else "", "actif" if i % 10 else "retiré", "" if i % 5 else "Préfère le matin",
    )  # fmt: skip


def write(path: Path, count: int) -> None:
    """Write the workbook of `count` partners."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Personnes")
    sheet.write_row(0, 0, HEADINGS)
    for i in range(count):
        sheet.write_row(i + 1, 0, row(i))
    book.close()
