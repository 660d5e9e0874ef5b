"""How what an operation changed is shown: as things are, and as they become again."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Protocol

from pss_cli.dates import in_quebec
from pss_cli.i18n import N_, _, labelled
from pss_cli.views.journal_words import FIELDS, TABLES
from pss_cli.views.tables import Column, Listing


class Change(Protocol):
    """One change: of a field, or (field None) of a whole record given as (field, words)."""

    @property
    def table(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def field(self) -> str | None: ...
    @property
    def now(self) -> Any: ...
    @property
    def becomes(self) -> Any: ...


DIFF = (
    Column("record", N_("record")),
    Column("code", N_("code")),
    Column("field", N_("field")),
    Column("now", N_("now")),
    Column("becomes", N_("becomes")),
)


SUMMED = (
    Column("record", N_("record")),
    Column("gone", N_("taken away"), "count"),
    Column("back", N_("given back"), "count"),
    Column("changed", N_("fields put back"), "count"),
)
MOST_LINES = 200  # that somebody reads before saying yes; an import has thousands


def summed(changes: Iterable[Change], command: str, at: str, actor: str) -> Listing:
    """Return how much undoing one operation changes, by kind of record."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for change in changes:
        what = "changed" if change.field else "gone" if change.now is not None else "back"
        counts[_(TABLES.get(change.table, change.table))][what] += 1
    rows = [{"record": name, **{w: found[w] for w in ("gone", "back", "changed")}} for name, found in counts.items()]
    return Listing(SUMMED, rows, note=_done(command, at, actor))


def diff(changes: Iterable[Change], command: str, at: str, actor: str) -> Listing:
    """Return what undoing one operation changes."""
    rows = [
        {
            "record": _(TABLES.get(change.table, change.table)),
            "code": change.code,
            "field": _(FIELDS.get(change.field, change.field)) if change.field else "",
            "now": _said(change.now, change.field),
            "becomes": _said(change.becomes, change.field),
        }
        for change in changes
    ]
    return Listing(DIFF, rows, note=_done(command, at, actor))


def _done(command: str, at: str, actor: str) -> str:
    return _("“pss {command}”, on {day} by {who}").format(command=command, day=in_quebec(at), who=actor)


def _said(value: Any, field: str | None) -> str:
    """Return a field's words; of a whole record, its fields, or that it is not there."""
    if field is not None:
        return str(value)
    if value is None:
        return _("(not there)")
    return "; ".join(labelled(_(FIELDS.get(name, name)), said) for name, said in value)
