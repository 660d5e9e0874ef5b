"""How the reimbursement form looks: widths, headings of block D, cell styles, boxes."""

from __future__ import annotations

from string import ascii_uppercase, digits
from typing import Any

LAST = "T"
COLUMNS = {
    "A": "Date", "B": "Motif du déplacement", "C": "Aller-\nretour", "D": "Départ", "E": "Arrivée", "F": "Début",
    "G": "Fin", "H": "Km", "I": "Taux", "J": "Montant", "K": "Transport\nen commun", "L": "Taxi",
    "M": "Stationn.\nou péage", "N": "Déjeuner", "O": "Dîner", "P": "Souper", "Q": "Montant", "R": "Préciser",
    "S": "No de\npièce", "T": "TOTAL",
}  # fmt: skip
WIDTHS = {
    "A": 10, "B": 23, "C": 6, "D": 13, "E": 13, "F": 6, "G": 6, "H": 6.5, "I": 6, "J": 8.5, "K": 8.5, "L": 8.5,
    "M": 8.5, "N": 8.5, "O": 8.5, "P": 8.5, "Q": 8.5, "R": 10, "S": 7, "T": 10,
}  # fmt: skip

INK, PALE, GREY, DARK_GREY = "#1F3864", "#E9EEF6", "#D9D9D9", "#7F7F7F"
MONEY, KM = '#,##0.00\\ "$"', "#,##0.0##"
# A zero that a formula gives is not printed on an empty line.
MONEY_CALC = '#,##0.00\\ "$";\\-#,##0.00\\ "$";'

_BASE = {"font_name": "Arial", "font_size": 9, "valign": "vcenter", "border": 1, "border_color": "#8C8C8C"}
_CELL = _BASE | {"shrink": True}
_TEXT = _CELL | {"num_format": "@", "align": "left", "indent": 1}
_LABEL = _BASE | {"align": "left", "indent": 1, "font_size": 8.5, "bg_color": PALE, "font_color": INK, "shrink": True}
_PLAIN = {"font_name": "Arial", "font_size": 8, "valign": "vcenter"}
_SUM = _BASE | {"num_format": MONEY_CALC, "bold": True, "bg_color": PALE, "shrink": True}
_TOTAL = _SUM | {"bg_color": "#C9D5E8", "num_format": MONEY, "top": 2, "top_color": INK}

_STYLES: dict[str, dict[str, Any]] = {
    "head": _PLAIN | {"font_size": 13, "bold": True, "align": "center", "font_color": INK, "shrink": True},
    "head_small": _PLAIN | {"font_size": 9, "align": "center", "font_color": INK},
    "title": _PLAIN | {"font_size": 15, "bold": True, "align": "center", "shrink": True},
    "title_left": _PLAIN | {"font_size": 11, "bold": True, "font_color": INK},
    "band": _BASE
    | {"align": "left", "indent": 1, "bold": True, "bg_color": INK, "font_color": "#FFFFFF", "border_color": INK},
    "band_grey": _BASE | {"align": "left", "indent": 1, "bold": True, "bg_color": DARK_GREY, "font_color": "#FFFFFF"},
    "label": _LABEL,
    "label_right": _LABEL | {"align": "right"},
    "label_grey": _LABEL | {"bg_color": GREY, "font_color": "#404040"},
    "value": _TEXT,
    "grey": _TEXT | {"bg_color": "#F2F2F2"},
    "count": _TEXT | {"num_format": "0"},
    "day": _CELL | {"num_format": "yyyy-mm-dd", "align": "center"},
    "choice": _BASE | {"font_size": 8.5, "shrink": True, "align": "left", "indent": 1},
    "column": _BASE
    | {"bold": True, "font_size": 7.5, "align": "center", "text_wrap": True, "bg_color": PALE, "font_color": INK},
    "day_cell": _CELL | {"num_format": "yyyy-mm-dd", "align": "center"},
    "text_cell": _TEXT,
    "tick_cell": _CELL | {"num_format": "@", "align": "center"},
    "time": _CELL | {"num_format": 'hh"h"mm', "align": "center"},
    "km": _CELL | {"num_format": KM},
    "km_box": _CELL | {"num_format": KM + '\\ "km"'},
    "rate": _CELL | {"num_format": "0.000"},
    "money": _CELL | {"num_format": MONEY},
    "money_calc": _CELL | {"num_format": MONEY_CALC},
    "sum": _SUM,
    "sum_km": _SUM | {"num_format": KM + ";\\-" + KM + ";"},
    "sum_label": _SUM | {"align": "right", "indent": 1},
    "sum_blank": _SUM,
    "total": _TOTAL,
    "total_km": _TOTAL | {"num_format": KM},
    "total_label": _TOTAL | {"align": "right", "indent": 1},
    "total_blank": _TOTAL,
    "pay_label": _TOTAL | {"align": "left", "indent": 1, "font_size": 10, "font_color": INK},
    "pay": _TOTAL | {"font_size": 11},
    "statement": _PLAIN | {"italic": True, "font_size": 8.5, "shrink": True},
    "foot": _PLAIN | {"font_color": "#404040", "shrink": True, "num_format": "@"},
    "foot_bold": _PLAIN | {"bold": True, "font_color": "#C00000", "shrink": True, "num_format": "@"},
    "foot_right": _PLAIN | {"align": "right", "font_color": "#404040"},
}


class Styles:
    """The cell styles of a workbook, made when first used."""

    def __init__(self, book: Any) -> None:
        self.book, self.made = book, {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.made:
            self.made[name] = self.book.add_format(_STYLES[name])
        return self.made[name]


class Page:
    """One sheet and the styles, addressed as people do: `put("B3:D3", "Nom", "label")`."""

    def __init__(self, book: Any, name: str, styles: Styles) -> None:
        self.book, self.name, self.styles = book, name, styles
        self.sheet = book.add_worksheet(name)

    def put(self, where: str, what: Any, style: str, name: str | None = None) -> None:
        """Write text, a number or a formula in a cell or a merged range; give it a defined name."""
        style_ = self.styles[style]
        first = where.split(":")[0]
        if ":" in where:
            self.sheet.merge_range(where, "", style_)
        if isinstance(what, str) and what.startswith("="):
            self.sheet.write_formula(first, what, style_, 0)
        elif what is None or what == "":
            self.sheet.write_blank(first, None, style_)
        else:
            self.sheet.write(first, what, style_)
        if name:
            self.book.define_name(name, f"={self.name}!${first.rstrip(digits)}${first.lstrip(ascii_uppercase)}")

    def field(self, label: str, label_at: str, at: str, name: str, style: str = "value") -> None:
        """Write a label and, beside it, the box of a value."""
        self.put(label_at, label, "label")
        self.put(at, None, style, name)

    def choice(self, at: str, label: str, name: str) -> None:
        """Write a choice with a small box to tick."""
        self.put(at, f"\N{BALLOT BOX} {label}", "choice", name)

    def band(self, row: int, text: str, style: str = "band") -> None:
        """Write the heading of a block over the width of the page."""
        self.put(f"A{row}:{LAST}{row}", text, style)
        self.sheet.set_row(row - 1, 16)
