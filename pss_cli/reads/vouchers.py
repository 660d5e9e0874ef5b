"""What is asked of vouchers: the stock, the numbers, one of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.reads.base import NO_LIMIT, Connection, Select, rows
from pss_cli.vocabulary import VoucherKind

STATE = """CASE WHEN v.lost_on IS NOT NULL THEN 'lost' WHEN v.used_on IS NOT NULL THEN 'used'
            WHEN v.handed_on IS NOT NULL THEN 'handed' ELSE 'stock' END"""
_ORDER = "CASE {0} WHEN 'stock' THEN 0 WHEN 'handed' THEN 1 WHEN 'used' THEN 2 ELSE 3 END"

STOCK = Select(f"""
SELECT w.kind, w.state, count(*) AS vouchers, sum(w.value_cents) AS value_cents
FROM (SELECT v.kind, {STATE} AS state, v.value_cents FROM voucher v WHERE :kind IS NULL OR v.kind = :kind) w
GROUP BY w.kind, w.state
ORDER BY w.kind, {_ORDER.format("w.state")}
""")

# Nobody has what is in stock. A shorter number comes first: 99 before 100.
_FIELDS = f"""
SELECT v.id, v.kind, v.number, {STATE} AS state, v.value_cents, p.code AS person, p.last_name, p.first_name,
       a.code AS activity, a.day, d.code AS directorate, v.received_on, v.handed_on, v.used_on, v.returned_on,
       v.lost_on, v.note
FROM voucher v
LEFT JOIN person p ON p.id = v.person_id
LEFT JOIN activity a ON a.id = v.activity_id
LEFT JOIN request q ON q.id = a.request_id
LEFT JOIN directorate d ON d.id = q.directorate_id
"""
LIST = Select(f"""{_FIELDS}
WHERE (:kind IS NULL OR v.kind = :kind) AND (:state IS NULL OR {STATE} = :state)
ORDER BY v.kind, length(v.number), v.number
LIMIT :limit
""")
NUMBERS = Select("SELECT v.number FROM voucher v WHERE v.kind = :kind ORDER BY length(v.number), v.number")
SHOW = Select(f"{_FIELDS} WHERE v.id = :voucher")
NUMBERED = Select(f"{_FIELDS} WHERE v.kind = :kind AND v.number = :number")


def stock(db: Connection, kind: str | None = None) -> sqlite3.Cursor:
    """Return how many vouchers of each kind are in stock, handed out, used and lost, and their value."""
    return db.execute(STOCK, {"kind": kind})


def listing(
    db: Connection, kind: str | None = None, state: str | None = None, limit: int | None = None
) -> sqlite3.Cursor:
    """Return vouchers by kind and number, with who has them."""
    return db.execute(LIST, {"kind": kind, "state": state, "limit": NO_LIMIT if limit is None else limit})


def chosen(db: Connection, ids: Sequence[int]) -> list[sqlite3.Row]:
    """Return the vouchers with these ids, in this order."""
    return [row for number in ids for row in rows(db, SHOW, voucher=number)]


def numbered(db: Connection, kind: VoucherKind, number: str) -> sqlite3.Row:
    """Return the voucher of a kind with this number. Raises NotFound."""
    found = rows(db, NUMBERED, kind=kind.value, number=number)
    if not found:
        raise not_there(db, kind, [number])
    return found[0]


def alike(db: Connection, kind: VoucherKind, wanted: Iterable[str]) -> list[str]:
    """Return the known numbers that differ from one of `wanted` by their leading zeros alone: 0118 for 118."""
    typed = set(wanted)
    keys = {_without_zeros(number) for number in typed}
    known = (row["number"] for row in rows(db, NUMBERS, kind=kind.value))
    return [number for number in known if number not in typed and _without_zeros(number) in keys]


def _without_zeros(number: str) -> str:
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", number)


def few(names: Sequence[str]) -> str:
    """Return the first names of a list, and how many more there are."""
    more = len(names) - 10
    return ", ".join(names[:10]) + (_(" … and {n} more").format(n=more) if more > 0 else "")


def not_there(db: Connection, kind: VoucherKind, missing: Sequence[str]) -> NotFound:
    """Return what to say of numbers that nobody knows, with those that look like them."""
    near = alike(db, kind, missing)
    return NotFound(
        _("There is no {kind} {number}. See: pss claim stock --kind {typed}").format(
            kind=label(kind), number=few(missing), typed=kind.value
        ),
        *([_("Did you mean {names}?").format(names=few(near))] if near else []),
    )
