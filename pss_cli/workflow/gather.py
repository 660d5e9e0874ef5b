"""Turns rows of the registry into the facts that rules look at.

The same SELECT serves the command that has just written a record and the audit of the whole
registry: what is enforced and what is audited cannot differ. Uses no model, so that reading
commands start quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Generic, TypeVar, get_type_hints

from pss_cli.reads.base import Connection, Select, groups
from pss_cli.rules.base import Facts, Text
from pss_cli.workflow.limits import Settings

F = TypeVar("F", bound=Facts)


@dataclass(frozen=True)
class Source(Generic[F]):
    """Where a class of facts comes from.

    `select` names its columns after the fields; it takes `:id` (NULL for all) and `:today`; where an
    import writes many at once, `:last` too: every record from `:id` to `:last`.
    `lists` fill the fields that hold several values: one SELECT each, the owner's id first. A
    list of two columns is a (French, English) text.
    """

    facts: type[F]
    select: Select
    lists: Mapping[str, Select] = field(default_factory=dict)


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    readers: dict[str, Callable[[Any], Any]] = {}
    for name, hint in get_type_hints(kind).items():
        shown = str(hint)
        if "date" in shown:
            readers[name] = date.fromisoformat
        elif "bool" in shown:
            readers[name] = bool
    return readers


def gather(
    db: Connection,
    source: Source[F],
    settings: Settings,
    today: date,
    record_id: int | None = None,
    last_id: int | None = None,
) -> Iterator[F]:
    """Yield the facts of one record (or of those up to `last_id`), or of all of them, oldest first."""
    kind: Any = source.facts
    readers = _readers(kind)
    names = set(get_type_hints(source.facts))
    parameters = {"id": record_id, "last": record_id if last_id is None else last_id, "today": today.isoformat()}
    several = {
        name: groups(db, select, **{k: v for k, v in parameters.items() if f":{k}" in select})
        for name, select in source.lists.items()
    }
    for row in db.execute(source.select, {k: v for k, v in parameters.items() if f":{k}" in source.select}):
        read = {
            name: readers[name](row[name]) if name in readers and row[name] is not None else row[name]
            for name in row.keys()  # noqa: SIM118  (a sqlite3.Row iterates over its values)
            if name in names
        }
        for name, found in several.items():
            items = found.get(row["id"], [])
            read[name] = tuple(Text(*item) if len(item) == 2 else item[0] for item in items)
        yield source.facts(**read, limits=settings.limits(read["day"]))
