"""Makes the reimbursement form that ships, data/forms/CISSS-DRF-Frais_deplacement-F.xlsx.

The establishment's own form is on an intranet; this one has the same blocks (A to J), on one
Letter page, and prints as such. The map beside it (.toml) says where each value goes: when a row
or a name moves here, it moves there. Run: python -m tools.form_template
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import xlsxwriter

from pss_cli.forms.filling.changed import labels
from pss_cli.forms.filling.formmap import FormMap
from pss_cli.forms.filling.mapfile import as_toml
from pss_cli.forms.sheets.package import Template
from tools.form_layout import LAST, WIDTHS, Page, Styles
from tools.form_lines import FORM, REVISION, continuation, detail

TARGET = Path(__file__).parent.parent / "data" / "forms" / f"{FORM}.xlsx"


def head(page: Page) -> None:
    """Block A: establishment, title, numbers, date."""
    page.put("A1:C4", None, "value")
    page.sheet.insert_textbox(
        "A1",
        "Logo de l'établissement",
        {
            "width": 262, "height": 92, "x_offset": 5, "y_offset": 5,
            "font": {"name": "Arial", "size": 10, "bold": True, "color": "#44546A"},
            "align": {"vertical": "middle", "horizontal": "center"},
            "line": {"color": "#8497B0", "width": 0.75, "dash_type": "dash"}, "fill": {"none": True},
            "description": "Emplacement du logo",
        },
    )  # fmt: skip
    page.put("D1:N1", None, "head", "etablissement")
    page.put("D2:N2", "Direction des ressources financières", "head_small")
    page.put("D3:N4", "DEMANDE DE REMBOURSEMENT DES FRAIS DE DÉPLACEMENT", "title")
    for row, label, name, style in (
        (1, "No de référence", "no_reference", "value"),
        (2, "No de document (finances)", "no_document", "grey"),
        (3, "Date de la demande", "date_demande", "day"),
    ):
        page.put(f"O{row}:Q{row}", label, "label_right" if style != "grey" else "label_grey")
        page.put(f"R{row}:T{row}", None, style, name)
    page.put("O4:Q4", "Feuilles de suite jointes", "label_right")
    page.put("R4:T4", 0, "count", "feuilles_de_suite")


def claimant(page: Page) -> None:
    """Block B: who claims."""
    page.band(5, "B.  IDENTIFICATION DU DEMANDEUR")
    page.put("A6", "Statut", "label")
    page.choice("B6:C6", "Usager partenaire", "statut_usager")
    page.choice("D6", "Employé", "statut_employe")
    page.choice("E6", "Bénévole", "statut_benevole")
    page.choice("F6:H6", "Stagiaire", "statut_stagiaire")
    page.choice("I6:K6", "Autre", "statut_autre")
    page.field("Matricule ou no de fournisseur", "L6:O6", "P6:T6", "no_matricule")
    page.field("Nom", "A7", "B7:D7", "nom")
    page.field("Prénom", "E7:F7", "G7:K7", "prenom")
    page.field("Direction ou unité administrative", "L7:O7", "P7:T7", "direction")
    page.field("Adresse", "A8", "B8:D8", "adresse")
    page.field("Ville", "E8:F8", "G8:K8", "ville")
    page.field("Province", "L8:M8", "N8:O8", "province")
    page.field("Code postal", "P8:Q8", "R8:T8", "code_postal")
    page.field("Téléphone", "A9", "B9:D9", "telephone")
    page.field("Courriel", "E9:F9", "G9:K9", "courriel")
    page.put("L9:O9", "Mode de remboursement", "label")
    page.choice("P9:R9", "Dépôt direct", "mode_depot")
    page.choice("S9:T9", "Chèque", "mode_cheque")


def purpose(page: Page) -> None:
    """Block C: why, when, where, for whom."""
    page.band(11, "C.  OBJET DE LA DEMANDE")
    page.field("Motif", "A12", "B12:F12", "motif")
    page.field("Comité ou projet", "G12:I12", "J12:N12", "projet")
    page.field("Période du", "O12:P12", "Q12:R12", "periode_du", "day")
    page.field("au", "S12", "T12", "periode_au", "day")
    page.field("Lieu", "A13", "B13:F13", "lieu")
    page.field("Gestionnaire responsable", "G13:I13", "J13:N13", "gestionnaire")
    page.put("O13:S13", "Billets remis d'avance (non remboursables)", "label")
    page.put("T13", None, "money", "billets_remis")


def totals(page: Page) -> None:
    """Block E: from the total of the lines to what is to be reimbursed."""
    top = 36
    page.put(f"L{top}:T{top}", "E.  TOTAUX", "band")
    rows = (
        ("Kilomètres au premier palier", "km_palier_1", "km_box", None),
        ("Kilomètres au-delà du premier palier", "km_palier_2", "km_box", None),
        ("Total des frais", "total_frais", "money_calc", "=T34"),
        ("Moins : avance reçue", "avance", "money", None),
        ("Moins : billets remis d'avance (s'ils sont dans le total)", "billets_deduits", "money", None),
        ("Moins : montants non autorisés", "non_autorise", "money", None),
    )
    for row, (label, name, style, formula) in enumerate(rows, start=top + 1):
        page.put(f"L{row}:R{row}", label, "label")
        page.put(f"S{row}:T{row}", formula, style, name)
    page.put(f"L{top + 7}:R{top + 7}", "MONTANT À REMBOURSER", "pay_label")
    page.put(f"S{top + 7}:T{top + 7}", "=S39-S40-S41-S42", "pay", "montant_a_rembourser")


def charged(page: Page) -> None:
    """Block F: the budget that pays; its total equals block E."""
    top = 36
    page.put(f"A{top}:J{top}", "F.  IMPUTATION BUDGÉTAIRE", "band")
    for span, text in (("A{0}:D{0}", "Centre d'activités ou unité administrative"), ("E{0}:F{0}", "Nature (compte)"),
                       ("G{0}:H{0}", "Projet"), ("I{0}:J{0}", "Montant")):  # fmt: skip
        page.put(span.format(top + 1), text, "column")
    for n in range(1, 6):
        row = top + 1 + n
        page.put(f"A{row}:D{row}", None, "value", f"imputation_{n}_unite")
        page.put(f"E{row}:F{row}", None, "value", f"imputation_{n}_nature")
        page.put(f"G{row}:H{row}", None, "value", f"imputation_{n}_projet")
        page.put(f"I{row}:J{row}", None, "money", f"imputation_{n}_montant")
    page.put("A43:H43", "Total de l'imputation (égal au montant à rembourser)", "pay_label")
    page.put("I43:J43", "=SUM(I38:I42)", "pay", "total_imputation")


def signatures(page: Page) -> None:
    """Blocks G and H: the statement, and who signs."""
    page.band(45, "G.  ATTESTATION  ET  H.  SIGNATURES")
    page.put(
        "A46:T46",
        "J'atteste que ces frais ont été réellement engagés pour l'activité nommée ci-dessus, qu'ils n'ont été "
        "ni payés ni réclamés ailleurs, et que les pièces justificatives exigées sont jointes.",
        "statement",
    )
    page.sheet.set_row(45, 18)
    for row, who, name in (
        (47, "Demandeur", "demandeur_nom"),
        (48, "Gestionnaire responsable", "gestionnaire_nom"),
        (49, "Supérieur (au besoin)", "superieur_nom"),
    ):
        page.sheet.set_row(row - 1, 28)
        page.put(f"A{row}:B{row}", who, "label")
        page.put(f"C{row}:F{row}", None, "value", name)
        page.put(f"G{row}:H{row}", "Signature", "label_right")
        page.put(f"I{row}:P{row}", None, "value")
        page.put(f"Q{row}:R{row}", "Date (aaaa-mm-jj)", "label_right")
        page.put(f"S{row}:T{row}", None, "day")


def finance(page: Page) -> None:
    """Block I, grey: for the financial resources only."""
    page.band(51, "I.  RÉSERVÉ AUX RESSOURCES FINANCIÈRES", "band_grey")
    for label_at, label, at, name in (
        ("A52:B52", "Vérifié par", "C52:F52", "finances_verifie_par"),
        ("G52:I52", "Autorisation budgétaire", "J52:N52", "finances_autorisation"),
        ("O52:Q52", "No de fournisseur", "R52:T52", "finances_fournisseur"),
        ("A53:B53", "Date", "C53:F53", "finances_date"),
        ("G53:I53", "Période financière (1 à 13)", "J53:N53", "finances_periode"),
        ("O53:Q53", "Date du paiement", "R53:T53", "finances_paiement"),
    ):
        page.put(label_at, label, "label_grey")
        page.put(at, None, "grey", name)


def foot(page: Page) -> None:
    """Block J: what to do, the rates and their date, the number of the form."""
    page.put(
        "A55:T55",
        "Remettre au gestionnaire responsable de la direction qui invite. Joindre les reçus : stationnement, péage, "
        "taxi, transport en commun, autres frais. Le kilométrage se compte à partir du domicile.",
        "foot",
    )
    page.put("A56:T56", None, "foot", "taux_en_vigueur")
    page.put("A57:N57", None, "foot_bold", "avertissement")
    page.put("O57:T57", f"{FORM}  (rév. {REVISION})", "foot_right")
    for row in (55, 56, 57):
        page.sheet.set_row(row - 1, 14)


def printed(page: Page) -> None:
    """One Letter page, landscape, thin margins."""
    page.sheet.set_default_row(19.5)
    for letters, width in WIDTHS.items():
        page.sheet.set_column(f"{letters}:{letters}", width)
    page.sheet.set_landscape()
    page.sheet.set_paper(1)
    page.sheet.set_margins(0.35, 0.35, 0.35, 0.35)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.center_horizontally()
    page.sheet.hide_gridlines(2)


def main() -> None:
    """Write the template."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(TARGET))
    book.set_properties(
        {"title": "Demande de remboursement des frais de déplacement", "author": "", "created": datetime(2026, 11, 1)}
    )
    styles = Styles(book)
    page, more = Page(book, "Demande", styles), Page(book, "Suite", styles)
    printed(page)
    printed(more)
    for block in (head, claimant, purpose, detail, totals, charged, signatures, finance, foot):
        block(page)
    for row in (10, 14, 35, 44, 50, 54):
        page.sheet.set_row(row - 1, 5)
    continuation(more)
    more.sheet.set_row(2, 4)
    # A print area on one sheet alone keeps LibreOffice from printing the hidden one.
    page.sheet.print_area(f"A1:{LAST}57")
    more.sheet.hide()
    book.close()
    keep_up(TARGET.with_suffix(".toml"))
    print(TARGET)


def keep_up(path: Path) -> None:
    """Write in the map of the form of which template it is, and the labels that were seen on it."""
    if not path.is_file():
        return
    template = Template(TARGET)
    text = re.sub(r'(?m)^sha256 = ".*"$', f'sha256 = "{template.sha256}"', path.read_text(encoding="utf-8"))
    kept = text.partition("\n[seen]\n")[0].rstrip()
    seen = as_toml(FormMap(sha256="", fields={}, totals={}, seen=labels(template))).partition("[seen]\n")[2]
    path.write_text(f"{kept}\n\n[seen]\n{seen}", encoding="utf-8")


if __name__ == "__main__":
    main()
