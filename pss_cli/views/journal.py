"""How what an operation changed is shown: as things are, and as they become again."""

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
    done = _("“pss {command}”, on {day} by {who}").format(command=command, day=in_quebec(at), who=actor)
    return Listing(DIFF, rows, note=done)


def _said(value: Any, field: str | None) -> str:
    """Return a field's words; of a whole record, its fields, or that it is not there."""
    if field is not None:
        return str(value)
    if value is None:
        return _("(not there)")
    return "; ".join(labelled(_(FIELDS.get(name, name)), said) for name, said in value)
