"""What became of a file: the rows that were not imported, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from pss_cli.i18n import N_
from pss_cli.text import printable
from pss_cli.views.tables import Column, Listing


class Rejected(Protocol):
    """A row that was not imported, and why."""

    @property
    def sheet(self) -> str | None:
        """Its sheet, in a workbook."""

    @property
    def line(self) -> int:
        """Its line in the file."""

    @property
    def typed(self) -> Mapping[str, str]:
        """Its cells by field, without what is never repeated."""

    @property
    def why(self) -> str:
        """Why, in sentences."""


REJECTED = (
    Column("sheet", N_("sheet")),
    Column("line", N_("line"), "count"),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("error", N_("error")),
)


def rejected(rows: Iterable[Rejected], note: str) -> Listing:
    """Return the rows that were not imported, and why; a CSV file has no sheets to show."""
    shown = [
        {
            "sheet": printable(row.sheet or ""),
            "line": row.line,
            "last_name": printable(row.typed.get("last_name") or row.typed.get("person") or ""),
            "first_name": printable(row.typed.get("first_name") or ""),
            "error": row.why,
        }
        for row in rows
    ]
    columns = REJECTED if any(row["sheet"] for row in shown) else REJECTED[1:]
    return Listing(columns, shown, note=note)
