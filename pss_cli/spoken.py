"""Typer's commands and groups, loaded when called and speaking the language in use."""

from __future__ import annotations

import importlib
import sys
from difflib import get_close_matches
from functools import cache
from typing import Any, ClassVar

import typer
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from pss_cli.errors import Usage
from pss_cli.i18n import N_, _, labelled

# Panels for a person at a terminal; plain text for a pipe, which also saves importing Rich.
MARKUP_MODE: Any = "rich" if sys.stdout.isatty() else None


# What an option takes, by the name that Typer gives to its type.
_METAVARS = {"str": N_("TEXT"), "path": N_("FILE"), "int": N_("NUMBER"), "int range": N_("NUMBER")}


class _Headed(HelpFormatter):
    """Writes headings with the blank that French puts before a colon."""

    def write_heading(self, heading: str) -> None:
        self.write(" " * self.current_indent + labelled(heading, "").rstrip() + "\n")


class _Spoken:
    """Says in the language in use what Typer hard-codes in English."""

    def get_help(self, ctx: Any) -> str:
        ctx.formatter_class = _Headed
        for param in self.get_params(ctx):  # type: ignore[attr-defined]
            if param.metavar is None and not getattr(param, "is_flag", False) and param.type.name in _METAVARS:
                param.metavar = _(_METAVARS[param.type.name])
        said: str = super().get_help(ctx)  # type: ignore[misc]
        return said

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this message and exit.")
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = [
            _("COMMAND [ARGS]...") if piece == "COMMAND [ARGS]..." else piece
            for piece in self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))


class SpokenCommand(_Spoken, TyperCommand):
    """A command."""


class SpokenGroup(_Spoken, TyperGroup):
    """A group of commands that says what it knows when a word is not among them."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write every command with its whole first sentence: nothing is cut."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.get_short_help_str(limit=200)) for name, command in commands if command])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing and not name.startswith("-"):
            known = self.list_commands(ctx)
            close = get_close_matches(name, known)
            if close:
                hint = _("Did you mean {names}?").format(names=", ".join(close))
            else:
                hint = _("Known here: {names}").format(names=", ".join(known))
            raise Usage(_("There is no command “{name}”.").format(name=name), hint)
        return super().resolve_command(ctx, args)


class LazyGroup(SpokenGroup):
    """A group whose commands are imported only when one of them is called.

    `paths` maps a name to (`module:attribute`, help). `--help` and completion use the stubs alone.
    """

    paths: ClassVar[dict[str, tuple[str, str]]] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.paths)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.paths:
            return None
        return SpokenCommand(name=cmd_name, help=_(self.paths[cmd_name][1]), rich_markup_mode=MARKUP_MODE)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, _stub, rest = super().resolve_command(ctx, args)
        return name, self.load(name), rest

    def load(self, name: str) -> Any:
        """Import and return the command `name`."""
        command = _made(self.paths[name][0])
        command.name, command.help = name, _(self.paths[name][1])
        return command


@cache
def _made(path: str) -> Any:
    """Return the command at `module:attribute`; a process that runs many, as the demonstration, makes it once."""
    module, attribute = path.split(":")
    return typer.main.get_command(getattr(importlib.import_module(module), attribute))
