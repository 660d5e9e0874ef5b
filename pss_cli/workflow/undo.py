"""Going back over the last operation, unless something of it has left the house."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from pss_cli import quantities
from pss_cli.dates import in_quebec
from pss_cli.errors import WrongState
from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.phones import show_phone
from pss_cli.reads import journal
from pss_cli.reads.base import Connection, Select, rows

if TYPE_CHECKING:
    from pss_cli.workflow.desk import Desk

# Kept for searching and ordering: nothing to read.
SILENT = {"id", "name_key", "search_key", "position", "operation_id", "import_key"}
_BEGINNING = "init"


@dataclass(frozen=True)
class Line:
    """One change that will be taken back: as things are, and as they become again."""

    table: str
    code: str
    field: str | None  # None for a whole record
    now: Any  # in words; for a whole record, its (field, words), or None when it is not there
    becomes: Any


@dataclass(frozen=True)
class Plan:
    """The operation to undo, and what that changes."""

    id: int
    at: str
    actor: str
    command: str
    changes: list[dict[str, Any]]
    lines: list[Line]


def plan(db: Connection) -> Plan:
    """Return what undoing the last operation would change. Raises WrongState when it cannot be undone."""
    done = journal.last(db)
    if done is None or done["command"] == _BEGINNING:
        raise WrongState(_("There is nothing to undo in this registry."))
    _stays_in_the_house(
        db, done["id"], _("“pss {command}” of {day}").format(command=done["command"], day=in_quebec(done["at"]))
    )
    changes = journal.changes(db, done["id"])
    names = Names(db, done["id"])
    names.codes |= _gone(changes)
    lines = [line for touched in _net(changes) for line in _lines(touched, names)]
    return Plan(done["id"], done["at"], done["actor"], done["command"], changes, lines)


def back(desk: Desk, planned: Plan) -> int:
    """Put back what was there before the operation; return its id. Raises WrongState."""
    from pss_cli.db.undoing import replay_backwards

    done = journal.last(desk.db, desk.session.info["operation_id"])
    if done is None or done["id"] != planned.id:
        raise WrongState(_("Somebody wrote in the registry meanwhile: start again."))
    replay_backwards(desk.session, planned.id, planned.changes)
    return planned.id


def _stays_in_the_house(db: Connection, operation: int, what: str) -> None:
    """Raise WrongState, with what to do instead, when something of the operation cannot be taken back."""

    def found(select: Select) -> list[str]:
        return [row[0] for row in rows(db, select, operation=operation)]

    if codes := found(journal.DECLARED):
        raise WrongState(
            _("{what} recorded a declaration: it is not undone but removed, which leaves no trace.").format(what=what),
            *(f"  pss enroll sign {code} --declaration --remove" for code in codes),
        )
    if sent := found(journal.DISCLOSED):
        raise WrongState(
            _("{what} sent contact details out ({sent}): what has left the house is not undone.").format(
                what=what, sent="; ".join(sent)
            ),
            _("Tell whoever received them."),
            *(_("If the match ends: pss match end {code}").format(code=code) for code in found(journal.TOLD_OF)),
        )
    if claims := found(journal.TRANSMITTED):
        raise WrongState(
            _("{what} is about a claim that was transmitted: what has left the house is not undone.").format(what=what),
            *(
                _("  Correct a line with a counter-entry: pss claim correct {code} LINE --amount … --reason …").format(
                    code=code
                )
                for code in claims
            ),
        )


@dataclass
class _Touched:
    """One record that an operation touched: its fields before and after, as far as they were recorded."""

    table: str
    id: int
    existed: bool
    exists: bool = True
    before: dict[str, Any] = dataclass_field(default_factory=dict)
    after: dict[str, Any] = dataclass_field(default_factory=dict)


def _gone(changes: Iterable[dict[str, Any]]) -> dict[tuple[str, int], str]:
    """Return the codes of the records that `changes` took away."""
    away = [
        (c["table_name"], c["record_id"], json.loads(c["before"]))
        for c in changes
        if c["field"] is None and c["before"]
    ]
    return {(table, number): fields["code"] for table, number, fields in away if "code" in fields}


def _net(changes: Iterable[dict[str, Any]]) -> Iterable[_Touched]:
    """Return what `changes` (oldest first) amount to, one entry a record."""
    found: dict[tuple[str, int], _Touched] = {}
    for change in changes:
        key, field = (change["table_name"], change["record_id"]), change["field"]
        before, after = (json.loads(change[k] or "null") for k in ("before", "after"))
        touched = found.setdefault(key, _Touched(*key, existed=field is not None or before is not None))
        if field is not None:
            touched.before.setdefault(field, before)
            touched.after[field] = after
        elif after is not None:
            touched.exists, touched.after = True, after
        else:
            touched.exists, touched.after, touched.before = False, {}, {**before, **touched.before}
    return found.values()


def _lines(touched: _Touched, names: Names) -> Iterator[Line]:
    """Yield what becomes of one record: gone, back again, or field by field."""
    table, before, after = touched.table, touched.before, touched.after
    code = names.owner(table, touched.id, after or before)

    def whole(fields: dict[str, Any]) -> list[tuple[str, str]]:
        said = [(k, names.said(table, k, v)) for k, v in fields.items() if k not in SILENT and v not in (None, False)]
        return [(k, words) for k, words in said if words != code and (k, fields[k]) != ("origin", "typed")]

    if touched.existed and touched.exists:
        for k in after:
            if k not in SILENT and before.get(k) != after[k]:
                yield Line(table, code, k, names.said(table, k, after[k]), names.said(table, k, before.get(k)))
    elif touched.existed or touched.exists:
        yield Line(
            table, code, None, whole(after) if touched.exists else None, whole(before) if touched.existed else None
        )


class Names:
    """How the records and the values that an operation touched are said, in the language in use."""

    def __init__(self, db: Connection, operation: int) -> None:
        self.codes = journal.codes(db)
        self.owners = {(t, n): code for t, n, code in db.execute(journal.OWNERS, {"operation": operation})}

    def owner(self, table: str, number: int, fields: Mapping[str, Any]) -> str:
        """Return the code of a record, or of what it belongs to; empty when it has none."""
        known = self.codes.get((table, number)) or self.owners.get((table, number)) or fields.get("code")
        belongs = (self.codes.get((kind, fields.get(f"{kind}_id", 0))) for kind in _OWNERS)
        return known or next(filter(None, belongs), "")

    def said(self, table: str, field: str, value: Any) -> str:
        """Return the value of a field as people read it."""
        if value is None:
            return ""
        kind = _enum(table, field)
        if kind is not None:
            return label(kind(value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if field.endswith("_id"):
            return self.codes.get((_REFERS_TO.get(field, field.removesuffix("_id")), value), str(value))
        return str(_SHOWN[field](value)) if field in _SHOWN and isinstance(value, int) else _plain(field, value)


@cache
def _enum(table: str, field: str) -> type[StrEnum] | None:
    from sqlmodel import SQLModel

    from pss_cli import models  # noqa: F401  (fills the metadata)

    column = SQLModel.metadata.tables[table].columns.get(field)
    return getattr(column.type, "enum_class", None) if column is not None else None


def _plain(field: str, value: Any) -> str:
    return show_phone(value) if field == "value" and str(value).startswith("+") else str(value)


_OWNERS = ("person", "claim", "request", "directorate")
_REFERS_TO = {"for_request_id": "request", "merged_into_id": "directorate"}
_SHOWN = {
    **dict.fromkeys(("amount_cents", "approved_cents", "claimed_cents", "value_cents"), quantities.show_money),
    **dict.fromkeys(("amount", "rate"), quantities.show_rate),
    **dict.fromkeys(("distance_m", "tier_from"), quantities.show_km),
    **dict.fromkeys(("starts", "ends", "scheduled_at"), quantities.show_clock),
    "minutes": quantities.show_duration,
}
