"""What a map may hold: text where text goes, a number where rows go. Each refusal names the key and the value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from pss_cli.forms.sheets.addresses import LAST_COLUMN, LAST_ROW, column_number
from pss_cli.i18n import N_, _

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_MOST_ROWS = 10_000  # of a block
_TEXT, _ROW, _COUNT = N_("a text"), N_("the number of a row"), N_("a whole number from 1 to {most}")
_COLUMN, _DAY, _YES = N_("the letters of a column, such as B"), N_("a date, such as 2026-11-27"), N_("true or false")
_TABLE, _LIST = N_("a table"), N_("a list of texts")
_PLACE = N_('a cell such as "Sheet!B5", a name, or {{ at = …, label = true, text = … }}')


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _whole(most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _is_column(value: object) -> bool:
    return isinstance(value, str) and bool(_LETTERS.fullmatch(value)) and column_number(value) <= LAST_COLUMN


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_place(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    kinds: Mapping[str, type] = {"at": str, "label": bool, "text": str}
    return (
        isinstance(value, dict)
        and _is_filled(value.get("at"))
        and all(key in kinds and isinstance(one, kinds[key]) for key, one in value.items())
    )


Kind = tuple[Callable[[object], bool], str, int]  # whether a value is right, what is expected, the most of it
_A_TEXT: Kind = (_is_text, _TEXT, 0)
_A_NAME: Kind = (_is_filled, _TEXT, 0)
_A_ROW: Kind = (_whole(LAST_ROW), _ROW, 0)
_A_PLACE: Kind = (_is_place, _PLACE, 0)
_A_COLUMN: Kind = (_is_column, _COLUMN, 0)
_BLOCK: dict[str, Kind] = {
    "sheet": _A_NAME,
    "first_row": _A_ROW,
    "rows": (_whole(_MOST_ROWS), _COUNT, _MOST_ROWS),
}
# Tables of known keys, and those whose values are all of one kind.
_KEYS: dict[str, dict[str, Kind]] = {
    "form": {"sha256": _A_NAME, "language": _A_TEXT, "confirmed_on": (_is_day, _DAY, 0), "confirmed_by": _A_TEXT},
    "lines": _BLOCK,
    "matrix": {
        "sheet": _A_NAME,
        "first_column": _A_COLUMN,
        "columns": (_whole(7), _COUNT, 7),
        "starts": _A_TEXT,
        "week": _A_NAME,
    },
    "continuation": {
        **_BLOCK,
        "how": _A_TEXT,
        "area": _A_NAME,
        "columns": (_is_list, _LIST, 0),
        "carried_row": _A_ROW,
        "carry_row": _A_ROW,
        "report_row": _A_ROW,
    },
    "unplaced": {"texts": (_is_list, _LIST, 0)},
}
_ALL: dict[str, Kind] = {
    "fields": _A_PLACE,
    "ticks": _A_PLACE,
    "totals": _A_NAME,
    "columns": _A_COLUMN,
    "matrix.rows": _A_ROW,
    "texts": _A_TEXT,
    "seen": _A_TEXT,
    "continuation.fields": _A_NAME,
}
_REQUIRED = {
    "lines": ("sheet", "first_row", "rows"),
    "matrix": ("sheet", "first_column", "rows"),
}


def require_types(content: Mapping[str, Any]) -> None:
    """Check what the tables of a map hold. Raises ValueError with a sentence, KeyError with the key that is missing."""
    for name in content:
        _require(name, content[name], (lambda value: isinstance(value, dict), _TABLE, 0))
    for name, inner in (("matrix", "rows"), ("continuation", "fields")):
        if inner in content.get(name, {}):
            _require(f"{name}.{inner}", content[name][inner], (lambda value: isinstance(value, dict), _TABLE, 0))
    for name, keys in _KEYS.items():
        table = content.get(name, {})
        for key, kind in keys.items():
            if key in table:
                _require(f"{name}.{key}", table[key], kind)
    for name, kind in _ALL.items():
        for key, value in _table(content, name).items():
            _require(f"{name}.{key}", value, kind)
    for name, needed in _REQUIRED.items():
        for key in needed if name in content else ():
            if key not in content[name]:
                raise KeyError(f"{name}.{key}")


def _table(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    outer, _dot, inner = name.partition(".")
    found: Mapping[str, Any] = content.get(outer, {})
    return found.get(inner, {}) if inner else found


def _require(name: str, value: object, kind: Kind) -> None:
    right, expected, most = kind
    if not right(value):
        raise ValueError(
            _("{key} = {value}: it must be {expected}").format(
                key=name, value=_said(value), expected=_(expected).format(most=most)
            )
        )


def _said(value: object) -> str:
    """Return a value nearly as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"“{value[:60]}”" if isinstance(value, str) else str(value)[:60]
