"""How what changed about a person is told: by whom, when, before and after."""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from pss_cli import vocabulary as v
from pss_cli.dates import in_quebec
from pss_cli.i18n import N_, _
from pss_cli.labels import WEEKDAYS, label
from pss_cli.phones import show_phone
from pss_cli.views.journal_words import FIELDS, TABLES
from pss_cli.views.tables import Column, Listing, Row

HISTORY = (
    Column("operation", N_("operation"), "count"),
    Column("day", N_("when")),
    Column("actor", N_("by")),
    Column("command", N_("command")),
    Column("record", N_("record")),
    Column("field", N_("field")),
    Column("before", N_("before")),
    Column("after", N_("after")),
    Column("because", N_("reason")),
)

# Kept for searching and ordering, or said elsewhere in the line.
SILENT = {"id", "name_key", "search_key", "position", "person_id", "operation_id", "import_key"}

_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("person", "kind"): v.PersonKind,
    ("person", "language"): v.Language,
    ("person", "channel"): v.Channel,
    ("contact_point", "kind"): v.Channel,
    ("slot", "part"): v.Part,
    ("consent", "purpose"): v.Purpose,
    ("interview", "outcome"): v.InterviewOutcome,
    ("training", "decision"): v.Decision,
    ("enrolment", "withdrawn_reason"): v.Withdrawal,
    ("agreement", "kind"): v.AgreementKind,
    ("partner_profile", "profile"): v.Profile,
    ("partner_level", "level"): v.Level,
    ("match", "answer"): v.Answer,
    ("match", "ended_by"): v.EndedBy,
    ("presence", "role"): v.PresenceRole,
    ("recontact", "outcome"): v.RecontactOutcome,
}


def history(changes: Iterable[Row]) -> Listing:
    """Return what changed about a person, oldest first."""
    return Listing(HISTORY, _lines(changes))


def _name(names: dict[str, str], word: str) -> str:
    return _(names.get(word, word))


def _lines(changes: Iterable[Row]) -> Iterator[dict[str, Any]]:
    for change in changes:
        table, field = str(change["table_name"]), change["field"]
        if field in SILENT:
            continue
        yield {
            "operation": change["operation"],
            "day": in_quebec(change["at"]),
            "actor": change["actor"],
            "command": change["command"],
            "record": _name(TABLES, table),
            "field": _name(FIELDS, field) if field else "",
            "before": _told(table, field, change["before"]),
            "after": _told(table, field, change["after"]),
            "because": change["because"],
        }


def _told(table: str, field: str | None, written: str | None) -> str:
    """Return a field before or after, or a whole record as its fields."""
    value = json.loads(written) if written is not None else None
    if field is not None or value is None:
        return _said(table, field or "", value)
    told = [
        f"{_name(FIELDS, name)}: {_said(table, name, one)}"
        for name, one in value.items()
        if name not in SILENT and one is not None and one is not False and (name, one) != ("origin", "typed")
    ]
    return "; ".join(told)


def _said(table: str, field: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field == "weekday":
        return _(WEEKDAYS[value])
    words = v.Origin if field == "origin" else _WORDS.get((table, field))
    if words is not None:
        return label(words(value))
    return show_phone(value) if field == "value" and str(value).startswith("+") else str(value)
