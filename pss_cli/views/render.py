"""Draws a listing or a sheet in the format asked for, on the screen or in a file."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO, cast

from pss_cli import quantities
from pss_cli.errors import Usage
from pss_cli.files import beside
from pss_cli.i18n import _
from pss_cli.views import plain
from pss_cli.views.plain import Quiet
from pss_cli.views.tables import Column, Listing, Row, Sheet

SCHEMA = 1


class Format(StrEnum):
    """How a listing is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    XLSX = "xlsx"


# Number columns in files: how many decimals the stored integer has, and what the key becomes.
_DECIMALS = {"money": 2, "km": 3, "rate": 3, "percent": 1}
# What scripts read otherwise than stored, by kind of column.
_TOLD: dict[Any, Callable[[Any], Any]] = {"yes_no": bool, "clock": quantities.iso_clock}


def require_format(shown: Listing | Sheet | str | None, form: Format, output: Path | None) -> None:
    """Check that `shown` can be written as `form`. Raises Usage."""
    if isinstance(shown, Listing) and form is Format.XLSX and output is None:
        raise Usage(_("A workbook needs a file: add -o FILE.xlsx"))
    if isinstance(shown, Sheet) and form not in (Format.TABLE, Format.JSON):
        raise Usage(_("One record is shown as table or json: add -f json, or -f table."))


def write_listing(listing: Listing, form: Format, output: Path | None) -> None:
    """Write `listing` to `output`, or to the standard output. Raises BadFile when it cannot be written."""
    require_format(listing, form, output)
    if form is Format.XLSX and output is not None:
        from pss_cli.views.workbook import write_workbook

        with beside(output) as path:
            write_workbook(listing, path)
        return
    writer = {
        Format.TABLE: _table,
        Format.CSV: _csv,
        Format.TSV: _tsv,
        Format.JSON: _json,
        Format.JSONL: _jsonl,
    }[form]
    if output is None:
        writer(listing, _safe(sys.stdout, form))
        return
    encoding = "utf-8-sig" if form is Format.CSV else "utf-8"
    with beside(output) as path, path.open("w", encoding=encoding, newline="") as stream:
        writer(listing, _safe(stream, form))


def _safe(stream: TextIO, form: Format) -> TextIO:
    """Return where a text is written, once nothing in it commands a terminal; JSON escapes it by itself."""
    return stream if form in (Format.JSON, Format.JSONL) or stream.isatty() else cast("TextIO", Quiet(stream))


def write_sheet(sheet: Sheet, form: Format, output: Path | None = None) -> None:
    """Write one record: for a person, or as one JSON object."""
    require_format(sheet, form, output)

    def write(stream: TextIO) -> None:
        if form is Format.JSON:
            record = _told(sheet.columns, sheet.row)
            record |= {name: [_told(part.columns, r) for r in part.rows] for name, part in sheet.parts.items()}
            stream.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
        else:
            _sheet(sheet, _safe(stream, form))

    if output is None:
        write(sys.stdout)
        return
    with beside(output) as path, path.open("w", encoding="utf-8") as stream:
        write(stream)


def _told(columns: Sequence[Column], row: Row) -> dict[str, Any]:
    """Return everything that `row` holds, as JSON tells it."""
    special = _special(columns)
    return {k: special[k](v) if k in special and v is not None else v for k, v in dict(row).items()}


def _table(listing: Listing, stream: TextIO) -> None:
    if stream.isatty():
        from pss_cli.views.terminal import draw_table

        draw_table(listing)
    else:
        plain.write_table(listing, stream)


def _sheet(sheet: Sheet, stream: TextIO) -> None:
    if stream.isatty():
        from pss_cli.views.terminal import draw_sheet

        draw_sheet(sheet)
    else:
        plain.write_sheet(sheet, stream)


def _csv(listing: Listing, stream: TextIO) -> None:
    """Write for Excel in French: `;`, headings in the chosen language, decimal commas, decimal hours, no formula."""
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([_(c.heading) for c in listing.columns])
    writer.writerows([_csv_cell(c, row[c.key]) for c in listing.columns] for row in listing.rows)


def _csv_cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.kind in _DECIMALS:
        return quantities.plain(value, _DECIMALS[str(column.kind)], ",")
    if column.kind == "minutes":
        return quantities.hours(value, ",")
    if column.kind == "count":
        return str(value)
    shown = column.show(value)
    # Excel would calculate a cell that starts like a formula: the apostrophe keeps it a text.
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown


def _tsv(listing: Listing, stream: TextIO) -> None:
    """Write for scripts: English keys, points, one line a row."""
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow([tsv_key(c) for c in listing.columns])
    if all(c.kind not in _DECIMALS and c.kind != "clock" for c in listing.columns):
        keys = [c.key for c in listing.columns]
        writer.writerows(_picked(listing.rows, keys))
        return
    writer.writerows([_tsv_cell(c, row[c.key]) for c in listing.columns] for row in listing.rows)


def _picked(rows: Iterable[Row], keys: list[str]) -> Iterable[Any]:
    """Return rows that hold just `keys`, in order; a cursor that already does is passed through."""
    description = getattr(rows, "description", None)
    if description and [d[0] for d in description] == keys:
        return rows
    return ([row[k] for k in keys] for row in rows)


def tsv_key(column: Column) -> str:
    """Return the key of a column in TSV: amounts and distances lose the unit they are stored in."""
    if column.kind in ("money", "percent"):
        return column.key.removesuffix("_cents").replace("_permille", "_percent")
    return column.key.removesuffix("_m") + "_km" if column.kind == "km" else column.key


def _tsv_cell(column: Column, value: Any) -> Any:
    if value is not None and column.kind == "clock":
        return quantities.iso_clock(value)
    if value is None or column.kind not in _DECIMALS:
        return value
    return quantities.plain(value, _DECIMALS[str(column.kind)], ".")


def _records(listing: Listing) -> Iterator[dict[str, Any]]:
    keys = [c.key for c in listing.columns]
    special = _special(listing.columns)
    for row in listing.rows:
        yield {k: special[k](row[k]) if k in special and row[k] is not None else row[k] for k in keys}


def _special(columns: Sequence[Column]) -> dict[str, Callable[[Any], Any]]:
    """Return, by key, how JSON tells what it does not tell as stored: a yes or no, a time of day."""
    return {c.key: _TOLD[c.kind] for c in columns if c.kind in _TOLD}


def _json(listing: Listing, stream: TextIO) -> None:
    json.dump({"schema": SCHEMA, "items": list(_records(listing))}, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _jsonl(listing: Listing, stream: TextIO) -> None:
    stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(listing))
