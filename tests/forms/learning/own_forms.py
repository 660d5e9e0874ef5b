"""Reimbursement forms made up for the tests, each built in another way, with where a person would write each value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
LINE = Border(bottom=THIN)
GREY = PatternFill("solid", fgColor="FFD9D9D9")
DAY = "yyyy-mm-dd"


class Form(NamedTuple):
    """A form, and what a person says of it."""

    book: Workbook
    places: Mapping[str, str]  # as bench.learning.places names them
    either: frozenset[str] = frozenset()  # proposed or not, both are right


def _put(sheet: Worksheet, cells: Mapping[str, Any]) -> None:
    for at, value in cells.items():
        sheet[at] = value


def _framed(sheet: Worksheet, area: str, border: Border = FRAME) -> None:
    for row in sheet[area]:
        for cell in row:
            cell.border = border


def _lettered(values: str) -> dict[str, str]:
    return dict(zip(values.split(), "ABCDEFGHIJKLMN", strict=False))


def _heading(sheet: Worksheet, at: str, text: str, area: str) -> None:
    sheet[at] = text
    sheet[at].font, sheet[at].fill = Font(bold=True), GREY
    sheet.merge_cells(area)


def french() -> Form:
    """Sections, labels at the left of framed cells, headers in two rows, a total and what is to be paid."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Réclamation"
    sheet["A1"] = "DEMANDE DE REMBOURSEMENT"
    _heading(sheet, "A3", "1. Identification du demandeur", "A3:K3")
    _put(sheet, {"A4": "Nom", "F4": "Prénom", "A5": "Adresse", "F5": "Ville", "J5": "Code postal",
                 "A6": "Téléphone", "F6": "Courriel"})  # fmt: skip
    for area in ("B4:D4", "G4:K4", "B5:D5", "G5:H5", "B6:D6", "G6:K6"):
        _framed(sheet, area)
        sheet.merge_cells(area)
    _framed(sheet, "K5:K5")
    _heading(sheet, "A8", "2. Détail des frais", "A8:K8")
    _put(sheet, {"A9": "Date", "B9": "Motif", "C9": "Trajet", "D9": "Kilométrage", "G9": "Stationnement",
                 "H9": "Repas", "K9": "Total", "D10": "Km", "E10": "Taux", "F10": "Montant", "H10": "Déj.",
                 "I10": "Dîner", "J10": "Souper"})  # fmt: skip
    for area in ("A9:A10", "B9:B10", "C9:C10", "D9:F9", "G9:G10", "H9:J9", "K9:K10"):
        sheet.merge_cells(area)
    _framed(sheet, "A9:K22")
    for row in range(11, 22):
        sheet[f"A{row}"].number_format = DAY
        sheet[f"F{row}"] = f"=ROUND(D{row}*E{row},2)"
        sheet[f"K{row}"] = f"=SUM(F{row}:J{row})"
    sheet["A22"] = "Totaux"
    for letter in "DFGHIJK":
        sheet[f"{letter}22"] = f"=SUM({letter}11:{letter}21)"
    _put(sheet, {"H24": "Moins : avance reçue", "H25": "MONTANT À REMBOURSER", "K25": "=K22-K24"})
    _framed(sheet, "K24:K25")
    _heading(sheet, "A27", "3. Approbation du gestionnaire", "A27:K27")
    _put(sheet, {"A28": "Nom", "F28": "Signature", "J28": "Date"})
    _framed(sheet, "B28:D28", LINE), _framed(sheet, "G28:I28", LINE), _framed(sheet, "K28:K28", LINE)
    _heading(sheet, "A30", "Réservé aux ressources financières", "A30:K30")
    _put(sheet, {"A31": "No de fournisseur", "F31": "Date", "J31": "Total"})
    _framed(sheet, "B31:D31"), _framed(sheet, "G31:H31"), _framed(sheet, "K31:K31")
    columns = _lettered("day motive itinerary km rate km_amount parking morning noon evening")
    fields = {"last_name": "B4", "first_name": "G4", "address": "B5", "city": "G5", "postal_code": "K5",
              "phone": "B6", "email": "G6", "advance": "K24", "manager": "B28", "total": "K22",
              "payable": "K25"}  # fmt: skip
    sums = frozenset({"km_total", "total_km_amount", "total_parking", "total_morning", "total_noon", "total_evening"})
    return Form(book, _places("Réclamation", fields, columns, (11, 11)), sums)


