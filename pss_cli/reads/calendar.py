"""Sessions and meetings as a calendar tells them, the cancelled ones too: their record is gone, the journal knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.reads.base import Connection, Select, rows, value
from pss_cli.reads.find import record_id

Event = dict[str, Any]
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)

# Only what an event shows: who was there, or a meal, changes nothing in a calendar.
JOURNAL = Select("""
SELECT c.table_name, c.record_id, c.operation_id, c.field, c.before, c.after, o.at
FROM change c JOIN operation o ON o.id = c.operation_id
WHERE (c.table_name IN ('activity', 'session') AND (c.field IS NULL OR c.field IN ('day', 'starts', 'ends', 'place')))
   OR (c.table_name = 'request' AND c.field = 'title')
ORDER BY c.id
""")

REQUESTS = Select("SELECT q.id, q.code, q.title FROM request q")

FOUNDED = Select("SELECT o.at FROM operation o ORDER BY o.id LIMIT 1")


def events(db: Connection, *, since: str | None = None, until: str | None = None) -> list[Event]:
    """Return every session and meeting between two days (any), in order, with `sequence` and `changed_at`.

    `sequence` grows each time what is shown changes, undoing included, and after a backup was restored too.
    """
    found = [event for event in _told(db) if (since or "") <= event["day"] <= (until or "9999")]
    return sorted(found, key=lambda event: (event["day"], event["starts"], event["code"]))


def of(db: Connection, typed: str, today: str, kinds: tuple[str, ...]) -> list[Event]:
    """Return one session or meeting, or the meetings to come of a request, none perhaps. Raises NotFound."""
    parsed = parse_code(typed)
    if parsed is None or parsed[0] not in kinds:
        raise NotFound(_("“{typed}” is not a code that a calendar can show.").format(typed=typed[:40]))
    kind, code = parsed
    if kind == "request":
        record_id(db, kind, code)
        return [event for event in events(db, since=today) if event["request"] == code]
    found = [event for event in events(db) if event["code"] == code]
    if not found:
        raise NotFound(_("{code}: nothing to put in a calendar.").format(code=code))
    return found


def registry_mark(db: Connection) -> str:
    """Return what tells this registry from others, the same on every computer and in every backup."""
    from hashlib import sha256

    return sha256(str(value(db, FOUNDED)).encode()).hexdigest()[:12]


def _told(db: Connection) -> list[Event]:
    """Return what the journal says of every session and meeting, as things are or were when they went away."""
    requests = {row["id"]: row for row in rows(db, REQUESTS)}
    known: dict[tuple[str, int], Event] = {}
    titles: dict[int, list[tuple[int, str]]] = {}
    for row in rows(db, JOURNAL):
        if row["table_name"] == "request":
            titles.setdefault(row["record_id"], []).append((row["operation_id"], row["at"]))
            continue
        event = known.setdefault((row["table_name"], row["record_id"]), {"kind": row["table_name"], "changes": {}})
        event["changes"][row["operation_id"]] = row["at"]
        if row["field"] is None:
            event |= json.loads(row["after"] or row["before"]) | {"cancelled": row["after"] is None}
        else:
            event[row["field"]] = json.loads(row["after"])
    return [_event(event, requests.get(event.get("request_id")), titles) for event in known.values()]


def _event(event: Event, request: Any, titles: dict[int, list[tuple[int, str]]]) -> Event:
    changes = event.pop("changes")
    first = min(changes)
    changes |= {operation: at for operation, at in titles.get(event.get("request_id", 0), ()) if operation > first}
    shown = {key: event[key] for key in ("kind", "code", "day", "starts", "ends", "place", "cancelled")}
    return shown | {
        "request": request["code"] if request else None,
        "title": request["title"] if request else None,
        "sequence": sequence(changes),
        "created_at": changes[first],
        "changed_at": changes[max(changes)],
    }


def sequence(changes: Mapping[int, str]) -> int:
    """Return an event's version: the seconds from 2020 to its last change, or one more than before.

    Counted, the changes would be fewer once a backup was restored, and calendars ignore a version that
    goes back (RFC 5546, 2.1.4); seconds fit the 31 bits that calendars keep until 2088.
    """
    found = 0
    for _operation, at in sorted(changes.items()):
        found = max(int((datetime.fromisoformat(at) - EPOCH).total_seconds()), found + 1)
    return found
