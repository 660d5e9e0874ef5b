"""A fiscal year, as every SELECT about it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pss_cli.dates import fiscal_year
from pss_cli.i18n import language


@dataclass(frozen=True)
class Year:
    """A fiscal year: its label, its first and its last day."""

    first: date
    last: date

    @property
    def label(self) -> str:
        """Return `2026-2027`."""
        return fiscal_year(self.first)

    @property
    def before(self) -> Year:
        """Return the year before."""
        return Year(*(day.replace(year=day.year - 1) for day in (self.first, self.last)))

    @property
    def bounds(self) -> dict[str, str]:
        """Return the days between which the SELECTs of a year look."""
        return {"since": self.first.isoformat(), "until": self.last.isoformat()}

    @property
    def parameters(self) -> dict[str, str]:
        """Return what the SELECTs of figures take: the days, the label, the language."""
        return {**self.bounds, "year": self.label, "lang": language()}
