"""Calculates the formulas of a form exactly, in decimals: sums, products, rounding."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from pss_cli.errors import BadFile
from pss_cli.forms.cells import Cells, column_letters, column_number, split
from pss_cli.i18n import _

_REF = r"\$?[A-Z]{1,3}\$?\d+"
_TOKEN = re.compile(
    rf"""\s*(?:
        (?P<ref>(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?{_REF}(?::{_REF})?)(?![\w(])
      | (?P<word>[^\W\d][\w.]*)
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<sign>[-+*/(),])
    )""",
    re.X,
)
_ZERO = Decimal(0)


def rounded(numbers: list[Decimal]) -> Decimal:
    """ROUND: halves away from zero."""
    value, places = numbers
    return value.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


_FUNCTIONS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "SUM": lambda numbers: sum(numbers, _ZERO),
    "ROUND": rounded,
    "MIN": lambda numbers: min(numbers, default=_ZERO),
    "MAX": lambda numbers: max(numbers, default=_ZERO),
    "ABS": lambda numbers: abs(numbers[0]),
}


class Calculation:
    """The values of the formulas of several sheets, each worked out once."""

    def __init__(self, sheets: Mapping[str, Cells], names: Mapping[str, str]) -> None:
        self.sheets, self.names = sheets, names
        self.known: dict[tuple[str, str], Decimal | None] = {}

    def value(self, sheet: str, address: str) -> Decimal | None:
        """Return the number of a cell, None when it is empty or holds text. Raises BadFile."""
        key = (sheet, address)
        if key not in self.known:
            cell = self.sheets[sheet].cells.get(address) if sheet in self.sheets else None
            if cell is None or cell.formula is None:
                return cell.number if cell else None
            self.known[key] = None  # a cell that needs itself finds nothing
            self.known[key] = _Reader(self, sheet, address, cell.formula).result()
        return self.known[key]

    def keep_all(self) -> None:
        """Write the value of every formula beside it. Raises BadFile."""
        for name, sheet in self.sheets.items():
            for address, cell in list(sheet.cells.items()):
                if cell.formula is not None:
                    sheet.keep(address, self.value(name, address) or _ZERO)


class _Reader:
    """Reads one formula from left to right."""

    def __init__(self, calculation: Calculation, sheet: str, address: str, formula: str) -> None:
        self.calculation, self.sheet = calculation, sheet
        self.where = f"{sheet}!{address}: ={formula}"
        self.tokens: list[tuple[str, str]] = []
        at, formula = 0, formula.strip()
        while at < len(formula):
            found = _TOKEN.match(formula, at)
            if found is None:
                raise self.unknown()
            kind = next(k for k in ("ref", "word", "number", "sign") if found[k])
            self.tokens.append((kind, found[kind]))
            at = found.end()

    def unknown(self) -> BadFile:
        return BadFile(_("This formula of the template cannot be calculated: {formula}").format(formula=self.where))

    def result(self) -> Decimal:
        try:
            value = self.sums()
        except (ArithmeticError, InvalidOperation, ValueError, IndexError):
            raise self.unknown() from None
        if self.tokens:
            raise self.unknown()
        return value

    def next_is(self, *signs: str) -> bool:
        return bool(self.tokens) and self.tokens[0][0] == "sign" and self.tokens[0][1] in signs

    def sums(self) -> Decimal:
        value = self.products()
        while self.next_is("+", "-"):
            sign = self.tokens.pop(0)[1]
            other = self.products()
            value = value + other if sign == "+" else value - other
        return value

    def products(self) -> Decimal:
        value = self.single()
        while self.next_is("*", "/"):
            sign = self.tokens.pop(0)[1]
            other = self.single()
            value = value * other if sign == "*" else value / other
        return value

    def single(self) -> Decimal:
        kind, text = self.tokens.pop(0)
        if text in ("-", "+"):
            return -self.single() if text == "-" else self.single()
        if text == "(":
            value = self.sums()
            self.close()
            return value
        if kind == "number":
            return Decimal(text)
        if kind == "word" and self.next_is("("):
            return self.function(text)
        found = self.cells(text if kind == "ref" else self.named(text))
        if len(found) != 1:
            raise self.unknown()
        return found[0] or _ZERO

    def close(self) -> None:
        if not self.next_is(")"):
            raise self.unknown()
        self.tokens.pop(0)

    def function(self, name: str) -> Decimal:
        if name.upper() not in _FUNCTIONS:
            raise self.unknown()
        numbers: list[Decimal] = []
        while self.next_is("(", ","):
            self.tokens.pop(0)
            alone = len(self.tokens) > 1 and self.tokens[1] in (("sign", ","), ("sign", ")"))
            if self.tokens[0][0] == "ref" and alone:  # a range leaves out what is empty or text
                found = self.cells(self.tokens.pop(0)[1])
                numbers += [n for n in found if n is not None] if len(found) != 1 else [found[0] or _ZERO]
            else:
                numbers.append(self.sums())
        self.close()
        return _FUNCTIONS[name.upper()](numbers)

    def named(self, name: str) -> str:
        if name not in self.calculation.names:
            raise self.unknown()
        return self.calculation.names[name]

    def cells(self, reference: str) -> list[Decimal | None]:
        sheet, _bang, area = reference.rpartition("!")
        sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet or self.sheet
        first, _colon, last = area.partition(":")
        (left, top), (right, bottom) = split(first), split(last or first)
        return [
            self.calculation.value(sheet, f"{column_letters(x)}{y}")
            for y in range(top, bottom + 1)
            for x in range(column_number(left), column_number(right) + 1)
        ]
