"""Lines of a sheet that are no row: headings met again, notes in the middle, totals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from pss_cli.inputs.importing.cells import shown
from pss_cli.inputs.importing.grid import Line, Value, is_blank
from pss_cli.text import fold

_TOTALS = ("total", "totaux", "sous total", "grand total", "somme", "moyenne", "subtotal", "sum", "average")
_LONG = 40  # letters that no name has


class Aside(StrEnum):
    """Why a line is no row."""

    HEADINGS = "headings"
    NOTE = "note"
    TOTAL = "total"


def aside(line: Line, headings: Mapping[int, str], names: Sequence[int]) -> Aside | None:
    """Return why a line is no row, None when it is one.

    `headings` are the folded headings by column, `names` the columns that hold names.
    """
    filled = {x: value for x, value in enumerate(line.cells) if not is_blank(value)}
    same = sum(
        fold(shown(filled[x])) == heading for x, heading in headings.items() if _could_be(filled.get(x), heading)
    )
    if same >= 2 and same * 2 > len(filled):
        return Aside.HEADINGS
    first = next(iter(filled.values()))
    if isinstance(first, str) and _is_total(fold(first)) and _adds_up(filled, names):
        return Aside.TOTAL
    if len(filled) == 1 and len(headings) > 2:
        return Aside.NOTE if _is_note(next(iter(filled)), first, names) else None
    return None


def _could_be(value: Value, heading: str) -> bool:
    """Whether a cell is worth folding: it begins like the heading, accents aside."""
    return isinstance(value, str) and (value[:1].casefold() == heading[:1] or not value[:1].isascii())


def _is_total(said: str) -> bool:
    return said in _TOTALS or said.startswith(("total ", "sous total ", "grand total "))


def _adds_up(filled: Mapping[int, Value], names: Sequence[int]) -> bool:
    """Whether what stands beside a word such as total is no name: somebody may be called Somme."""
    _word, *rest = filled.values()
    return not all(x in names for x in filled) or all(not re.search(r"[^\W\d_]", shown(value)) for value in rest)


def _is_note(column: int, value: Value, names: Sequence[int]) -> bool:
    """Whether the only cell of a line is a remark: a name alone is somebody of whom the rest is missing."""
    text = shown(value)
    if column not in names or not isinstance(value, str) or len(text) > _LONG:
        return True
    return bool(re.search(r"\d|^[\W_]|[:*=]$", text))
