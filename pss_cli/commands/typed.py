"""What is typed outside a form: texts are cleaned, numbers have bounds, before a command sees them."""

from __future__ import annotations

import inspect
from enum import StrEnum
from typing import Any, get_args

from typer._types import TyperChoice

from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.inputs.field import one_of
from pss_cli.text import clean, printable

MOST = 9_999_999  # rows, line numbers, note numbers: no registry comes near


class Choice(TyperChoice[str]):
    """A word of the vocabulary, typed as its value or as its label in either language, as in a form."""

    def __init__(self, kind: type[StrEnum], name: str) -> None:
        super().__init__([member.value for member in kind])
        self._read, self._name = one_of(kind), name

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Return the value of what was typed. Raises Usage."""
        try:
            return str(self._read(str(value)))
        except ValueError as error:
            told = _("{name}: “{value}” {why}.")
            raise Usage(told.format(name=self._name, value=printable(str(value)), why=error)) from None


def reason(typed: str) -> str:
    """Return the reason given for a gate. Raises Usage when it is empty, or holds control characters."""
    found: str = cleaned("--because", typed)
    if not found:
        raise Usage(_("--{option} cannot be empty.").format(option="because"))
    return found


def cleaned(name: str, typed: Any) -> Any:
    """Return a text, or every text of a list, cleaned; anything else as it is. Raises Usage."""
    if isinstance(typed, list | tuple):
        return type(typed)(cleaned(name, each) for each in typed)
    if type(typed) is not str:
        return typed
    try:
        return clean(typed)
    except ValueError as error:
        raise Usage(_("{name}: “{value}” {why}.").format(name=name, value=printable(typed), why=error)) from None


def name_of(parameter: inspect.Parameter) -> str:
    """Return the option or the argument of a command as its help names it."""
    for note in get_args(parameter.annotation)[1:]:
        options = [o for o in getattr(note, "param_decls", None) or () if o.startswith("--")]
        if options:
            return str(options[0]).partition("/")[0]
        if type(note).__name__ == "ArgumentInfo":
            return (note.metavar or "").strip("…[]") or parameter.name.upper()
    return f"--{parameter.name.replace('_', '-')}"
