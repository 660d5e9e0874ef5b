"""Codes that can be said on the telephone: `UP-0042`, four digits, then growing; never reused."""

from __future__ import annotations

import re

PREFIXES = {
    "person": "UP",
    "session": "S",
    "request": "D",
    "match": "J",
    "activity": "A",
    "claim": "R",
    "payment_batch": "V",
}


def code(kind: str, number: int) -> str:
    """Return the code of the `number`-th record of a kind (a key of PREFIXES)."""
    return f"{PREFIXES[kind]}-{number:04d}"


def parse_code(typed: str) -> tuple[str, str] | None:
    """Return (kind, canonical code) for `up42`, `UP-42`, `up-0042`; None when this is no code."""
    match = re.fullmatch(r"([A-Za-z]{1,2})[-\s]?([0-9]{1,9})", typed.strip())
    if not match:
        return None
    for kind, prefix in PREFIXES.items():
        if prefix == match[1].upper():
            return kind, code(kind, int(match[2]))
    return None
