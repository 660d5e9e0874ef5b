"""Three files as three real offices would make them, with openpyxl or by hand: never by our own exporter."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

YELLOW = PatternFill("solid", fgColor="FFFFFF00")
RED = PatternFill("solid", fgColor="FFFF9999")


def tidy(path: Path) -> Path:
    """The list of an office where one person has kept order: one sheet, headings on the first line, real days."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Patients partenaires"
    sheet.append(
        ["No", "Nom de famille", "Prénom", "Courriel", "Téléphone", "Date de naissance", "Ville", "Code postal",
         "Direction", "Statut", "Date d'inscription", "Confidentialité", "Commentaires"]
    )  # fmt: skip
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    people = [
        ["101", "Tremblay", "Marie-Ève", "me.tremblay@example.org", "450 555-0101", datetime(1975, 5, 31), "Laval",
         "H7M 3L9", "DSM", "Actif", datetime(2019, 3, 5), "Oui", "Préfère le matin"],
        ["102", "Nguyễn", "Anh", "anh@example.org", "514-555-0102", datetime(1960, 1, 2), "Laval", "H7N 1A1", "DSM",
         "En pause", datetime(2020, 11, 20), "Oui", None],
        ["103", "O'Neil", "Jean-Guy", "jg.oneil@example.org", "(450) 555-0103", datetime(1948, 12, 25), "Laval",
         "H7W 5B2", "DSM", "Retiré", datetime(2018, 6, 1), "Non", "=1+1 n'est pas une formule"],
        ["104", "Roy", "Zoé", "zoe@example.org", "450 555-0104", datetime(1990, 7, 14), "Laval", "H7L 2C3", "DSM",
         "Actif", datetime(2023, 2, 28), "Oui", None],
    ]  # fmt: skip
    for row in people:
        sheet.append(row)
    sheet["M4"].data_type = "s"
    for row in sheet.iter_rows(min_row=2, min_col=6, max_col=11):
        row[0].number_format = row[5].number_format = "yyyy-mm-dd"
    for column, width in zip("ABCDEFGHIJKLM", (6, 18, 14, 28, 16, 12, 12, 10, 10, 10, 12, 14, 40), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(path)
    return path


def messy(path: Path) -> Path:
    """Ten years of three coordinators: titles, notes in the middle, colours, days in all ways."""
    book = openpyxl.Workbook()
    _people(book.active)
    _participations(book.create_sheet("Implications"))
    _expenses(book.create_sheet("Remb. 2021-2022"))
    legend = book.create_sheet("Légende")
    legend.append(["Jaune", "à rappeler"])
    legend.append(["Rouge", "ne veut plus"])
    pivot = book.create_sheet("TCD")
    pivot.append(["Étiquettes de lignes", "Nombre de No"])
    pivot.append(["Laval", 12])
    pivot.append(["Total général", 12])
    book.save(path)
    return path


def _people(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.title = "Liste PP"
    sheet["A1"] = "Bureau du partenariat – registre des patients partenaires"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.merge_cells("A1:K1")
    sheet["A2"] = "MAJ : mars 2024 (voir Josée pour les accès)"
    sheet.append([])
    sheet.append(["No dossier", "Nom et prénom", "DDN", "Tél.", "Cell.", "Adresse courriel", "Usager/proche",
                  "Inscrit le", "Éthique", "Antécédents judiciaires", "Remarques"])  # fmt: skip
    rows = [
        ["PP-1", "Tremblay, Marie-Ève (conjointe de Paul)", "31/05/1975", 4505550101.0, None, "me.t@example.org", None,
         datetime(2015, 3, 5, 0, 0), "x", "2015-03-20", "préfère les courriels"],
        ["PP-2", "ROY Zoé", "14/07/1990", "450-555-0102 / cell: 514 555-0103", None,
         "zoe@example.org; zoe.roy@example.com", "usager", "5 mars 2016", "✓", "oui, dossier", None],
        ["--- 2017 ---"],
        ["PP-3", "Lefebvre, Luc", "03/02/1955", "4505550104", 5145550105, "luc@example.org", "proche aidant", 42800,
         "1", None, None],
        ["PP-4", "Côté, Ann\u00a0", "1981", None, "514.555.0106", "ann.cote@example.org ", "U", "mars 2018", "non",
         None, "ligne saisie\r\nsur deux lignes"],
        [],
        ["No dossier", "Nom et prénom", "DDN", "Tél.", "Cell.", "Adresse courriel", "Usager/proche", "Inscrit le",
         "Éthique", "Antécédents judiciaires", "Remarques"],
        ["PP-5", "Montr?al, Guy", "25/12/1949", 4505550107, None, None, "usager", "2019-05-06", "o",
         "aucun dossier", None],
        ["PP-6", "Gagnon, Léo", "30/06/2010", "450 555-0108", None, None, "usager", "2025-09-15", "Oui", "2025-09-20",
         None],
        ["Total", 6],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    for cell in sheet[6]:
        cell.fill = YELLOW
    for cell in sheet[8]:
        cell.fill = RED
    sheet["B5"].comment = Comment("vérifier l'orthographe", "Josée")
    sheet.column_dimensions["B"].width = 42


def _participations(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.append(["Participations aux comités"])
    sheet.append([])
    sheet.append(["Date", "Nom du partenaire", "Comité", "Rôle", "Nb heures", "Direction"])
    for row in [
        [datetime(2021, 4, 12), "Tremblay, Marie-Ève", "Comité des usagers", "membre", 2.5, "DSM"],
        ["17/05/2021", "Zoé Roy", "Refonte du dépliant", None, "3", "DSM"],
        ["2020-2021", "Luc Lefebvre", "Comité des usagers", "membre", None, "DSM"],
        ["mars 2022", "Luc Lefebvre", "Sondage", None, "1h30", "DSM"],
        [2019, "Luc Lefebvre", "Table régionale", None, None, None],
    ]:
        sheet.append(row)


def _expenses(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.append(["Nom", "Prénom", "Date", "Stationnement", "Taxi", "Transport en commun", "Repas", "Km", "Total"])
    for row in [
        ["Tremblay", "Marie-Ève", datetime(2021, 4, 12), 12, None, None, None, 24.6, 12],
        ["Roy", "Zoé", datetime(2021, 5, 17), None, "22,50 $", None, 15.5, None, 38],
        ["TOTAL", None, None, 12, 22.5, 0, 15.5, None, 50],
    ]:
        sheet.append(row)


def english_1904(path: Path) -> Path:
    """A workbook born on an old Macintosh: days counted from 1904, written month first."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Volunteers"
    sheet.append(["Member ID", "First Name", "Last Name", "Date of Birth", "Phone Number", "E-mail Address", "Active",
                  "Member Since"])  # fmt: skip
    sheet.append(["7", "Kim", "Lee", datetime(1970, 1, 2), "450-555-0111", "kim@example.org", "Y", "03/25/2019"])
    sheet.append(["8", "Sam", "O'Hara", datetime(1980, 2, 3), "450-555-0112", "sam@example.org", "N", "05/03/2020"])
    sheet["D3"] = 27791  # 2 February 1980, counted from 1904, in a cell without a date format
    sheet["D3"].number_format = "General"
    book.save(path)
    return path


def from_windows(path: Path) -> Path:
    """The same office's export by Excel in French: semicolons, Windows letters, decimal commas, a quoted line break."""
    lines = [
        "Nom;Prénom;Courriel;Tél.;Inscrit le;Notes",
        'Lévesque;Bénédicte;bene@example.org;450 555-0121;15/09/2020;"aime l\'été,\r\nles arts; la marche"',
        "Hébert;François;fh@example.org;450 555-0122;03/04/2021;“très disponible”",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path
