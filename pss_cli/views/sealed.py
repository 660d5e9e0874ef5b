"""How sealed years are listed, reported with what changed since, and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from pss_cli.i18n import N_, _, labelled
from pss_cli.labels import label
from pss_cli.quantities import show_money
from pss_cli.text import printable
from pss_cli.views import expenses
from pss_cli.views.journal_words import TABLES
from pss_cli.views.tables import Column, Listing, Row
from pss_cli.vocabulary import ExpenseKind, SealedRow, YearCut

_ROW = Column("row", N_("row"), SealedRow)
REPORT = (*expenses.LIST[:2], _ROW, *expenses.LIST[2:])
BY_MONTH = (*expenses.BY[YearCut.MONTH][:3], _ROW, *expenses.BY[YearCut.MONTH][3:])
YEARS = (
    Column("fiscal_year", N_("fiscal year")),
    Column("sealed_on", N_("sealed on"), "day"),
    Column("sealed_by", N_("sealed by")),
    Column("claimed_cents", N_("claimed"), "money"),
    Column("approved_cents", N_("approved"), "money"),
    Column("paid_cents", N_("paid"), "money"),
    Column("vouchers_cents", N_("vouchers"), "money"),
)
TO_SEAL = (
    Column("directorate", N_("directorate")),
    *(column for column in expenses.LIST[3:] if column.key != "payable_cents"),
)
_MEASURES = {column.key: column for column in (*expenses.LIST, Column("minutes", N_("hours"), "minutes"))}


class Differing(Protocol):
    """A sealed figure that is not what the registry held when it was sealed."""

    @property
    def year(self) -> str:
        """The fiscal year."""

    @property
    def directorate(self) -> str:
        """Its code."""

    @property
    def kind(self) -> str:
        """The kind of expense, or `total`."""

    @property
    def month(self) -> str:
        """`2026-04`; empty for the whole year, or a day that is not known."""

    @property
    def measure(self) -> str:
        """Which figure."""

    @property
    def sealed(self) -> int | None:
        """As stored."""

    @property
    def found(self) -> int | None:
        """As made again."""


class Checked(Protocol):
    """What was found of the sealed years, by their labels."""

    @property
    def gone(self) -> Sequence[str]:
        """Sealed, and not there any more."""

    @property
    def differing(self) -> Sequence[Differing]:
        """Each figure that is not as it was."""

    @property
    def contradicted(self) -> Sequence[tuple[str, int]]:
        """A table, an id: the journal says otherwise."""

    @property
    def unreadable(self) -> Sequence[str]:
        """What they stand on cannot be calculated."""

    @property
    def otherwise(self) -> Sequence[str]:
        """Sealed by another method."""


def years(rows: Iterable[Row]) -> Listing:
    """Return the sealed years."""
    known = list(rows)
    note = "" if known else _("No year is sealed. Once it is over: pss report seal 2026-2027")
    return Listing(YEARS, known, _("Sealed years"), note=note)


def to_seal(figures: Iterable[Mapping[str, Any]], year: str) -> Listing:
    """Return the totals that are about to be stored, one line a directorate."""
    rows = [{**row, "present_min": row["minutes"]} for row in figures if row["kind"] == ExpenseKind.TOTAL]
    return Listing(TO_SEAL, rows, _("Expenses {year}").format(year=year))


def report(rows: Sequence[Mapping[str, Any]], year: str, seal: Row, *, by_month: bool = False) -> Listing:
    """Return a sealed year; after each sealed line, what changed since."""
    columns = BY_MONTH if by_month else REPORT
    title = _("Expenses {year}, sealed on {day}").format(year=year, day=seal["sealed_on"])
    return Listing(columns, rows, title, note=_summed(rows, year, seal))


def _summed(rows: Sequence[Mapping[str, Any]], year: str, seal: Row) -> str:
    said = []
    for kind in SealedRow:
        whole = [row for row in rows if row["row"] == kind and row["kind"] == ExpenseKind.TOTAL]
        sums = {
            name: show_money(sum(row[f"{name}_cents"] or 0 for row in whole))
            for name in ("claimed", "approved", "paid", "vouchers")
        }
        said.append(_("claimed {claimed}, approved {approved}, paid {paid}, vouchers {vouchers}").format(**sums))
    head = _("{year} was sealed on {day} by {who}").format(year=year, day=seal["sealed_on"], who=seal["sealed_by"])
    if not any(row["row"] == SealedRow.CORRECTION for row in rows):
        return f"{labelled(head, said[0])}. {_('Nothing changed since.')}"
    return f"{labelled(head, said[0])}.\n{labelled(_('Changed since'), said[1])}."


def problems(found: Checked) -> list[str]:
    """Return what is not as it was sealed: each figure with both, and what cannot be compared any more."""
    said = [
        _("{year}, {directorate}, {kind}, {month}: {measure} sealed {sealed}, found {found}").format(
            year=each.year,
            directorate=printable(each.directorate),
            kind=label(ExpenseKind(each.kind)),
            month=printable(each.month) or (_("the whole year") if each.kind == ExpenseKind.TOTAL else _("no day")),
            measure=_(_MEASURES[each.measure].heading),
            sealed=_shown(each.measure, each.sealed),
            found=_shown(each.measure, each.found),
        )
        for each in found.differing
    ]
    said += [_("{year}: sealed, says the journal, and not there any more").format(year=printable(year))
             for year in found.gone]  # fmt: skip
    said += [_("{year}: what it stands on cannot be calculated any more").format(year=printable(year))
             for year in found.unreadable]  # fmt: skip
    said += [
        _("{what} {number}: the file and the journal contradict each other").format(
            what=_(TABLES[table]) if table in TABLES else table, number=number
        )
        for table, number in found.contradicted
    ]
    return said


def notes(found: Checked) -> list[str]:
    """Return what is said of years that were sealed by another method, which is no fault."""
    return [
        _("{year}: calculated another way since; its figures stand, and cannot be compared").format(
            year=printable(year)
        )
        for year in found.otherwise
    ]


def _shown(measure: str, value: Any) -> str:
    if value is None:
        return _("nothing")
    return _MEASURES[measure].show(value) if isinstance(value, int) else printable(str(value))
