"""Evaluates the tree of one formula, as workbooks do."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from pss_cli.forms.calculating.formulas import Call, Constant, Name, Node, Operation, Reference, Unknown, meaning
from pss_cli.forms.calculating.functions import call
from pss_cli.forms.calculating.typed import (
    DIVIDED,
    ZERO,
    Cells,
    Given,
    Wrong,
    as_number,
    as_text,
    as_truth,
    compared,
    scalar,
)
from pss_cli.forms.sheets.cells import Error, Held

_COMPARISONS: dict[str, Callable[[int], bool]] = {
    "=": lambda c: c == 0, "<>": lambda c: c != 0, "<": lambda c: c < 0, ">": lambda c: c > 0,
    "<=": lambda c: c <= 0, ">=": lambda c: c >= 0,
}  # fmt: skip


class Looked(Cells, Protocol):
    """Where references and names are looked up."""

    def placed(self, node: Reference, sheet: str) -> Reference:
        """Return a reference whose sheet is said. Raises Unknown."""

    def names(self, name: str, sheet: str) -> str | None:
        """Return what a defined name stands for on a sheet."""


class Evaluation:
    """Evaluates the tree of one formula, written on one sheet."""

    def __init__(self, calculation: Looked, sheet: str, *, arrays: bool = False) -> None:
        self.calculation, self.sheet, self.arrays = calculation, sheet, arrays
        self.deep = 0

    def of(self, node: Node) -> Given:
        """Return what a part of the formula gives. Raises Wrong, Unknown."""
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Reference):
            return self.calculation.placed(node, self.sheet)
        if isinstance(node, Name):
            return self._named(node.text)
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, Operation):
            return self._each(self._operation(node.sign), self.of(node.left), self.of(node.right))
        number: Callable[[Held, Held], Held] = {
            "-": lambda value, _: -as_number(value),
            "+": lambda value, _: value,
            "%": lambda value, _: as_number(value) / 100,
        }[node.sign]
        return self._each(number, self.of(node.value), None)

    def _named(self, text: str) -> Given:
        meant = self.calculation.names(text, self.sheet)
        self.deep += 1
        if meant is None or self.deep > 8:
            raise Unknown
        found = self.of(meaning(meant))
        self.deep -= 1
        return found

    def _each(self, act: Callable[[Held, Held], Held], left: Given, right: Given) -> Given:
        """Act on two values, or on each pair of two grids where a formula takes them."""
        cells = self.calculation
        several = [g for g in (left, right) if isinstance(g, list) or (isinstance(g, Reference) and g.area.size > 1)]
        if not several or not self.arrays:
            return act(scalar(left, cells), scalar(right, cells))
        self._require_nothing_beyond(act, left, right)
        one, two = cells.grid(left), cells.grid(right)
        height, width = max(len(one), len(two)), max(len(one[0]), len(two[0]))
        for grid in (one, two):
            if len(grid) not in (1, height) or len(grid[0]) not in (1, width):
                raise Unknown
        return [
            [self._kept(act, one[y % len(one)][x % len(one[0])], two[y % len(two)][x % len(two[0])])
             for x in range(width)] for y in range(height)
        ]  # fmt: skip

    def _require_nothing_beyond(self, act: Callable[[Held, Held], Held], left: Given, right: Given) -> None:
        """Check that the empty cells of whole rows and columns, which are not gone through, count for nothing."""
        if any(isinstance(given, Reference) and given.area.whole for given in (left, right)):
            one, two = (
                ZERO if isinstance(given, list) else None if isinstance(given, Reference) else given
                for given in (left, right)
            )
            if self._kept(act, one, two) not in (False, ZERO):
                raise Unknown

    def _kept(self, act: Callable[[Held, Held], Held], left: Held, right: Held) -> Held:
        try:
            return act(left, right)
        except Wrong as wrong:
            return wrong.error

    def _operation(self, sign: str) -> Callable[[Held, Held], Held]:
        if sign in _COMPARISONS:
            return lambda left, right: _COMPARISONS[sign](compared(left, right, ordered=sign not in ("=", "<>")))
        if sign == "&":
            return lambda left, right: as_text(left) + as_text(right)
        return lambda left, right: _calculated(sign, as_number(left), as_number(right))

    def _call(self, node: Call) -> Given:
        name, given = node.function, node.given
        if name == "IF" and 2 <= len(given) <= 3 and not self.arrays:
            holds = as_truth(scalar(self.of(given[0]), self.calculation))
            return self.of(given[1]) if holds else self.of(given[2]) if len(given) == 3 else False
        if name in ("IFERROR", "IFNA") and len(given) == 2:
            return self._iferror(name, given[0], given[1])
        if name == "SUMPRODUCT":
            inside = Evaluation(self.calculation, self.sheet, arrays=True)
            return call(name, [inside.of(each) for each in given], self.calculation)
        return call(name, [self._given(name, each) for each in given], self.calculation)

    def _given(self, name: str, node: Node) -> Given:
        try:
            return self.of(node)
        except Wrong as wrong:
            if name in ("ISERROR", "ISNUMBER", "ISTEXT", "ISBLANK", "COUNT", "COUNTA"):
                return wrong.error
            raise

    def _iferror(self, name: str, node: Node, otherwise: Node) -> Given:
        try:
            value = scalar(self.of(node), self.calculation)
        except Wrong as wrong:
            value = wrong.error
        if isinstance(value, Error) and (name == "IFERROR" or value.code == "#N/A"):
            return self.of(otherwise)
        return value


def _calculated(sign: str, left: Decimal, right: Decimal) -> Held:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    if sign == "/":
        if right == 0:
            raise Wrong(DIVIDED)
        return left / right
    if left == 0 and right <= 0:
        raise Wrong(Error("#NUM!") if right == 0 else DIVIDED)
    if left < 0 and right != right.to_integral_value():
        raise Wrong(Error("#NUM!"))
    if abs(right) > 1000:
        raise Unknown
    return left**right
