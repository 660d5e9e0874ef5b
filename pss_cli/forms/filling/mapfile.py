"""The map of a form as a TOML document: written when a form is learnt, confirmed by a line in its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.files import beside
from pss_cli.forms.filling.formmap import SHEETS, FormMap, Place, Sheets, map_digest
from pss_cli.i18n import _

_HEAD = re.compile(r"^\[form\][^\n]*\n(?:(?!\[)[^\n]*(?:\n|$))*", re.M)
_CONFIRMED = re.compile(r"^confirmed_(?:on|by|map)\s*=[^\n]*(?:\n|$)", re.M)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
Value = str | int | bool | Decimal | date


def as_toml(form: FormMap, comment: str = "") -> str:
    """Return a map as a TOML document, under a comment of one or several lines."""
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    for name, table in _tables(form):
        lines += ["", f"[{name}]", *(f"{_key(key)} = {value}" for key, value in table.items())]
    return "\n".join(lines).lstrip("\n") + "\n"


def write_map(form: FormMap, path: Path, comment: str = "") -> None:
    """Write a map at `path`, in place of what is there. Raises BadFile."""
    with beside(path) as place:
        place.write_text(as_toml(form, comment), encoding="utf-8")


def confirm_map(path: Path, day: date, who: str) -> None:
    """Write in the head of the map at `path` that `who` found it right; the rest stays as it is. Raises BadFile."""
    text = path.read_text(encoding="utf-8-sig")
    head = _HEAD.search(text)
    if head is None:
        raise BadFile(_("{file} is not the map of a form ({why}).").format(file=path, why="[form]"))
    kept = _CONFIRMED.sub("", head[0])
    at = _last_key(kept)
    said = f"confirmed_on = {day.isoformat()}\nconfirmed_by = {_text(who)}\n"
    said += f'confirmed_map = "{map_digest(text)}"\n'
    with beside(path) as place:
        place.write_text(
            text[: head.start()] + kept[:at].rstrip("\n") + "\n" + said + kept[at:] + text[head.end() :],
            encoding="utf-8",
        )


def _last_key(head: str) -> int:
    """Return where the last key of a table ends; the comments after it are those of the next table."""
    at = end = 0
    for line in head.splitlines(keepends=True):
        at += len(line)
        if line.strip() and not line.lstrip().startswith("#"):
            end = at
    return end


def _tables(form: FormMap) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each table with its values as TOML; an empty one is left out."""
    head: dict[str, Value] = {"sha256": form.sha256, "language": form.language}
    if form.confirmed_on is not None:
        head |= {"confirmed_on": form.confirmed_on, "confirmed_by": form.confirmed_by}
    yield "form", _said(head)
    tables: list[tuple[str, dict[str, str]]] = [
        ("fields", {key: _place(place) for key, place in form.fields.items()}),
        ("ticks", {key: _place(place) for key, place in form.ticks.items()}),
        ("totals", _said(form.totals)),
    ]
    if form.lines:
        block = form.lines
        tables += [
            ("lines", _said({"sheet": block.sheet, "first_row": block.first_row, "rows": block.rows})),
            ("columns", _said(form.columns)),
        ]
    if form.matrix:
        m = form.matrix
        about: dict[str, Value] = {
            "sheet": m.sheet,
            "first_column": m.first_column,
            "columns": m.columns,
            "starts": m.starts,
        }
        tables += [
            ("matrix", _said(about | ({"week": m.week} if m.week else {}))),
            ("matrix.rows", _said(m.rows)),
        ]
    tables += [
        ("continuation", {"how": _text(form.how), **(_sheets(form.more) if form.how == SHEETS and form.more else {})}),
        ("texts", _said(form.texts)),
        ("confidence", _said(form.confidence)),
        ("unplaced", {"texts": _list(form.unplaced)} if form.unplaced else {}),
        ("seen", _said(form.seen)),
    ]
    yield from (each for each in tables if each[1])


def _place(place: Place) -> str:
    if not place.label and not place.text:
        return _text(place.at)
    more = ", label = true" if place.label else ""
    more += f", text = {_text(place.text)}" if place.text else ""
    return f"{{ at = {_text(place.at)}{more} }}"


def _sheets(more: Sheets) -> dict[str, str]:
    fields = ", ".join(f"{_key(key)} = {_text(at)}" for key, at in more.fields.items())
    return {
        **_said({"sheet": more.block.sheet, "first_row": more.block.first_row, "rows": more.block.rows}),
        "area": _text(more.area),
        "columns": _list(more.columns),
        **_said({"carried_row": more.carried_row, "carry_row": more.carry_row, "report_row": more.report_row}),
        "fields": f"{{ {fields} }}",
    }


def _said(table: Mapping[str, Value] | Mapping[str, str] | Mapping[str, int] | Mapping[str, Decimal]) -> dict[str, str]:
    return {key: _value(value) for key, value in table.items()}


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(value)
    return value.isoformat() if isinstance(value, date) else f"{value}"


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    """Return a string of TOML; what would end it is escaped, half of a character is none of it."""
    escaped = text.encode("utf-8", "replace").decode("utf-8").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'
