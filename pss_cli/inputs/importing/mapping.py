"""The map of a file, in TOML: written for the coordinator to correct, read back strictly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile, Usage
from pss_cli.files import not_opened
from pss_cli.i18n import N_, _, labelled
from pss_cli.inputs.importing.days import Order
from pss_cli.inputs.importing.grid import Book, Sheet
from pss_cli.inputs.importing.sheetmap import Doubt, Doubtful, SheetMap, headings_at, is_error, is_judicial
from pss_cli.inputs.importing.table import COLUMNS
from pss_cli.labels import label
from pss_cli.text import harmless
from pss_cli.vocabulary import ImportKind

_LEFT_OUT = "ignored"
_MOST_BYTES = 1_000_000
_KEYS = {"sheet", "kind", "headings_line", "columns", "dates"}

WHY = {
    Doubtful.UNKNOWN: N_("not known: left out unless you say its field"),
    Doubtful.TWICE: N_("another column says the same already: left out"),
    Doubtful.CONTENTS: N_("TO CHECK: what it holds is not what its heading says, left out unless you say its field"),
    Doubtful.GUESSED: N_("TO CHECK: known by what it holds alone"),
    Doubtful.ORDER: N_("TO SAY: day-month-year or month-day-year"),
    Doubtful.SOME: N_("TO SAY: day-month-year or month-day-year"),
}


def map_of(file: Path) -> Path:
    """Return the place of the map of a file: beside it."""
    return file.with_name(f"{file.stem}.map.toml")


def write_map(book: Book, maps: Sequence[SheetMap], doubts: Sequence[Doubt]) -> str:
    """Return the text of a map, with what to look at said beside each line."""
    about = {(d.sheet, d.heading, d.is_order): _why(d) for d in doubts}
    lines = [
        *_comment(_("Map of {file}, for: pss registry import").format(file=harmless(book.file))),
        *_comment(_("Each line says the heading of a column in your file, then its field here.")),
        *_comment(_('An empty field ("") leaves the column out. Correct what is not right, then import again.')),
        *_comment(_("kind: people, participations, expenses, or ignored to leave the sheet out.")),
    ]
    for each in maps:
        lines += ["", "[[sheet]]"]
        if each.sheet is not None:
            lines.append(f"sheet = {_quoted(each.sheet)}")
        lines.append(f"kind = {_quoted(each.kind or _LEFT_OUT)}")
        if each.kind is None:
            continue
        lines += [f"headings_line = {each.header}", "", "[sheet.columns]"]
        for heading, name in each.columns.items():
            note = about.get((each.sheet, heading, False), "")
            if is_judicial(heading):
                note = _("judicial records: nothing but the one day of an adult is ever read")
            lines.append(f"{_quoted(heading)} = {_quoted(name)}" + (f"  # {note}" if note else ""))
        if each.dates:
            lines += ["", *_comment(_("Which comes first in 05/03/2021: day-month-year or month-day-year.")),
                      "[sheet.dates]"]  # fmt: skip
        for heading, order in each.dates.items():
            note = about.get((each.sheet, heading, True), "")
            lines.append(f"{_quoted(heading)} = {_quoted(order)}" + (f"  # {note}" if note else ""))
    return "\n".join([*lines, "", *_fields(maps)]) + "\n"


def _why(about: Doubt) -> str:
    """Return what is said of a doubt beside its line."""
    likely = _("; other dates of this sheet are {order}").format(order=about.likely) if about.likely else ""
    return _(WHY[about.why]) + likely


def line_of(text: str, heading: str, sheet: str | None, order: bool) -> int:
    """Return the number of the line of a map that speaks of a column."""
    start = text.find(f"sheet = {_quoted(sheet)}") if sheet is not None else 0
    start = text.find("[sheet.dates]" if order else "[sheet.columns]", start)
    return text.count("\n", 0, text.find(f"\n{_quoted(heading)} = ", start) + 1) + 1


def _fields(maps: Sequence[SheetMap]) -> list[str]:
    """Return, as comments, every field that a column can have."""
    lines: list[str] = []
    for kind in dict.fromkeys(each.kind for each in maps if each.kind):
        lines += ["#", *_comment(_("Fields of {kind}:").format(kind=label(kind)))]
        lines += [line for h in COLUMNS[kind] for line in _comment(f"  {h.field.name} = {h}")]
    return lines


def _comment(sentence: str) -> Iterable[str]:
    return [f"# {line}" for line in sentence.splitlines()]


def _quoted(text: str) -> str:
    """Return a basic string of TOML: quotes, backslashes and control characters are escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'


