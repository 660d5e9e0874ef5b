"""Writes tables and sheets as plain text: full width, never cut, no colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from pss_cli.i18n import _
from pss_cli.text import without_commands
from pss_cli.views.tables import Listing, Sheet


class Quiet:
    """A text file that holds no character which a terminal would obey."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, without what a terminal would obey."""
        return self._stream.write(without_commands(text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several texts, likewise."""
        self._stream.writelines(map(without_commands, lines))

    def isatty(self) -> bool:
        """Return no: a screen is drawn otherwise."""
        return False


def write_table(listing: Listing, stream: TextIO) -> None:
    """Write `listing` in aligned columns, numbers to the right."""
    headings = [_(c.heading) for c in listing.columns]
    body = [[_one_line(c.show(row[c.key])) for c in listing.columns] for row in listing.rows]
    stream.writelines(_aligned(headings, body, [c.is_number for c in listing.columns]))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _aligned(headings: Sequence[str], body: Sequence[Sequence[str]], right: Sequence[bool]) -> Iterator[str]:
    widths = [max(len(h), *(len(r[i]) for r in body)) if body else len(h) for i, h in enumerate(headings)]
    for row in [headings, ["-" * w for w in widths], *body]:
        cells = [c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True)]
        yield "  ".join(cells).rstrip() + "\n"


def write_sheet(sheet: Sheet, stream: TextIO) -> None:
    """Write one record: its fields, then its listings."""
    stream.write(sheet.title + "\n")
    shown = [(_(c.heading), c.show(sheet.row[c.key])) for c in sheet.columns if sheet.row[c.key] not in (None, "")]
    width = max((len(h) for h, _v in shown), default=0)
    for heading, value in shown:
        stream.write(f"  {heading.ljust(width)}  {_one_line(value)}\n")
    for part in sheet.parts.values():
        rows = list(part.rows)
        if rows:
            stream.write(f"\n{part.title}\n")
            write_table(Listing(part.columns, rows), stream)
    if sheet.text:
        stream.write(f"\n{sheet.text}\n")
