"""The totals of a fiscal year are stored once and for all, and compared for ever with what they were made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pss_cli.dates import parse_fiscal_year
from pss_cli.errors import WrongState
from pss_cli.i18n import _
from pss_cli.reads import sealed as read
from pss_cli.reads.base import Connection
from pss_cli.reads.expenses import Year
from pss_cli.rules.claim_year import YearSealed

Key = tuple[str, str, str]  # directorate, kind, month


@dataclass(frozen=True)
class Differing:
    """A sealed figure that is not what the registry held when it was sealed."""

    year: str
    directorate: str
    kind: str
    month: str
    measure: str
    sealed: int | None
    found: int | None


def require_unsealed(db: Connection, year: Year) -> None:
    """Check that a year was not sealed before. Raises WrongState."""
    for row in read.years(db, year.label):
        raise WrongState(
            _("{year} was sealed on {day} by {who}: its totals do not change any more.").format(
                year=year.label, day=row["sealed_on"], who=row["sealed_by"]
            ),
            _("What changed since: pss report expenses --fiscal-year {year}").format(year=year.label),
        )


def seal(desk: Any, year: Year) -> str:
    """Store the totals of a year; return its label. Raises WrongState when they were."""
    from pss_cli import models

    require_unsealed(desk.db, year)
    figures = list(read.to_seal(desk.db, year))
    sealed = desk.add(
        models.SealedYear(
            fiscal_year=year.label, sealed_on=desk.today, sealed_by=desk.actor,
            operation_id=desk.session.info["operation_id"],
        )
    )  # fmt: skip
    desk.session.add_all(models.SealedFigure(year_id=sealed.id, **figure) for figure in figures)
    desk.session.flush()
    desk.enforce(YearSealed, sealed.id)
    return year.label


def differing(db: Connection, path: Path) -> Iterator[Differing]:
    """Yield what is not as it was sealed, once the journal is followed back to each seal on a copy in memory."""
    from pss_cli.db.rewinding import Rewound

    sealed = read.years(db)  # the latest first: the copy only goes back
    if not sealed:
        return
    past = Rewound(path, read.TABLES)
    for row in sealed:
        year = Year(*parse_fiscal_year(row["fiscal_year"]))
        found = read.to_seal(past.back_to(row["operation_id"]), year)
        stored = {_key(figure): dict(figure) for figure in read.each(db, row["id"])}
        yield from _compared(year.label, stored, {_key(figure): figure for figure in found})
    past.close()


def _key(figure: Any) -> Key:
    return figure["directorate"], figure["kind"], figure["month"]


def _compared(year: str, stored: Mapping[Key, Any], found: Mapping[Key, Any]) -> Iterator[Differing]:
    for key in sorted({*stored, *found}):
        before, now = stored.get(key, {}), found.get(key, {})
        for measure in read.MEASURES:
            if before.get(measure) != now.get(measure):
                yield Differing(year, *key, measure, before.get(measure), now.get(measure))
