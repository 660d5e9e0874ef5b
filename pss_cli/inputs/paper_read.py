"""Reads a form that was filled in a workbook: each answer by the name of its cell, wherever it was moved."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.inputs.paper import HIDDEN, LISTS, MANY, PAPERS, TICK, VERSION
from pss_cli.inputs.safe_book import opened, uncalculated
from pss_cli.phones import with_extensions
from pss_cli.text import fold, printable

if TYPE_CHECKING:
    from openpyxl import Workbook

_UNTICKED = {"", "non", "n", "no", "0", "faux", "false"}
_TICKED = {TICK, "oui", "o", "yes", "y", "1", "vrai", "true"}
MOST_ROWS, MOST_COLUMNS = 2000, 60  # looked at; our forms have less


@dataclass(frozen=True)
class Mark:
    """What the hidden sheet says of a form: its kind, the record it is about, a salt for its prints."""

    kind: str
    code: str
    salt: str


@dataclass(frozen=True)
class Answer:
    """One field as the form holds it: its raw value, where, and whether it is what the form came with."""

    value: str | list[str]
    cell: str
    untouched: bool


def made_for(path: Path) -> str:
    """Return the code of the record that a form was filled in advance for, empty for a blank one. Raises BadFile."""
    with opened(path) as book:
        return mark(book, path).code


def read(path: Path, known: Container[str], correcting: bool) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the raw value of each field that a form gives, and what each is called in it.

    When correcting, only what was changed in the form counts, what was emptied too; otherwise what
    was left blank is not given. Raises BadFile when the form is not one for the command that has the
    fields `known`.
    """
    with opened(path) as book:
        found = mark(book, path)
        paper = PAPERS.get(found.kind)
        if paper is None or not all(spec.name in known for spec in paper.fields):
            title, command = ("?", "?") if paper is None else (_(paper.title), paper.add)
            if found.kind == "attendance":
                title, command = _("Attendance"), f"pss train attend {found.code} --from …"
            told = _("{file} is the form “{title}”: it is read by {command}")
            raise BadFile(told.format(file=printable(str(path)), title=title, command=command))
        if found.code and not correcting:
            told = _("{file} was filled in advance for {code}: it is read by {command}")
            command = paper.edit.format(code=found.code)
            raise BadFile(told.format(file=printable(str(path)), code=found.code, command=command))
        answers = _answers(book, found)
    called = {
        spec.name: f"{_(spec.label)} ({answers[spec.name].cell})" for spec in paper.fields if spec.name in answers
    }
    if correcting:
        return {name: given.value for name, given in answers.items() if not given.untouched}, called
    return {name: given.value for name, given in answers.items() if given.value}, called


def mark(book: Workbook, path: Path) -> Mark:
    """Return what the hidden sheet of a form says. Raises BadFile."""
    head: list[str] = []
    if HIDDEN in book.sheetnames:
        sheet: Any = book[HIDDEN]
        sheet.reset_dimensions()
        head = [text(value) for value in next(sheet.iter_rows(max_row=1, values_only=True), ())]
    if len(head) < 5 or head[0] != HIDDEN or not head[1].isdecimal():
        raise BadFile(
            _("{file} is not a form made by pss: pss refer form, pss match form.").format(file=printable(str(path)))
        )
    if int(head[1]) > VERSION:
        raise BadFile(_("{file} was made by a newer pss: update this one.").format(file=printable(str(path))))
    return Mark(head[2], head[3], head[4])


def print_of(salt: str, field: str, value: str | list[str]) -> str:
    """Return what recognises an answer without telling it."""
    told = "\0".join([salt, field, *([value] if isinstance(value, str) else value)])
    return sha256(told.encode()).hexdigest()[:16]


def text(value: Any) -> str:
    """Return a cell as it would be typed: a day without its midnight, a whole number without its decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def ticked(value: str) -> bool | None:
    """Whether a cell is ticked; None when it holds something else."""
    folded = fold(value)
    if folded in _UNTICKED:  # a drawn box or a cross is no letter: folded, it is empty
        return value in ("✓", "✔", "☑", "☒", "✗", "✘", "×")
    return True if folded in _TICKED else None


def places(book: Workbook, wanted: Container[str]) -> Iterator[tuple[str, int, int, str]]:
    """Yield the sheet, the row, the column (from 1) and the name of each cell named among `wanted`, where it is now."""
    from openpyxl.utils import coordinate_to_tuple

    for name, named in book.defined_names.items():
        sheet, _mark, place = str(named.attr_text or "").rpartition("!")
        first = place.replace("$", "").partition(":")[0]
        if name in wanted and re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", first):  # not #REF!: its row was deleted
            yield sheet.strip("'").replace("''", "'"), *coordinate_to_tuple(first), name


def _cells(book: Workbook, wanted: Container[str]) -> dict[str, tuple[str, str]]:
    """Return, by its name, what each cell is called now (`C8`), and its text."""
    from openpyxl.utils import get_column_letter

    found = {}
    texts: dict[str, dict[tuple[int, int], str]] = {}
    for sheet, y, x, name in places(book, wanted):
        if sheet not in texts:
            texts[sheet] = dict(rows(book, sheet))
        found[name] = (f"{get_column_letter(x)}{y}", texts[sheet].get((y, x), ""))
    return found


def rows(book: Workbook, title: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each cell of a sheet that holds something: its row, its column (from 1), its text. Raises BadFile."""
    if title not in book.sheetnames:
        return
    from openpyxl.utils import get_column_letter

    sheet: Any = book[title]
    for (y, x), _formula in uncalculated(sheet):
        if y <= MOST_ROWS and x <= MOST_COLUMNS:  # read as a blank, it would empty an answer
            cell = f"{get_column_letter(x)}{y}"
            raise BadFile(
                _("{cell} is a formula without a value: open the file in Excel and save it again.").format(cell=cell)
            )
    sheet.reset_dimensions()
    for y, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True), start=1):
        for x, value in enumerate(row, start=1):
            if value is not None:
                yield (y, x), text(value)


def _answers(book: Workbook, found: Mark) -> dict[str, Answer]:
    """Return every field of a form, by its name: the hidden sheet says which cell holds what."""
    hidden: dict[int, dict[int, str]] = {}
    for (y, x), value in rows(book, HIDDEN):
        hidden.setdefault(y, {})[x] = value
    lines = [row for y, row in sorted(hidden.items()) if y > 2 and row.get(1)]
    lists = {
        x: {fold(r[x]): r[x + 1] for r in hidden.values() if x in r and x + 1 in r}
        for x in range(LISTS, MOST_COLUMNS, 2)
    }
    at = _cells(book, {row[1] for row in lines})
    answers: dict[str, Answer] = {}
    for row in lines:
        name, field, key, before, column = (row.get(x, "") for x in range(1, 6))
        if name not in at:
            continue  # its row was deleted
        cell, value = at[name]
        if key:
            checked = ticked(value)
            more = [key] if checked else [] if checked is False else [value]
            so_far = answers.get(field, Answer([], cell, True))
            listed = [*so_far.value, *more]
            answers[field] = Answer(listed, so_far.cell, print_of(found.salt, field, listed) == before)
        else:
            shown = with_extensions(value.replace("\n", "; ")) if column == MANY else value
            chosen = lists[int(column)].get(fold(value), value) if column.isdecimal() else shown
            answers[field] = Answer(chosen, cell, print_of(found.salt, field, value) == before)
    return answers
