"""What was understood of a sheet: its kind, its line of headings, the field of each column, the order of its dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pss_cli.inputs.importing.cells import shown
from pss_cli.inputs.importing.days import Order
from pss_cli.inputs.importing.grid import Line, Sheet, is_blank
from pss_cli.text import fold
from pss_cli.vocabulary import ImportKind

ERRORS = {"erreur", "error"}
_JUDICIAL = ("judiciaire", "casier", "criminel", "police", "criminal", "judicial", "background check", "offence",
             "pardon")  # fmt: skip
_PAST = "antecedent"  # judicial, unless it says medical
_MEDICAL = ("medic", "medica", "familia", "sante", "health", "clinique")


class Doubtful(StrEnum):
    """Why somebody has to look at a column."""

    UNKNOWN = "unknown"  # its heading is not known
    TWICE = "twice"  # another column says the same
    CONTENTS = "contents"  # what it holds is not what its heading says
    GUESSED = "guessed"  # what it holds alone tells what it is
    ORDER = "order"  # nothing tells the day from the month
    SOME = "some"  # nor in a few dates among others that are clear: they may also go back with the bad rows


@dataclass(frozen=True)
class Doubt:
    """One column that somebody has to look at, and why."""

    why: Doubtful
    sheet: str | None
    heading: str
    likely: Order | None = None  # what every other column of the sheet says

    @property
    def is_order(self) -> bool:
        """Whether it is about the order of dates."""
        return self.why in (Doubtful.ORDER, Doubtful.SOME)


@dataclass(frozen=True)
class SheetMap:
    """What was understood of one sheet, or is said of it in a map; without a kind, it is left out."""

    sheet: str | None
    kind: ImportKind | None = None
    header: int = 0  # the number of its line
    columns: Mapping[str, str] = field(default_factory=dict)  # their heading -> field, empty: left out
    dates: Mapping[str, Order] = field(default_factory=dict)  # their heading -> order

    @property
    def taken(self) -> dict[str, str]:
        """The columns that are taken in, with their fields."""
        return {heading: name for heading, name in self.columns.items() if name}


def line_at(sheet: Sheet, number: int) -> Line | None:
    """Return the line of a sheet that has this number."""
    return next((line for line in sheet.lines if line.number == number), None)


def below(sheet: Sheet, header: int) -> Sequence[Line]:
    """Return the lines of a sheet after its headings."""
    return [line for line in sheet.lines if line.number > header]


def headings_at(sheet: Sheet, header: int) -> dict[str, int]:
    """Return the headings of a sheet with their columns, from 0.

    A heading met again gets its rank, `Téléphone (2)`; one that is missing, the letter of its column.
    """
    from openpyxl.utils.cell import get_column_letter

    line = line_at(sheet, header)
    titles = [" ".join(shown(value).split()) for value in (line.cells if line else ())]
    lines = below(sheet, header)
    found: dict[str, int] = {}
    for x in range(max([len(titles), *(len(other.cells) for other in lines)], default=0)):
        title = titles[x] if x < len(titles) else ""
        if not title:
            if not any(x < len(other.cells) and not is_blank(other.cells[x]) for other in lines):
                continue
            title = f"({get_column_letter(x + 1)})"
        name, rank = title, 1
        while name in found:
            rank += 1
            name = f"{title} ({rank})"
        found[name] = x
    return found


def is_judicial(heading: str) -> bool:
    """Whether a heading speaks of judicial records: of those, only the one day of an adult is ever read."""
    said = fold(heading)
    return any(word in said for word in _JUDICIAL) or (_PAST in said and not any(word in said for word in _MEDICAL))


def is_error(heading: str) -> bool:
    """Whether a column holds the errors that a former import wrote."""
    return fold(heading) in ERRORS
