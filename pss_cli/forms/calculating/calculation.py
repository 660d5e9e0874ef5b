"""Calculates the formulas of a form exactly, in decimals; says of which ones nobody can tell the value.

A formula that cannot be evaluated keeps the value that it had as long as nothing that it looks at
has changed; otherwise it loses it, and so does what depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Context, Decimal, DecimalException, localcontext

from pss_cli.forms.calculating.evaluation import Evaluation
from pss_cli.forms.calculating.formulas import Call, Name, Reference, Unknown, meaning, read, within
from pss_cli.forms.calculating.typed import ZERO, Given, Grid, Wrong, scalar
from pss_cli.forms.sheets.addresses import Area, Key
from pss_cli.forms.sheets.cells import FIFTEEN, Held, same
from pss_cli.forms.sheets.sheet import Sheet

_PRECISE = Context(prec=34)
_MOST_CELLS = 200_000  # that one formula goes through
_NEVER_STILL = {"TODAY", "NOW", "RAND", "RANDBETWEEN", "OFFSET", "INDIRECT", "CELL", "INFO"}
_SUBTOTAL = ("SUBTOTAL(", "AGGREGATE(")
Where = tuple[str, Key]


class Calculation:
    """The values of the formulas of several sheets, each worked out once."""

    def __init__(
        self,
        sheets: Mapping[str, Sheet],
        names: Callable[[str, str], str | None],
        with_formulas: Callable[[], list[str]],
    ) -> None:
        """`names` gives what a defined name stands for on a sheet; `with_formulas`, the sheets that have some."""
        self.sheets, self.names, self.with_formulas = sheets, names, with_formulas
        self._by_name = {name.casefold(): name for name in sheets}
        self.known: dict[Where, Held] = {}
        self.unknown: set[Where] = set()
        self._under: list[Where] = []
        self._extents: dict[str, Key] = {}

    def value(self, sheet: str, key: Key) -> Held:
        """Return what a cell holds now. Raises Unknown when nobody can tell."""
        if sheet not in self.sheets:
            raise Unknown
        if not self._is_formula(sheet, key):
            return self.sheets[sheet].holds(key)
        self._work_out((sheet, key))
        if (sheet, key) in self.unknown:
            raise Unknown
        return self.known[sheet, key]

    def _is_formula(self, sheet: str, key: Key) -> bool:
        of = self.sheets[sheet]
        return of.formula(key) is not None or (key not in of.new and any(each.has(key) for each in of.xml.arrays))

    def keep_all(self) -> None:
        """Keep the value of every formula beside it; those that nobody can tell lose theirs."""
        for name in self.with_formulas():
            sheet = self.sheets[name]
            for key in [*sheet.xml.cells, *(k for k in sheet.new if k not in sheet.xml.cells)]:
                if not self._is_formula(name, key):
                    continue
                try:
                    sheet.calculate(key, self.value(name, key))
                except Unknown:
                    sheet.calculate(key, None, known=False)

    def _work_out(self, wanted: Where) -> None:
        """Work a formula out after those that it looks at; a long chain of them is no deep call."""
        waiting, opened = [wanted], set[Where]()
        while waiting:
            where = waiting[-1]
            if where in self.known or where in self.unknown:
                waiting.pop()
            elif where in opened:
                waiting.pop()
                self._evaluate(where)
            else:
                opened.add(where)
                waiting += [each for each in self._looked_at(where) if each not in opened]

    def _evaluate(self, where: Where) -> None:
        sheet, key = where
        if where in self._under:  # it needs itself
            raise Unknown
        self._under.append(where)
        try:
            self.known[where] = self._result(sheet, key)
        except Unknown:
            before = self.sheets[sheet].holds(key)
            if before is None or self._touched(where):
                self.unknown.add(where)
            else:
                self.known[where] = before
        finally:
            self._under.pop()

    def _result(self, sheet: str, key: Key) -> Held:
        of = self.sheets[sheet]
        formula, there = of.formula(key), of.xml.cells.get(key)
        if formula is None or (there is not None and not there.alone and key not in of.new):
            raise Unknown
        in_array = there is not None and key not in of.new and any(each.has(key) for each in of.xml.arrays)
        try:
            with localcontext(_PRECISE):
                found = scalar(Evaluation(self, sheet, arrays=in_array).of(read(formula)), self)
        except Wrong as wrong:
            return wrong.error
        except (DecimalException, ValueError, IndexError, OverflowError):
            raise Unknown from None
        if isinstance(found, Decimal):
            return FIFTEEN.plus(found)
        return ZERO if found is None else found

    # --- what a formula looks at ---

    def _references(self, sheet: str, key: Key) -> list[Reference]:
        """Return the cells that a formula looks at. Raises Unknown when they cannot be told."""
        of = self.sheets[sheet]
        formula = of.formula(key)
        if formula is None:  # calculated by the formula of another cell
            formula = next((of.formula(each.first) for each in of.xml.arrays if each.has(key)), None)
        if formula is None:
            raise Unknown
        return self._of_text(sheet, formula, 0)

    def _of_text(self, sheet: str, formula: str, deep: int) -> list[Reference]:
        found = []
        for node in within(meaning(formula) if deep else read(formula)):
            if isinstance(node, Reference):
                found.append(self.placed(node, sheet))
            elif isinstance(node, Name):
                meant = self.names(node.text, sheet)
                if meant is None or deep > 8:
                    raise Unknown
                found += self._of_text(sheet, meant, deep + 1)
            elif isinstance(node, Call) and node.function in _NEVER_STILL:
                raise Unknown
        return found

    def placed(self, node: Reference, sheet: str) -> Reference:
        """Return a reference whose sheet is said. Raises Unknown for one that is not there."""
        name = sheet if node.sheet is None else self._by_name.get(node.sheet.casefold())
        if name is None:
            raise Unknown
        return Reference(name, node.area)

    def _looked_at(self, where: Where) -> Iterator[Where]:
        try:
            references = self._references(*where)
        except Unknown:
            return
        for each in references:
            sheet = str(each.sheet)
            for key in self.sheets[sheet].used(each.area):
                if self._is_formula(sheet, key):
                    yield sheet, key

    def _touched(self, where: Where) -> bool:
        """Whether something that a formula looks at is not what it was when its value was kept."""
        try:
            references = self._references(*where)
        except Unknown:
            return True
        places = ((str(each.sheet), each.area) for each in references)
        return any(self._changed(name, key) for name, area in places for key in self.sheets[name].used(area))

    def _changed(self, sheet: str, key: Key) -> bool:
        of = self.sheets[sheet]
        if key in of.new:
            return True
        if not self._is_formula(sheet, key):
            return False
        return (sheet, key) not in self.known or not same(self.known[sheet, key], of.holds(key))

    # --- what functions ask ---

    def values(self, cells: Reference, *, skip_hidden: bool = False, skip_subtotals: bool = False) -> Iterator[Held]:
        """Yield what the used cells of a reference hold. Raises Unknown."""
        sheet = str(cells.sheet)
        of, area = self.sheets[sheet], cells.area
        if skip_subtotals and of.xml.filtered:
            raise Unknown  # which rows the filter hides, only a spreadsheet program says
        for count, key in enumerate(of.used(area)):
            if count > _MOST_CELLS:
                raise Unknown
            if skip_hidden and of.xml.hidden(key[0]):
                continue
            if skip_subtotals and any(word in (of.formula(key) or "").upper() for word in _SUBTOTAL):
                continue
            yield self.value(sheet, key)

    def grid(self, given: Given) -> Grid:
        """Return what several cells hold, row by row, empty ones too. Raises Unknown."""
        if isinstance(given, list):
            return given
        if not isinstance(given, Reference):
            return [[given]]
        area, sheet = given.area, str(given.sheet)
        if area.whole:
            last_row, last_column = self._extent(sheet)
            bottom, right = max(area.top, last_row), max(area.left, last_column)
            area = Area(area.top, area.left, min(area.bottom, bottom), min(area.right, right))
        if area.size > _MOST_CELLS:
            raise Unknown
        rows = range(area.top, area.bottom + 1)
        return [[self.value(sheet, (y, x)) for x in range(area.left, area.right + 1)] for y in rows]

    def _extent(self, sheet: str) -> Key:
        """Return the last row and the last column of a sheet that hold, or held, something."""
        if sheet not in self._extents:
            of = self.sheets[sheet]
            keys = [*of.xml.cells, *of.new]
            self._extents[sheet] = max((k[0] for k in keys), default=1), max((k[1] for k in keys), default=1)
        return self._extents[sheet]