def read_map(path: Path, book: Book) -> list[SheetMap]:
    """Return what a map says of the sheets of `book`. Raises BadFile, Usage."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise not_opened(path) from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        raise BadFile(
            _("{file} is not a map that can be read: see line {n}.").format(file=path, n=where[1] if where else "?")
        ) from None
    except (ValueError, RecursionError):  # not UTF-8, or no map at all
        raise BadFile(_("{file} is not a map that can be read.").format(file=path)) from None
    sheets = told.get("sheet", [])
    if set(told) - {"sheet"} or not isinstance(sheets, list) or not all(isinstance(s, dict) for s in sheets):
        raise Usage(_("{file}: a map holds [[sheet]] parts alone.").format(file=path))
    by_name = {sheet.name: sheet for sheet in book.sheets}
    return [_sheet(path, each, by_name) for each in sheets]


def _sheet(path: Path, told: Mapping[str, Any], sheets: Mapping[str | None, Sheet]) -> SheetMap:
    """Return what a map says of one sheet. Raises Usage for words it cannot use, BadFile for what vanished."""
    name, kind = told.get("sheet"), told.get("kind")
    columns, dates = told.get("columns", {}), told.get("dates", {})
    kinds = [*ImportKind, _LEFT_OUT]
    problems = [_("{key} is not known").format(key=harmless(key)) for key in sorted(set(told) - _KEYS)]
    if kind not in kinds:
        problems.append(_("kind is one of: {kinds}").format(kinds=", ".join(kinds)))
    if name is not None and not isinstance(name, str):
        problems.append(_("{key} is not known").format(key="sheet"))
    if not isinstance(columns, dict) or not isinstance(dates, dict):
        problems.append(_("columns and dates say a field for each heading"))
    if problems:
        raise Usage(*(f"{labelled(str(path), problem)}." for problem in problems))
    if kind == _LEFT_OUT:
        return SheetMap(name)
    if name not in sheets:
        shown = harmless(str(name or ""))
        raise BadFile(_("{file}: the sheet “{sheet}” is not in the workbook.").format(file=path, sheet=shown))
    header = told.get("headings_line")
    read = SheetMap(name, ImportKind(str(kind)), header if isinstance(header, int) else 0, columns, dates)
    _require_fields(path, read)
    there = headings_at(sheets[name], read.header)
    lost = [harmless(h) for h in {**columns, **dates} if h not in there and not is_error(h)]
    if lost:
        raise BadFile(
            _("{file}: these headings are not on line {n} any more: {names}").format(
                file=path, n=read.header, names=", ".join(lost)
            )
        )
    return SheetMap(name, read.kind, read.header, columns, {h: Order(order) for h, order in dates.items()})


def _require_fields(path: Path, told: SheetMap) -> None:
    """Check that the fields and the orders of a map are some. Raises Usage."""
    assert told.kind is not None
    fields = {h.field.name for h in COLUMNS[told.kind]}
    problems = [
        _("“{heading}” = “{field}”: there is no such field").format(heading=harmless(h), field=harmless(str(name)))
        for h, name in told.columns.items()
        if name != "" and (not isinstance(name, str) or name not in fields)
    ]
    problems += [
        _("“{heading}”: judicial records are never imported, save as declaration, the one day of an adult").format(
            heading=harmless(h)
        )
        for h, name in told.columns.items()
        if is_judicial(h) and name not in ("", "declaration")
    ]
    problems += [
        _("“{heading}” = “{order}”: say day-month-year or month-day-year").format(
            heading=harmless(h), order=harmless(str(order))
        )
        for h, order in told.dates.items()
        if order not in list(Order)
    ]
    if problems:
        raise Usage(*(f"{labelled(str(path), problem)}." for problem in problems))
