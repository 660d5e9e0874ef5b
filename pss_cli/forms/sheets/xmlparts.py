"""Parts of the XML of a sheet: the attributes of an element, a cell, a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

_PAIR = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def pairs(attributes: str) -> dict[str, str]:
    """Return the attributes of an element by name."""
    return {name: unescape(double or single) for name, double, single in _PAIR.findall(attributes)}


@dataclass
class Cell:
    """One cell that holds something: where it stands, its attributes, its parts."""

    start: int
    end: int
    attributes: str
    body: str
    formula: str | None = None  # its own, also when the file shares it with other cells
    shared: str = ""  # the number of the formula that it shares
    master: bool = False  # whether that formula is written here
    alone: bool = True  # whether nothing but this cell is calculated by its formula
    raw: str | None = None  # what is in <v>

    @cached_property
    def kind(self) -> str:
        """The type of its value: n, s, str, inlineStr, b, e, d."""
        return pairs(self.attributes).get("t", "n")


@dataclass(frozen=True)
class Row:
    """Where a row stands: its start tag, and where its cells end."""

    start: int
    inside: int
    end: int  # of its cells; the same as `inside` when it is closed at once
    closed: bool