def english() -> Form:
    """Labels with a colon before an underlined cell, one amount a line, an approver at the foot."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Claim 1"
    _put(sheet, {"A1": "EXPENSE CLAIM", "A3": "Employee name:", "D3": "Date submitted:", "A4": "Department:",
                 "D4": "Purpose of travel:", "A6": "Date", "B6": "Description", "C6": "Receipt #", "D6": "Amount",
                 "C15": "Total", "D15": "=SUM(D7:D14)", "C16": "Less advance", "C17": "Amount due",
                 "D17": "=D15-D16", "A19": "Employee signature:", "D19": "Date:", "A20": "Approved by:",
                 "D20": "Date:"})  # fmt: skip
    _framed(sheet, "A6:D14"), _framed(sheet, "D15:D17")
    for at in ("B3", "E3", "B4", "E4", "B19", "E19", "B20", "E20"):
        sheet[at].border = LINE
    fields = {"full_name": "B3", "day": "E3", "directorate": "B4", "motive": "E4", "total": "D15", "advance": "D16",
              "payable": "D17", "manager": "B20"}  # fmt: skip
    columns = {"day": "A", "motive": "B", "receipt": "C", "line_total": "D"}
    return Form(book, _places("'Claim 1'", fields, columns, (7, 8)))


def above() -> Form:
    """Each label over its cell, in the same frame; the total is written by hand."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Feuil1"
    _put(sheet, {"B2": "NOTE DE FRAIS", "B4": "Nom et prénom", "D4": "Date de la demande", "F4": "Direction",
                 "B7": "Objet", "F7": "Période", "B10": "Date", "C10": "Départ", "D10": "Destination", "E10": "Taxi",
                 "F10": "Repas", "G10": "Divers", "H10": "Préciser", "F21": "Total général"})  # fmt: skip
    top, foot = Border(left=THIN, right=THIN, top=THIN), Border(left=THIN, right=THIN, bottom=THIN)
    for label, place in (
        ("B4:C4", "B5:C5"),
        ("D4:E4", "D5:E5"),
        ("F4:H4", "F5:H5"),
        ("B7:E7", "B8:E8"),
        ("F7:H7", "F8:H8"),
    ):
        _framed(sheet, label, top), _framed(sheet, place, foot)
        sheet.merge_cells(label), sheet.merge_cells(place)
    sheet["D5"].number_format = DAY
    _framed(sheet, "B10:H20"), _framed(sheet, "G21:H21")
    fields = {"name_last_first": "B5", "day": "D5", "directorate": "F5", "motive": "B8", "period": "F8", "total": "G21"}
    columns = {"day": "B", "departure": "C", "arrival": "D", "taxi": "E", "meals": "F", "other": "G", "label": "H"}
    return Form(book, _places("Feuil1", fields, columns, (11, 10)))


def inside() -> Form:
    """The label and its value share one cell; rich text; a table without a single formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Frais"
    bold = TextBlock(InlineFont(b=True), "Nom du bénévole : ")
    sheet["A3"] = CellRichText(bold, "______________________")
    _put(sheet, {"A1": "Frais de déplacement des bénévoles", "E3": "Date : ______________",
                 "A4": "Adresse complète : ____________________",
                 "A6": "No", "B6": "Date", "C6": "De", "D6": "À", "E6": "Nombre de km", "F6": "Montant",
                 "E17": "TOTAL À PAYER"})  # fmt: skip
    for area in ("A3:D3", "E3:F3", "A4:F4"):
        sheet.merge_cells(area)
    for row in range(7, 17):
        sheet[f"A{row}"] = row - 6
    _framed(sheet, "A6:F16"), _framed(sheet, "F17:F17")
    fields = {"full_name": "A3", "day": "E3", "full_address": "A4", "payable": "F17"}
    columns = {"number": "A", "day": "B", "departure": "C", "arrival": "D", "km": "E", "km_amount": "F"}
    return Form(book, _places("Frais", fields, columns, (7, 10)))


def three_rows() -> Form:
    """Headers in three rows, under groups of groups."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Déplacements"
    _put(sheet, {"A1": "Réclamant :", "F1": "Du :", "H1": "Au :", "A4": "Date", "B4": "Déplacement",
                 "F4": "Frais réclamés", "B5": "Trajet", "D5": "Heure", "F5": "Automobile", "I5": "Transport",
                 "K5": "Autres frais",
                 "B6": "De", "C6": "À", "D6": "Départ", "E6": "Retour", "F6": "km", "G6": "Taux", "H6": "$",
                 "I6": "Autobus", "J6": "Taxi", "K6": "Montant", "L6": "Nature", "A15": "Total", "K17": "Grand total",
                 "L17": "=SUM(H15:K15)"})  # fmt: skip
    for area in ("A4:A6", "B4:E4", "F4:L4", "B5:C5", "D5:E5", "F5:H5", "I5:J5", "K5:L5"):
        sheet.merge_cells(area)
    _framed(sheet, "A4:L15"), _framed(sheet, "L17:L17")
    for at in ("B1", "G1", "I1"):
        sheet[at].border = LINE
    sheet["G1"].number_format = sheet["I1"].number_format = DAY
    for letter in "FHIJK":
        sheet[f"{letter}15"] = f"=SUM({letter}7:{letter}14)"
    fields = {"full_name": "B1", "since": "G1", "until": "I1", "total": "L17"}
    columns = _lettered("day departure arrival starts ends km rate km_amount transit taxi other label")
    sums = frozenset({"km_total", "total_km_amount", "total_transit", "total_taxi", "total_other"})
    return Form(book, _places("Déplacements", fields, columns, (7, 8)), sums)


