"""The map of a form: which value goes where. Everything that knows about the cells of a form is in this file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile
from pss_cli.forms.filling.maptypes import require_types
from pss_cli.i18n import _
from pss_cli.resources import toml

SHEETS, FILES, REFUSE = "sheets", "files", "refuse"
LANGUAGES = ("fr", "en")
TICKS = frozenset({"user"})
_MOST_BYTES = 1_000_000
_TABLES = {"form", "fields", "ticks", "totals", "lines", "columns", "matrix", "continuation", "texts", "seen",
           "confidence", "unplaced"}  # fmt: skip
_NOTED = ("form", "confidence", "unplaced", "seen")
_BINDING = ("sha256", "language")  # of the head


@dataclass(frozen=True)
class Place:
    """Where one value goes: a defined name, or a cell such as `'My sheet'!B5`."""

    at: str
    label: bool = False  # the cell holds a label, after which the value goes
    text: str = ""  # what the cell says when a tick holds


@dataclass(frozen=True)
class Block:
    """The rows of a sheet that take one line each."""

    sheet: str
    first_row: int
    rows: int


@dataclass(frozen=True)
class Matrix:
    """A weekly table: one column a day, one row for each value of a line."""

    sheet: str
    first_column: str
    rows: Mapping[str, int]  # value of a line -> row
    columns: int = 7
    starts: str = "monday"  # day of the first column
    week: str = ""  # where the first day of the week goes


@dataclass(frozen=True)
class Sheets:
    """A sheet of the form that takes the lines beyond the first page, copied as often as needed."""

    block: Block
    area: str  # what is printed
    fields: Mapping[str, str]  # value -> place
    columns: tuple[str, ...]  # those that are carried over
    carried_row: int  # on the copy: what comes from the copy before
    carry_row: int  # on the copy: what goes on
    report_row: int  # on the first page: what comes from the last copy


@dataclass(frozen=True)
class FormMap:
    """Where each value goes, of which template, and who said that it is right."""

    sha256: str
    fields: Mapping[str, Place]
    totals: Mapping[str, str]  # what the form calculates -> place
    ticks: Mapping[str, Place] = field(default_factory=dict)
    lines: Block | None = None
    columns: Mapping[str, str] = field(default_factory=dict)  # value of a line -> letter
    matrix: Matrix | None = None
    how: str = REFUSE  # what to do with more lines than rows
    more: Sheets | None = None
    texts: Mapping[str, str] = field(default_factory=dict)  # sentences of the form that are not ours
    language: str = "fr"
    confirmed_on: date | None = None
    confirmed_by: str = ""
    edited: bool = False  # whether it changed after somebody confirmed it
    seen: Mapping[str, str] = field(default_factory=dict)  # "Sheet!B5" -> the label that was there
    confidence: Mapping[str, Decimal] = field(default_factory=dict)  # "fields.last_name" -> 0.93
    unplaced: tuple[str, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether a person said that the map is right."""
        return self.confirmed_on is not None and bool(self.confirmed_by) and not self.edited

    @cached_property
    def said(self) -> dict[str, str]:
        """The sentences that are written on the form: ours, in its language, and its own instead."""
        return {**toml("forms", "texts.toml")[self.language], **self.texts}

    @property
    def taken(self) -> frozenset[str]:
        """The values of a line that have a place."""
        return frozenset(self.matrix.rows if self.matrix else self.columns)


def read_map(path: Path) -> FormMap:
    """Return the map at `path`. Raises BadFile when it cannot be read, or lacks something."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise ValueError(_("it is too long"))
        text = raw.decode("utf-8-sig")
        form = parse_map(content := tomllib.loads(text, parse_float=Decimal))
        return replace(form, edited=content["form"].get("confirmed_map", digest := map_digest(text)) != digest)
    except (OSError, tomllib.TOMLDecodeError, ValueError, TypeError, AttributeError) as error:
        raise _wrong(path, error) from None
    except KeyError as error:
        raise _wrong(path, _("{key} is missing").format(key=error.args[0])) from None


def map_digest(text: str) -> str:
    """Return the SHA-256 of what a map says: of which template, in which language, what goes where.

    Comments, who confirmed it and what learning noted do not count.
    """
    content = tomllib.loads(text)
    told = {name: table for name, table in content.items() if name not in _NOTED}
    head = content.get("form")
    told["form"] = {key: head.get(key) for key in _BINDING} if isinstance(head, dict) else {}
    return sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def _wrong(path: Path, why: object) -> BadFile:
    return BadFile(_("{file} is not the map of a form ({why}).").format(file=path, why=why))


def parse_map(content: Mapping[str, Any]) -> FormMap:
    """Return the map that a TOML document says. Raises KeyError, ValueError, TypeError."""
    if unknown := sorted(set(content) - _TABLES):
        raise ValueError(_("“{name}” is no part of a map").format(name=unknown[0]))
    require_types(content)
    head, more, matrix = content["form"], content.get("continuation", {}), content.get("matrix")
    lines, how = content.get("lines"), more.get("how", REFUSE)
    if (lines is None) == (matrix is None):
        raise ValueError(_("it must have [lines] or [matrix], not both"))
    for value, known in ((how, (SHEETS, FILES, REFUSE)), (head.get("language", "fr"), LANGUAGES)):
        if value not in known:
            raise ValueError(_("“{value}” is not one of: {known}").format(value=value, known=", ".join(known)))
    if unknown := sorted(set(content.get("ticks", {})) - TICKS):
        raise ValueError(_("ticks.{key}: it is not one of: {known}").format(key=unknown[0], known=", ".join(TICKS)))
    if matrix and matrix.get("starts", "monday") not in ("monday", "sunday"):
        raise ValueError(_("“{value}” is not one of: {known}").format(value=matrix["starts"], known="monday, sunday"))
    return FormMap(
        sha256=head["sha256"],
        language=head.get("language", "fr"),
        confirmed_on=head.get("confirmed_on"),
        confirmed_by=head.get("confirmed_by", ""),
        fields=_places(content.get("fields", {})),
        ticks=_places(content.get("ticks", {})),
        totals=dict(content.get("totals", {})),
        lines=_block(lines) if lines else None,
        columns=dict(content.get("columns", {})),
        matrix=_matrix(matrix) if matrix else None,
        how=how,
        more=_sheets(more) if how == SHEETS else None,
        texts=dict(content.get("texts", {})),
        seen=dict(content.get("seen", {})),
        confidence=dict(content.get("confidence", {})),
        unplaced=tuple(content.get("unplaced", {}).get("texts", ())),
    )


def _places(table: Mapping[str, Any]) -> dict[str, Place]:
    return {key: Place(value) if isinstance(value, str) else Place(**value) for key, value in table.items()}


def _matrix(table: Mapping[str, Any]) -> Matrix:
    known = Matrix.__dataclass_fields__
    if unknown := sorted(set(table) - set(known)):
        raise ValueError(_("matrix.{key}: it is not one of: {known}").format(key=unknown[0], known=", ".join(known)))
    return Matrix(**table)


def _block(table: Mapping[str, Any]) -> Block:
    return Block(table["sheet"], table["first_row"], table["rows"])


def _sheets(more: Mapping[str, Any]) -> Sheets:
    return Sheets(
        block=_block(more),
        area=more["area"],
        fields=more["fields"],
        columns=tuple(more["columns"]),
        carried_row=more["carried_row"],
        carry_row=more["carry_row"],
        report_row=more["report_row"],
    )
