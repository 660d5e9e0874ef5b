"""What a file holds once it is read: tables of rows, in words that a coordinator would type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pss_cli.dates import parse_day
from pss_cli.i18n import _
from pss_cli.inputs.field import Reading, Words, email, one_line, text
from pss_cli.inputs.importing.headings import Heading, day_or_yes
from pss_cli.inputs.importing.history import EXPENSES, PARTICIPATIONS
from pss_cli.inputs.importing.people import PEOPLE
from pss_cli.phones import parse_phone
from pss_cli.vocabulary import ImportKind

COLUMNS: Mapping[ImportKind, Sequence[Heading]] = {
    ImportKind.PEOPLE: PEOPLE,
    ImportKind.PARTICIPATIONS: PARTICIPATIONS,
    ImportKind.EXPENSES: EXPENSES,
}
REQUIRED = {
    ImportKind.PEOPLE: ("first_name", "last_name"),
    ImportKind.PARTICIPATIONS: (),
    ImportKind.EXPENSES: (),
}
# The fields that hold a day, alone or instead of a yes.
DAYS_OF = {
    k: {h.field.name for h in headings if h.field.parse in (parse_day, day_or_yes)} for k, headings in COLUMNS.items()
}


_OF_ONE_PERSON = (text, one_line, email, parse_phone)


@dataclass(frozen=True)
class Row:
    """One row: where it is in the file, its cells as they would be typed, and what cannot be read in them."""

    sheet: str | None
    line: int
    typed: Mapping[str, str]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One sheet that was read; `file` is its name, without its folder."""

    kind: ImportKind
    file: str
    sheet: str | None
    headings: Sequence[Heading]
    rows: Sequence[Row]


Cells = dict[tuple[str, str], Reading]  # by field and text


def read_row(
    kind: ImportKind, typed: Mapping[str, str], words: Words, before: Cells | None = None
) -> tuple[dict[str, Any], list[str]]:
    """Return the values of one row, and what cannot be read in it.

    Cells of the rows before, which most often say the same, are kept in `before` and not read again.
    """
    before = {} if before is None else before
    given: dict[str, Any] = {}
    problems = []
    for heading in COLUMNS[kind]:
        name = heading.field.name
        if name in typed:
            cell = (name, typed[name])
            reading = before.get(cell) or Reading()
            if cell not in before:
                reading.read(heading.field, typed[name], words)
                if heading.field.parse not in _OF_ONE_PERSON:
                    before[cell] = reading
            problems += [p.replace(f"--{heading.field.option}", str(heading)) for p in reading.problems]
            given |= reading.values
        elif name in REQUIRED[kind]:
            problems.append(_("{heading} is missing").format(heading=heading))
    return given, problems
