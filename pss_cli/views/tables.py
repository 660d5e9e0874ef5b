"""What is shown: a listing (columns and rows) or a sheet (one record)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pss_cli import quantities
from pss_cli.dates import in_quebec
from pss_cli.i18n import _
from pss_cli.labels import LABELS, WEEKDAYS, label
from pss_cli.phones import show_phone
from pss_cli.rules.base import cited

Row = Mapping[str, Any] | sqlite3.Row


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key in the row, the heading, and the kind of its values.

    Kinds: `text`, `day`, `money` (cents), `km` (metres), `rate` (thousandths), `minutes`, `clock`,
    `count`, `percent` (thousandths), `late` (days past a deadline, negative before it), `yes_no`, `phone`,
    `weekday`, `moment` (of the journal), `source` (of a rule), or a StrEnum whose labels are shown.
    `spare` columns are left out of a table for which a terminal is too narrow, the highest number first.
    """

    key: str
    heading: str
    kind: str | type[StrEnum] = "text"
    spare: int = 0

    @property
    def is_number(self) -> bool:
        """Whether values are aligned to the right."""
        return self.kind in ("money", "km", "rate", "minutes", "count", "percent", "late")

    def show(self, value: Any) -> str:
        """Return `value` for a person, in the language in use; empty when unknown."""
        if value is None:
            return ""
        if isinstance(self.kind, str):
            return str(_SHOWN[self.kind](value))
        member = self.kind(value)
        return label(member) if self.kind in LABELS else member.value


def _count(value: Any) -> str:
    return str(value)


def _late(days: int) -> str:
    if days > 0:
        return _("{n} d late").format(n=days)
    return _("in {n} d").format(n=-days) if days else _("today")


_SHOWN: dict[str, Any] = {
    "text": str,
    "day": str,
    "count": _count,
    "late": _late,
    "money": quantities.show_money,
    "km": quantities.show_km,
    "rate": quantities.show_rate,
    "percent": quantities.show_percent,
    "minutes": quantities.show_duration,
    "clock": quantities.show_clock,
    "yes_no": lambda value: _("yes") if value else _("no"),
    "phone": show_phone,
    "weekday": lambda value: _(WEEKDAYS[value]),
    "moment": in_quebec,
    "source": cited,
}


@dataclass(frozen=True)
class Listing:
    """Rows under columns; `note` is said on stderr (a count, a warning), `remark` at the top of a workbook."""

    columns: Sequence[Column]
    rows: Iterable[Row]
    title: str = ""
    note: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Sheet:
    """One record: its fields, then listings that belong to it; `hidden` keys are for JSON alone."""

    title: str
    columns: Sequence[Column]
    row: Row
    parts: Mapping[str, Listing] = field(default_factory=dict)
    text: str = ""  # said after the fields, as is
