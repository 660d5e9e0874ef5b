"""The map of a form: which value goes where. Everything that knows about cells is in this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile
from pss_cli.i18n import _


@dataclass(frozen=True)
class Block:
    """The rows of a sheet that take one line each."""

    sheet: str
    first_row: int
    rows: int


@dataclass(frozen=True)
class Continuation:
    """The sheet that takes the lines beyond the first page, copied as often as needed."""

    block: Block
    area: str  # what is printed
    fields: Mapping[str, str]  # value -> defined name
    columns: tuple[str, ...]  # those that are carried over
    carried_row: int  # on the copy: what comes from the copy before
    carry_row: int  # on the copy: what goes on
    report_row: int  # on the first page: what comes from the last copy


@dataclass(frozen=True)
class FormMap:
    """Where each value goes: fields and totals by defined name, lines by column."""

    fields: Mapping[str, str]
    ticks: Mapping[str, Mapping[str, str]]  # value -> {name, text}
    totals: Mapping[str, str]
    lines: Block
    columns: Mapping[str, str]  # value of a line -> letter
    more: Continuation
    texts: Mapping[str, str]  # sentences of the form, in the form's language


def read_map(path: Path) -> FormMap:
    """Return the map at `path`. Raises BadFile when it cannot be read or lacks something."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        more = content["continuation"]
        return FormMap(
            fields=content["fields"],
            ticks=content.get("ticks", {}),
            totals=content["totals"],
            lines=Block(**content["lines"]),
            columns=content["columns"],
            more=Continuation(
                block=Block(more["sheet"], more["first_row"], more["rows"]),
                area=more["area"],
                fields=more["fields"],
                columns=tuple(more["columns"]),
                carried_row=more["carried_row"],
                carry_row=more["carry_row"],
                report_row=more["report_row"],
            ),
            texts=content["texts"],
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadFile(_("{file} is not the map of a form ({why}).").format(file=path, why=error)) from None
