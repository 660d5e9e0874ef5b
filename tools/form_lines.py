"""Block D of the reimbursement form: one row for each trip, and the sheet that goes on."""

from __future__ import annotations

from tools.form_layout import COLUMNS, Page

FORM = "CISSS-DRF-Frais_deplacement-F"
REVISION = "2026-11"
FIRST_LINE, CAPACITY = 18, 14
FIRST_MORE, CAPACITY_MORE = 8, 26
HEIGHT = 21  # of a line, in points
SUMMED = "HJKLMNOPQT"  # columns of block D with a total: km, then amounts


def columns_head(page: Page, row: int) -> None:
    """Two rows of headings of block D."""
    page.sheet.set_row(row - 1, 15)
    page.sheet.set_row(row, 27)
    for span, text in (("D{0}:E{0}", "Trajet"), ("F{0}:G{0}", "Heure"), ("H{0}:J{0}", "Véhicule personnel"),
                       ("N{0}:P{0}", "Repas (forfait)"), ("Q{0}:R{0}", "Autres frais")):  # fmt: skip
        page.put(span.format(row), text, "column")
    for letter, text in COLUMNS.items():
        alone = letter in "ABCKLMST"
        page.put(f"{letter}{row}:{letter}{row + 1}" if alone else f"{letter}{row + 1}", text, "column")


def lines(page: Page, first: int, count: int) -> None:
    """Rows of block D: the amount of the kilometres and the total of the row are formulas."""
    styles = dict(zip("ABCDEFGHIJKLMNOPQRST", (
        "day_cell", "text_cell", "tick_cell", "text_cell", "text_cell", "time", "time", "km", "rate", "money_calc",
        "money", "money", "money", "money", "money", "money", "money", "text_cell", "text_cell", "money_calc",
    ), strict=True))  # fmt: skip
    for row in range(first, first + count):
        page.sheet.set_row(row - 1, HEIGHT)
        for letter, style in styles.items():
            formula = {"J": f"=ROUND(H{row}*I{row},2)", "T": f"=SUM(J{row}:Q{row})"}.get(letter)
            page.put(f"{letter}{row}", formula, style)


def sums(page: Page, row: int, label: str, formula: str, style: str = "sum") -> None:
    """A row of totals under block D; `formula` holds {c} for the column's letter."""
    page.put(f"A{row}:G{row}", label, f"{style}_label")
    for letter in "HIJKLMNOPQRST":
        blank = letter not in SUMMED
        page.put(
            f"{letter}{row}",
            None if blank else formula.format(c=letter),
            f"{style}_blank" if blank else f"{style}_km" if letter == "H" else style,
        )


def detail(page: Page) -> None:
    """Block D and the totals of its columns."""
    page.band(15, "D.  DÉTAIL DES FRAIS (une ligne par déplacement, aller et retour; dates aaaa-mm-jj)")
    columns_head(page, FIRST_LINE - 2)
    lines(page, FIRST_LINE, CAPACITY)
    last = FIRST_LINE + CAPACITY - 1
    sums(page, last + 1, "Total de cette page", f"=SUM({{c}}{FIRST_LINE}:{{c}}{last})")
    more = FIRST_MORE + CAPACITY_MORE + 1
    sums(page, last + 2, "Report des feuilles de suite", f"=Suite!{{c}}{more}")
    sums(page, last + 3, "TOTAL", f"={{c}}{last + 1}+{{c}}{last + 2}", "total")


def continuation(page: Page) -> None:
    """The sheet that takes the lines beyond the first page; copied as often as needed."""
    page.put("A1:N1", "DEMANDE DE REMBOURSEMENT DES FRAIS DE DÉPLACEMENT : FEUILLE DE SUITE", "title_left")
    page.put("A2:B2", "Nom, prénom", "label")
    page.put("C2:G2", None, "value", "suite_nom")
    page.put("O1:Q1", "No de référence", "label_right")
    page.put("R1:T1", None, "value", "suite_reference")
    page.put("O2:Q2", "Feuille de suite no", "label_right")
    page.put("R2:T2", 1, "count", "suite_numero")
    page.band(4, "D.  DÉTAIL DES FRAIS (suite)")
    columns_head(page, 5)
    sums(page, 7, "Report de la feuille de suite précédente", "=0")
    lines(page, FIRST_MORE, CAPACITY_MORE)
    last = FIRST_MORE + CAPACITY_MORE - 1
    sums(page, last + 1, "Total de cette feuille", f"=SUM({{c}}{FIRST_MORE}:{{c}}{last})")
    sums(page, last + 2, "À reporter", f"={{c}}7+{{c}}{last + 1}", "total")
    page.put(f"O{last + 4}:T{last + 4}", f"{FORM}  (rév. {REVISION})", "foot_right")
