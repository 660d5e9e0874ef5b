"""Fills a form: values into a template, through its map only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.forms.cells import Cells, Value, split
from pss_cli.forms.formmap import Block, FormMap
from pss_cli.forms.formulas import Calculation
from pss_cli.forms.package import Package
from pss_cli.i18n import _

Line = Mapping[str, Value]


@dataclass(frozen=True)
class Values:
    """What goes on a form; `expected` is what the form's own totals must say."""

    fields: Mapping[str, Value]
    lines: Sequence[Line]
    expected: Mapping[str, Decimal]
    ticks: frozenset[str] = field(default_factory=frozenset)


def fill(template: Path, form: FormMap, values: Values, target: Path) -> int:
    """Write the filled form at `target`; return its number of pages.

    Only the cells that change are rewritten; formulas keep their value. Raises BadFile when the
    template is not the one of the map, or when its own totals disagree with `values.expected`.
    """
    filling = _Filling(Package(template), form)
    filling.fields({form.fields[k].at: v for k, v in values.fields.items() if k in form.fields})
    filling.fields({form.ticks[k].at: form.ticks[k].text for k in values.ticks})
    rest = values.lines[form.lines.rows :]
    filling.lines(form.lines, values.lines[: form.lines.rows])
    copies = filling.continue_with(rest, values.fields)
    filling.fields({form.fields["extra_pages"].at: copies})
    filling.finish(values.expected)
    filling.package.save(target)
    return 1 + copies


class _Filling:
    """One form being filled."""

    def __init__(self, package: Package, form: FormMap) -> None:
        self.package, self.form = package, form
        self.sheets = {name: self._cells(name) for name in {form.lines.sheet, form.more.block.sheet}}
        self.fresh = self.package.text(self.package.sheets[form.more.block.sheet])

    def _cells(self, sheet: str) -> Cells:
        if sheet not in self.package.sheets:
            raise BadFile(_("The template has no sheet “{sheet}”.").format(sheet=sheet))
        return Cells(self.package.text(self.package.sheets[sheet]), from_1904=self.package.from_1904)

    def place(self, name: str) -> tuple[str, str]:
        """Return the sheet and the cell of a defined name. Raises BadFile."""
        sheet, _bang, area = self.package.names.get(name, "").rpartition("!")
        sheet = sheet.strip("'")
        if sheet not in self.sheets:
            raise BadFile(_("The template has no place named “{name}”.").format(name=name))
        column, row = split(area.partition(":")[0])
        return sheet, f"{column}{row}"

    def fields(self, values: Mapping[str, Value]) -> None:
        for name, value in values.items():
            if value is not None:
                sheet, address = self.place(name)
                self.sheets[sheet].put(address, value)

    def lines(self, block: Block, lines: Sequence[Line], sheet: str | None = None) -> None:
        cells = self.sheets[sheet or block.sheet]
        for row, line in enumerate(lines, start=block.first_row):
            for key, letter in self.form.columns.items():
                if line.get(key) is not None:
                    self._put_unless_formula_agrees(sheet or block.sheet, cells, f"{letter}{row}", line[key])

    def _put_unless_formula_agrees(self, sheet: str, cells: Cells, address: str, value: Value) -> None:
        """Put a value; a formula of the line that gives this very value stays."""
        cell = cells.cells.get(address)
        if cell is not None and cell.formula is not None:
            calculated = Calculation(self.sheets, self.package.names).value(sheet, address)
            if calculated == value:
                return
        cells.put(address, value)

    def continue_with(self, lines: Sequence[Line], values: Mapping[str, Value]) -> int:
        """Put the lines beyond the first page on copies of the continuation sheet; return how many."""
        more = self.form.more
        name = more.block.sheet
        copies = -(-len(lines) // more.block.rows)
        for number in range(1, copies + 1):
            before, name = name, more.block.sheet if number == 1 else f"{more.block.sheet} {number}"
            if number > 1:
                self.package.add_sheet(name, self.fresh)
                self.sheets[name] = self._cells(name)
                self._carry(name, more.carried_row, before)
            self.package.show(name, more.area)
            for key, field_name in more.fields.items():
                _sheet, address = self.place(field_name)
                self.sheets[name].put(address, {**values, "page": number}.get(key))
            start = (number - 1) * more.block.rows
            self.lines(more.block, lines[start : start + more.block.rows], name)
        self._carry(self.form.lines.sheet, more.report_row, name)
        return copies

    def _carry(self, sheet: str, row: int, source: str) -> None:
        quoted = source if source.isalnum() else "'" + source.replace("'", "''") + "'"
        for letter in self.form.more.columns:
            self.sheets[sheet].put_formula(f"{letter}{row}", f"{quoted}!{letter}{self.form.more.carry_row}")

    def finish(self, expected: Mapping[str, Decimal]) -> None:
        """Calculate every formula, compare the totals, hand the sheets back. Raises BadFile."""
        calculation = Calculation(self.sheets, self.package.names)
        for key, wanted in expected.items():
            found = calculation.value(*self.place(self.form.totals[key])) or Decimal(0)
            if found != wanted:
                raise BadFile(
                    _(
                        "The form's own total ({name}) says {found}, the claim says {wanted}: the form was not made."
                    ).format(name=self.form.totals[key], found=f"{found:.2f}", wanted=f"{wanted:.2f}"),
                    _("Was the template changed? Its formulas and its map must say the same."),
                )
        calculation.keep_all()
        for name, cells in self.sheets.items():
            self.package.replace(self.package.sheets[name], cells.xml())
        if any(cells.dropped_formula for cells in self.sheets.values()):
            self.package.forget_calc_chain()
