"""Gathers the fields of a form: options, one JSON object, then questions on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile, Usage
from pss_cli.files import not_opened
from pss_cli.i18n import _
from pss_cli.inputs.field import Field, Given, Reading, Words
from pss_cli.text import printable

Ask = Callable[[Field, Given], Any]


class Back(Exception):
    """Somebody who is asked wants the question before."""


def from_json(source: str) -> dict[str, Any]:
    """Return the one object of a JSON file, or of the standard input for `-`; numbers stay as typed.

    Raises BadFile when this is not JSON, Usage when it is not one object.
    """
    try:
        written = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        content = json.loads(
            written.decode("utf-8-sig"),
            parse_float=str,
            parse_int=str,
            parse_constant=_no_constant,
            object_pairs_hook=_object,
        )
    except OSError:
        raise not_opened(Path(source or "."), source or "--from") from None
    except json.JSONDecodeError as error:
        raise BadFile(
            _("This is not JSON: line {line}, column {column}.").format(line=error.lineno, column=error.colno)
        ) from None
    except (ValueError, RecursionError):
        raise BadFile(_("This is not JSON in UTF-8.")) from None
    if not isinstance(content, dict):
        raise Usage(_("The JSON must be one object, such as {example}.").format(example='{"first_name": "Ann"}'))
    return content


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are JavaScript, not JSON


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of these pairs. Raises Usage when a name is there twice: which one counts is not guessed."""
    content = dict(pairs)
    twice = {name: None for name, _value in pairs if sum(name == other for other, _value in pairs) > 1}
    if twice:
        raise Usage(*(_("“{name}” is there twice: keep one.").format(name=printable(name)) for name in twice))
    return content


def is_workbook(source: str) -> bool:
    """Whether `--from` names a workbook."""
    return source.lower().endswith((".xlsx", ".xlsm"))


def from_file(source: str, known: Mapping[str, Field], partial: bool) -> tuple[dict[str, Any], Mapping[str, str]]:
    """Return what a filled form or a JSON object gives, and what the form calls its fields. Raises BadFile, Usage."""
    if not is_workbook(source):
        return from_json(source), {}
    from pss_cli.inputs.paper_read import read

    return read(Path(source), known, partial)


def _missing(spec: Field, called: Mapping[str, str]) -> str:
    if spec.name in called:
        return _("{name} is to be filled in.").format(name=called[spec.name])
    return _("--{option} is missing ({label}).").format(option=spec.option, label=_(spec.label))


def _separated(value: Any) -> Any:
    """Return the items of an option that takes several: given several times, or separated with commas."""
    return ",".join(value) if isinstance(value, list) else value


def collect(
    fields: Sequence[Field],
    options: Mapping[str, Any],
    *,
    source: str | None,
    words: Words,
    ask: Ask | None,
    partial: bool = False,
) -> dict[str, Any]:
    """Return the values of a form, by field name.

    `ask` is called for what is missing (None off a terminal). `partial` is for corrections: nothing
    is missing. Raises Usage with one sentence for each unreadable, unknown or missing field.
    """
    known = {f.name: f for f in fields}
    raw, called = from_file(source, known, partial) if source is not None else ({}, {})
    reading = Reading(called=called)
    for name in raw:
        if name not in known:
            reading.problems.append(_("“{name}” is not a field of this command.").format(name=printable(name)))
    kept = {f.name for f in fields if f.whole}
    typed = {name: value for name, value in options.items() if value is not None and value != []}
    if not partial:  # a variable of the shell that holds nothing is not a choice
        reading.problems += [
            _("--{option} cannot be empty.").format(option=known[name].option)
            for name, value in typed.items()
            if isinstance(value, str) and not value.strip()
        ]
    raw |= {name: value if name in kept else _separated(value) for name, value in typed.items()}
    for name, value in raw.items():
        if name in known:
            reading.read(known[name], value, words)
    if not partial:
        if ask and source is None and not reading.problems:
            _question(fields, reading, ask)
        reading.problems += [
            _missing(f, called)
            for f in fields
            if f.name not in raw and reading.values.get(f.name) is None and f.needed(reading.values)
        ]
        reading.problems += [
            _("--{option} is empty ({label}).").format(option=f.option, label=_(f.label))
            for f in fields
            if f.name in raw and reading.values.get(f.name, "") is None and f.needed(reading.values)
        ]
    if reading.problems:
        raise Usage(*reading.problems)
    return {name: value for name, value in reading.values.items() if partial or value is not None}


def _question(fields: Sequence[Field], reading: Reading, ask: Ask) -> None:
    """Ask what is missing, in order; who goes back is asked again the question before."""
    asked: list[int] = []
    place = 0
    while place < len(fields):
        spec = fields[place]
        if reading.values.get(spec.name) is None and spec.ask(reading.values):
            try:
                reading.values[spec.name] = ask(spec, reading.values)
            except Back:
                place = asked.pop() if asked else place
                reading.values.pop(fields[place].name, None)
                continue
            asked.append(place)
        place += 1
