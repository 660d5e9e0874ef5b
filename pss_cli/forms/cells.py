"""The cells of one sheet, replaced in its XML where they stand; nothing else of it changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape
from xml.sax.saxutils import escape

from pss_cli.errors import BadFile
from pss_cli.i18n import _

Value = str | int | Decimal | date | None

# Attributes are matched whole, so that the `/>` of an empty cell is never taken for a part of one.
_ATTRIBUTES = r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*"
_CELL = re.compile(
    rf"<(?P<prefix>(?:[\w.-]+:)?)c(?P<attributes>{_ATTRIBUTES})\s*(?:/>|>(?P<body>.*?)</(?P=prefix)c>)", re.S
)
_ROW = re.compile(rf"<(?P<prefix>(?:[\w.-]+:)?)row(?P<attributes>{_ATTRIBUTES})\s*(?P<end>/?>)", re.S)
_ONE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FORMULA = re.compile(rf"<(?:[\w.-]+:)?f(?P<attributes>{_ATTRIBUTES})\s*(?:/>|>(?P<text>.*?)</(?:[\w.-]+:)?f>)", re.S)
_VALUE = re.compile(r"<(?:[\w.-]+:)?v>(.*?)</(?:[\w.-]+:)?v>", re.S)
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)


@dataclass
class Cell:
    """One cell as the sheet holds it: attributes, formula, number."""

    attributes: dict[str, str]
    formula: str | None = None
    number: Decimal | None = None
    written: str | None = None  # its new XML


class Cells:
    """The cells of a sheet, by address such as `B5`."""

    def __init__(self, text: str, *, from_1904: bool = False) -> None:
        """Read a sheet's XML. Raises BadFile for an array formula."""
        self.epoch = _EPOCH_1904 if from_1904 else _EPOCH
        self.dropped_formula = False
        self._read(text)

    def _read(self, text: str) -> None:
        self.text = text
        self.cells: dict[str, Cell] = {}
        shared: dict[str, tuple[str, str]] = {}
        first = _CELL.search(text)
        self.prefix = first["prefix"] if first else ""
        for found in _CELL.finditer(text):
            attributes = _pairs(found["attributes"])
            cell = Cell(attributes)
            body = found["body"] or ""
            if formula := _FORMULA.search(body):
                cell.formula = _formula(attributes["r"], formula, shared)
            number = _VALUE.search(body)
            if number and attributes.get("t", "n") == "n":
                cell.number = Decimal(number[1])
            self.cells[attributes["r"]] = cell

    def put(self, address: str, value: Value) -> None:
        """Put a value in a cell, in place of what it holds; the cell keeps its style."""
        cell = self._cell(address)
        self.dropped_formula |= cell.formula is not None
        cell.formula, cell.number = None, self._number(value)
        if value is None:
            cell.written = self._element(address, cell, "", "")
        elif cell.number is None:
            text = f'<{self.prefix}t xml:space="preserve">{_safe(str(value))}</{self.prefix}t>'
            cell.written = self._element(address, cell, ' t="inlineStr"', f"<{self.prefix}is>{text}</{self.prefix}is>")
        else:
            cell.written = self._element(address, cell, "", self._v(cell.number))

    def put_formula(self, address: str, formula: str) -> None:
        """Put a formula in a cell, in place of what it holds; `keep` gives it its value."""
        self._cell(address).formula = formula
        self.keep(address, Decimal(0))

    def keep(self, address: str, number: Decimal) -> None:
        """Write the value of the cell's formula beside it."""
        cell = self.cells[address]
        cell.number = number
        formula = f"<{self.prefix}f>{escape(cell.formula or '')}</{self.prefix}f>"
        cell.written = self._element(address, cell, "", formula + self._v(number))

    def xml(self) -> str:
        """Return the sheet with its new cells."""

        def new(found: re.Match[str]) -> str:
            return self.cells[_pairs(found["attributes"])["r"]].written or found[0]

        return _CELL.sub(new, self.text)

    def _number(self, value: Value) -> Decimal | None:
        if isinstance(value, date):
            return Decimal((value - self.epoch).days)
        return Decimal(value) if isinstance(value, int | Decimal) else None

    def _v(self, number: Decimal) -> str:
        return f"<{self.prefix}v>{number:f}</{self.prefix}v>"

    def _element(self, address: str, cell: Cell, kind: str, body: str) -> str:
        style = f' s="{cell.attributes["s"]}"' if "s" in cell.attributes else ""
        start = f'<{self.prefix}c r="{address}"{style}{kind}'
        return f"{start}>{body}</{self.prefix}c>" if body else f"{start}/>"

    def _cell(self, address: str) -> Cell:
        """Return a cell; one that the sheet does not hold yet is added in its place."""
        if address not in self.cells:
            self._read(self._with_cell(self.xml(), address))
        return self.cells[address]

    def _with_cell(self, text: str, address: str) -> str:
        column, row = split(address)
        p = self.prefix
        rows = [(int(_pairs(m["attributes"])["r"]), m) for m in _ROW.finditer(text)]
        there = next((m for number, m in rows if number == row), None)
        if there is None:
            after = next((m.start() for number, m in rows if number > row), text.find(f"</{p}sheetData>"))
            if after < 0:
                raise BadFile(_("The template is not built as expected ({part}).").format(part=address))
            return f'{text[:after]}<{p}row r="{row}"><{p}c r="{address}"/></{p}row>{text[after:]}'
        if there["end"] == "/>":
            opened = f'{there[0][:-2].rstrip()}><{p}c r="{address}"/></{p}row>'
            return text[: there.start()] + opened + text[there.end() :]
        close = text.index(f"</{p}row>", there.end())
        beyond = (
            m.start()
            for m in _CELL.finditer(text, there.end(), close)
            if column_number(split(_pairs(m["attributes"])["r"])[0]) > column_number(column)
        )
        at = next(beyond, close)
        return f'{text[:at]}<{p}c r="{address}"/>{text[at:]}'


def split(address: str) -> tuple[str, int]:
    """Return the column and the row of `B5` or `$B$5`."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d+)", address)
    if found is None:
        raise BadFile(_("“{address}” is not a cell.").format(address=address))
    return found[1], int(found[2])


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _pairs(attributes: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ONE.findall(attributes)}


def _formula(address: str, found: re.Match[str], shared: dict[str, tuple[str, str]]) -> str:
    """Return a cell's own formula; one shared with the cells above is moved here."""
    attributes, text = _pairs(found["attributes"]), unescape(found["text"] or "")
    kind = attributes.get("t", "normal")
    if kind == "shared":
        if text:
            shared[attributes["si"]] = (address, text)
            return text
        from openpyxl.formula.translate import Translator

        origin, master = shared[attributes["si"]]
        return str(Translator(f"={master}", origin=origin).translate_formula(address))[1:]
    if kind != "normal":
        raise BadFile(_("The template holds a formula of a kind that cannot be kept ({cell}).").format(cell=address))
    return text


def _safe(text: str) -> str:
    """Return text for XML; what would be read as an escape (`_x0041_`) is kept as typed."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return escape("".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and c not in "\ufffe\uffff")))