def weekly() -> Form:
    """The days across, the kinds down, under a heading for the meals."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Semaine"
    _put(sheet, {"A1": "Nom :", "A2": "Semaine du :", "A4": "Nature", "I4": "Total", "A5": "Kilomètres",
                 "A6": "Stationnement", "A7": "Taxi", "A8": "Repas", "A9": "Déjeuner", "A10": "Dîner", "A11": "Souper",
                 "A12": "Hébergement", "A13": "Total", "H15": "Total des dépenses", "I15": "=I13"})  # fmt: skip
    for number, day in enumerate(("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")):
        sheet.cell(4, 2 + number, day)
    _framed(sheet, "A4:I7"), _framed(sheet, "A9:I13")
    sheet["B1"].border = sheet["B2"].border = LINE
    sheet["B2"].number_format = DAY
    for row in (6, 7, 9, 10, 11, 12, 13):
        sheet[f"I{row}"] = f"=SUM(B{row}:H{row})"
    for letter in "BCDEFGH":
        sheet[f"{letter}13"] = f"=SUM({letter}6:{letter}12)"
    rows = {"km": "5", "parking": "6", "taxi": "7", "morning": "9", "noon": "10", "evening": "11"}
    places = _places("Semaine", {"full_name": "B1"}, rows, None)
    return Form(book, places | {"matrix": "B", "week": "Semaine!B2", "total": "Semaine!I15"})


def dated() -> Form:
    """The dates across, to be written; a second sheet for more lines that is no field."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Week"
    _put(sheet, {"A1": "Claimant:", "A3": "Date", "I3": "Total", "A4": "Mileage (km)", "A5": "Parking",
                 "A6": "Breakfast", "A7": "Lunch", "A8": "Dinner", "A9": "Other",
                 "H11": "Amount due", "I11": "=SUM(I5:I9)"})  # fmt: skip
    _framed(sheet, "A3:I9"), _framed(sheet, "I11:I11")
    sheet["B1"].border = LINE
    for number, letter in enumerate("BCDEFGH"):
        sheet[f"{letter}3"].number_format = DAY
        if number:
            sheet[f"{letter}3"] = f"={'ABCDEFGH'[number]}3+1"
    for row in range(4, 10):
        sheet[f"I{row}"] = f"=SUM(B{row}:H{row})"
    rows = {"km": "4", "parking": "5", "morning": "6", "noon": "7", "evening": "8", "other": "9"}
    places = _places("Week", {"full_name": "B1", "payable": "I11"}, rows, None)
    return Form(book, places | {"matrix": "B", "week": "Week!B3"})


def hidden() -> Form:
    """What is hidden is no field; a protected sheet says where people write; a sheet that pretends to be endless."""
    book = Workbook()
    old = book.active
    old.title = "Old"
    _put(old, {"A1": "Name:", "A2": "Email:", "A4": "Date", "B4": "Description", "C4": "Amount"})
    _framed(old, "A4:C12"), _framed(old, "B1:B2")
    old.sheet_state = "hidden"
    sheet = book.create_sheet("New form")
    _put(sheet, {"A1": "Traveller", "A2": "Phone", "B2": "613-555-0100", "A3": "Supervisor's name",
                 "D1": "Fax", "A5": "Date", "B5": "Purpose",
                 "C5": "Old code", "D5": "Parking", "E5": "Bus/Train", "F5": "Total", "A16": "Totals"})  # fmt: skip
    for row in range(6, 16):
        sheet[f"F{row}"] = f"=SUM(D{row}:E{row})"
    for letter in "DEF":
        sheet[f"{letter}16"] = f"=SUM({letter}6:{letter}15)"
    _framed(sheet, "A5:F16")
    sheet["E300"].border = FRAME
    for area in ("B1:B3", "A6:E15"):
        for row in sheet[area]:
            for cell in row:
                cell.protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[2].hidden = True
    fields = {"full_name": "B1", "manager": "B3", "total": "F16"}
    columns = {"day": "A", "motive": "B", "parking": "D", "transit": "E"}
    return Form(book, _places("'New form'", fields, columns, (6, 10)), frozenset({"total_parking", "total_transit"}))


FORMS: dict[str, Callable[[], Form]] = {
    each.__name__: each for each in (french, english, above, inside, three_rows, weekly, dated, hidden)
}


def _places(
    sheet: str, fields: Mapping[str, str], columns: Mapping[str, str], lines: tuple[int, int] | None
) -> dict[str, str]:
    found = {key: f"{sheet}!{at}" for key, at in fields.items()} | {f"columns.{key}": at for key, at in columns.items()}
    return found | ({"lines.first_row": str(lines[0]), "lines.rows": str(lines[1])} if lines else {})


def built(name: str, folder: Path) -> tuple[Path, Form]:
    """Write a form in `folder`."""
    form = FORMS[name]()
    path = folder / f"{name}.xlsx"
    form.book.save(path)
    return path, form
