"""The list of commands, loaded when called; every error becomes a sentence and an exit code here."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from pss_cli import __version__, i18n
from pss_cli.context import Context
from pss_cli.i18n import N_, _
from pss_cli.spoken import MARKUP_MODE, LazyGroup

COMMANDS = {
    "refer": ("pss_cli.commands.refer:app", N_("Spotting: who, by whom, with which agreement.")),
    "interview": ("pss_cli.commands.interview:app", N_("The telephone interview and its outcome.")),
    "train": ("pss_cli.commands.train:app", N_("Training sessions, attendance, decisions.")),
    "enroll": ("pss_cli.commands.enroll:app", N_("The registry itself: agreements, profiles, levels.")),
    "match": ("pss_cli.commands.match:app", N_("Requests of teams, candidates, matches, activities.")),
    "claim": ("pss_cli.commands.claim:app", N_("Reimbursements: lines, the form, approvals, payments.")),
    "recontact": ("pss_cli.commands.recontact:app", N_("Who is due for a re-contact, and what they answered.")),
    "report": ("pss_cli.commands.report:app", N_("What is owed today, and the yearly figures.")),
    "person": ("pss_cli.commands.person:app", N_("People: find, show, correct, note, duplicates.")),
    "rules": ("pss_cli.commands.rules:app", N_("The rules, and the audit of the whole registry.")),
    "registry": ("pss_cli.commands.registry:app", N_("Settings, directorates, import, backup, check.")),
    "undo": ("pss_cli.commands.undo:app", N_("Undo the last operation.")),
    "init": ("pss_cli.commands.init:app", N_("Create a registry for an establishment.")),
    "demo": ("pss_cli.commands.demo:app", N_("Live the whole life of an invented partner.")),
}


# `pss` alone: what is owed today for a person, the help for a script.
ON_A_TERMINAL = sys.stdin.isatty() and sys.stdout.isatty()


class Root(LazyGroup):
    """The program."""

    paths = COMMANDS


app = typer.Typer(cls=Root, name="pss", rich_markup_mode=MARKUP_MODE, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        print(f"pss {__version__}")
        raise typer.Exit


@app.callback(
    help=N_("The registry of patient partners of a Bureau du partenariat."),
    epilog=N_("Example: pss refer add"),
    no_args_is_help=not ON_A_TERMINAL,
    invoke_without_command=ON_A_TERMINAL,
)
def root(
    ctx: typer.Context,
    registry: Annotated[Path | None, typer.Option(help=N_("The registry's file (or PSS_REGISTRY)."))] = None,
    lang: Annotated[str | None, typer.Option(help=N_("fr or en (or PSS_LANG)."), metavar="fr|en")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=N_("Show the version."))
    ] = False,
) -> None:
    """Prepare what every command needs."""
    if lang is not None and lang not in i18n.LANGUAGES:
        from pss_cli.errors import Usage

        raise Usage(_("--lang is fr or en."))
    if not ctx.resilient_parsing:
        ctx.obj = Context.of(registry)
        if ctx.invoked_subcommand is None:
            from pss_cli.commands.home import home

            home(ctx.obj)


def _translated(command: Any) -> Any:
    """Say the help of the program's own options in the language in use."""
    for parameter in command.params:
        parameter.help = _(parameter.help or "")
    command.help, command.epilog = _(command.help or ""), _(command.epilog or "")
    return command


def main(argv: list[str]) -> int:
    """Run one command line; return its exit code."""
    i18n.activate(i18n.chosen_language(argv))
    try:
        _speak()
        code = _translated(typer.main.get_command(app))(args=argv, prog_name="pss", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except BaseException as error:
        return failed(error)


def _speak() -> None:
    """Write UTF-8 to files and pipes on Windows, and never stop at a character that an encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            piped = os.name == "nt" and not stream.isatty()
            stream.reconfigure(encoding="utf-8" if piped else None, errors="replace")


def failed(error: BaseException) -> int:
    """Say what went wrong on stderr; return the exit code."""
    if isinstance(error, KeyboardInterrupt | EOFError | typer.Abort):
        print(_("Cancelled: nothing was written."), file=sys.stderr)
        return 130
    if isinstance(error, BrokenPipeError | SystemExit):  # the reader has gone; Typer exits when it notices
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        return 0
    if isinstance(error, typer.Exit):
        return error.exit_code
    from pss_cli import failures

    known = failures.explained(error)
    if not known.said:
        with suppress(OSError):  # nobody reads any more: the terminal was closed
            failures.tell(known)
    return known.exit_code
