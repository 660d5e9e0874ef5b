"""How what changed about a person is told: by whom, when, before and after."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from pss_cli import quantities
from pss_cli import vocabulary as v
from pss_cli.dates import in_quebec
from pss_cli.i18n import N_, _, labelled
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
SILENT = {
    "id",
    "name_key",
    "search_key",
    "position",
    "person_id",
    "referral_id",
    "operation_id",
    "import_key",
    "record_id",
}

_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("person", "kind"): v.PersonKind,
    ("person", "language"): v.Language,
    ("person", "channel"): v.Channel,
    ("contact_point", "kind"): v.Channel,
    ("slot", "part"): v.Part,
    ("consent", "purpose"): v.Purpose,
    ("interview", "outcome"): v.InterviewOutcome,
    ("interview_attempt", "channel"): v.Channel,
    ("training", "decision"): v.Decision,
    ("enrolment", "withdrawn_reason"): v.Withdrawal,
    ("agreement", "kind"): v.AgreementKind,
    ("partner_profile", "profile"): v.Profile,
    ("partner_level", "level"): v.Level,
    ("match", "role"): v.Profile,
    ("match", "answer"): v.Answer,
    ("match", "ended_by"): v.EndedBy,
    ("presence", "role"): v.PresenceRole,
    ("recontact", "outcome"): v.RecontactOutcome,
    ("step", "kind"): v.StepKind,
    ("voucher", "kind"): v.VoucherKind,
    ("past_expense", "kind"): v.EntryKind,
    ("claim_entry", "kind"): v.EntryKind,
    ("rate", "kind"): v.RateKind,
    ("sealed_figure", "kind"): v.ExpenseKind,
    ("sealed_figure", "state"): v.KnownFrom,
}


_REFERS_TO = {"for_request": "request"}

Codes = Mapping[tuple[str, int], str]


def history(changes: Iterable[Row], codes: Codes) -> Listing:
    """Return what changed about a person, oldest first; `codes` say the records that are referred to."""
    return Listing(HISTORY, _lines(changes, codes))


def _lines(changes: Iterable[Row], codes: Codes) -> Iterator[dict[str, Any]]:
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
            "before": _told(table, field, change["before"], codes),
            "after": _told(table, field, change["after"], codes),
            "because": change["because"],
        }


def _name(names: dict[str, str], word: str) -> str:
    return _(names.get(word, word))


def _told(table: str, field: str | None, written: str | None, codes: Codes) -> str:
    """Return a field before or after, or a whole record as its fields."""
    value = json.loads(written) if written is not None else None
    if field is not None or value is None:
        return _said(table, field or "", value, codes)
    told = [
        labelled(_name(FIELDS, name), _said(table, name, one, codes))
        for name, one in value.items()
        if name not in SILENT and one is not None and one is not False and (name, one) != ("origin", "typed")
    ]
    return "; ".join(told)


def _said(table: str, field: str, value: Any, codes: Codes) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    words = v.Origin if field == "origin" else _WORDS.get((table, field))
    if words is not None:
        return label(words(value))
    if field.endswith("_id"):
        kind = field.removesuffix("_id")
        return codes.get((_REFERS_TO.get(kind, kind), value), str(value))
    return str(_SHOWN[field](value)) if field in _SHOWN else str(value)


_SHOWN: dict[str, Callable[[Any], str]] = {
    "weekday": lambda value: _(WEEKDAYS[value]),
    "value": show_phone,
    "value_cents": quantities.show_money,
    **dict.fromkeys(("starts", "ends", "scheduled_at"), quantities.show_clock),
}
