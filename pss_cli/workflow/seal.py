"""The totals of a fiscal year are stored once and for all, and compared for ever with what they were made of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pss_cli.dates import parse_fiscal_year
from pss_cli.errors import WrongState
from pss_cli.i18n import _
from pss_cli.reads import sealed as read
from pss_cli.reads.base import Connection
from pss_cli.reads.expenses import METHOD, Year
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


@dataclass
class Checked:
    """What was found of the sealed years; each is named by its label."""

    gone: list[str] = field(default_factory=list)  # sealed, and not there any more
    differing: list[Differing] = field(default_factory=list)
    contradicted: list[tuple[str, int]] = field(default_factory=list)  # a table, an id: the journal says otherwise
    unreadable: list[str] = field(default_factory=list)  # what they stand on cannot be calculated
    otherwise: list[str] = field(default_factory=list)  # sealed by another method: no fault, nothing to compare


# What a value that no program of ours wrote may raise, wherever it is read.
_TAMPERED = (sqlite3.Error, ValueError, TypeError, AttributeError)


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
            operation_id=desk.session.info["operation_id"], method=METHOD,
        )
    )  # fmt: skip
    desk.session.add_all(models.SealedFigure(year_id=sealed.id, **figure) for figure in figures)
    desk.session.flush()
    desk.enforce(YearSealed, sealed.id)
    return year.label


def check(db: Connection, path: Path) -> Checked:
    """Compare each sealed year with what the registry held, once the journal is followed back on a copy in memory.

    Whatever a hand made of the file, it is found, not a failure. Raises Busy, and Unusable without a table.
    """
    sealed = read.years(db)  # the latest first: the copy only goes back
    checked = Checked(gone=[_year_of(row) for row in read.gone(db)])
    checked.otherwise = [str(row["fiscal_year"]) for row in sealed if row["method"] != METHOD]
    comparable = [row for row in sealed if row["method"] == METHOD]
    try:
        if comparable:
            _compare(db, path, comparable, checked)
    except _TAMPERED:
        checked.unreadable = [str(row["fiscal_year"]) for row in comparable]
    return checked


def _compare(db: Connection, path: Path, sealed: Sequence[Any], checked: Checked) -> None:
    from pss_cli.db.rewinding import Rewound

    past = Rewound(path, read.TABLES, min(int(row["operation_id"]) for row in sealed))
    try:
        for row in sealed:
            label = str(row["fiscal_year"])
            try:
                past_db = past.back_to(row["operation_id"])
                found = read.to_seal(past_db, Year(*parse_fiscal_year(label)))
                stored = {_key(figure): dict(figure) for figure in read.each(db, row["id"])}
                checked.differing += _compared(label, stored, {_key(figure): figure for figure in found})
            except _TAMPERED:
                checked.unreadable.append(label)
        checked.contradicted = past.contradicted
    finally:
        past.close()


def _year_of(gone: Any) -> str:
    """Return the fiscal year that the journal says of a seal that is not there; its number when it is not known."""
    try:
        return str(json.loads(gone["after"])["fiscal_year"])
    except (*_TAMPERED, LookupError):
        return str(gone["record_id"])


def _key(figure: Any) -> Key:
    return figure["directorate"], figure["kind"], figure["month"]


def _compared(year: str, stored: Mapping[Key, Any], found: Mapping[Key, Any]) -> Iterator[Differing]:
    for key in sorted({*stored, *found}):
        before, now = stored.get(key, {}), found.get(key, {})
        for measure in read.MEASURES:
            if before.get(measure) != now.get(measure):
                yield Differing(year, *key, measure, before.get(measure), now.get(measure))
