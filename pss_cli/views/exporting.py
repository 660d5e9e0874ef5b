"""The registry as a file that an import reads: texts under the headings of the template, whatever they look like."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pss_cli.files import beside, new_workbook
from pss_cli.i18n import N_, _, language
from pss_cli.inputs.field import Words, slots
from pss_cli.inputs.importing import COLUMNS, Heading
from pss_cli.labels import label, slot_label
from pss_cli.phones import parse_phone, show_phone
from pss_cli.quantities import parse_duration, parse_km, parse_money, plain, show_duration
from pss_cli.views.tables import Column, Listing
from pss_cli.vocabulary import ImportKind

Sheets = Mapping[ImportKind, Iterable[Mapping[str, Any]]]

COUNTS = (Column("sheet", N_("sheet"), ImportKind), Column("rows", N_("rows"), "count"))
NAMES = {
    ImportKind.PEOPLE: N_("People"),
    ImportKind.PARTICIPATIONS: N_("Participations"),
    ImportKind.EXPENSES: N_("Expenses"),
}
_LEFT_OUT = ("name", "person")  # a first and a last name say as much; an amount has its kind beside it


def exported(path: Path, sheets: Sheets, words: Words) -> Listing:
    """Write `sheets` to a workbook, or the people alone to a CSV file; return how many rows. Raises BadFile."""
    cells = _Cells(words)
    with beside(path) as partial:
        if path.suffix.lower() == ".xlsx":
            counts = _workbook(partial, sheets, cells)
        else:
            counts = {ImportKind.PEOPLE: _csv(partial, sheets[ImportKind.PEOPLE], cells)}
    return Listing(COUNTS, [{"sheet": kind, "rows": n} for kind, n in counts.items()])


def _columns(kind: ImportKind) -> list[Heading]:
    fields = [(h, h.field.name) for h in COLUMNS[kind]]
    return [h for h, name in fields if name not in _LEFT_OUT and not name.startswith("amount_")]


def _csv(path: Path, people: Iterable[Mapping[str, Any]], cells: _Cells) -> int:
    columns, count = _columns(ImportKind.PEOPLE), 0
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(map(str, columns))
        for row in people:
            writer.writerow([cells.text(h, row.get(h.field.name)) for h in columns])
            count += 1
    return count


def _workbook(path: Path, sheets: Sheets, cells: _Cells) -> dict[ImportKind, int]:
    """Write row after row, keeping none."""
    with new_workbook(path, constant_memory=True) as book:
        as_text = book.add_format({"num_format": "@", "valign": "top"})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        counts = {}
        for kind, rows in sheets.items():
            sheet, columns, y = book.add_worksheet(_(NAMES[kind])), _columns(kind), 0
            for x, heading in enumerate(columns):
                sheet.set_column(x, x, max(11, min(len(str(heading)) + 2, 20)), as_text)
                sheet.write_string(0, x, str(heading), bold)
            sheet.freeze_panes(1, 0)
            for y, row in enumerate(rows, start=1):
                for x, heading in enumerate(columns):
                    if written := cells.text(heading, row.get(heading.field.name)):
                        sheet.write_string(y, x, written, as_text)
            counts[kind] = y
    return counts


class _Cells:
    """How values are written so that they are read back as they were."""

    def __init__(self, words: Words) -> None:
        self._words = {
            name: {word.key: self._said(word.key, word.fr if language() == "fr" else word.en) for word in listed}
            for name, listed in words.items()
        }

    @staticmethod
    def _said(key: str, text: str) -> str:
        return key if {",", ";"} & set(text) else text  # a comma would cut it in two

    def text(self, heading: Heading, value: Any) -> str:
        """Return the text of one cell, empty for what is not known."""
        if value is None or value == []:
            return ""
        spec = heading.field
        if isinstance(value, list):
            return ", ".join(self.text(heading, each) for each in value)
        if spec.words:
            return str(self._words.get(spec.words, {}).get(value, value))
        if spec.choices:
            return label(spec.choices(value))
        if spec.parse in _WRITTEN:
            return str(_WRITTEN[spec.parse](value))
        if isinstance(value, bool) or spec.is_flag:
            return _("yes") if value else "" if not spec.is_flag else _("no")
        return value.isoformat() if isinstance(value, date) else str(value)


def _decimal(value: int, decimals: int) -> str:
    return plain(value, decimals, "," if language() == "fr" else ".")


_WRITTEN: Mapping[Any, Any] = {
    parse_phone: lambda value: show_phone(value).replace(",", ""),
    slots: lambda slot: slot_label(f"{slot[0]}-{slot[1]}").replace(" ", "-"),
    parse_money: lambda cents: _decimal(cents, 2),
    parse_km: lambda metres: _decimal(metres, 3),
    parse_duration: show_duration,
}
