"""Turns any exception into one of ours: Typer's, SQLite's, and the ones nobody expected."""

from __future__ import annotations

import re
import secrets
import sqlite3
import traceback
from collections.abc import Sequence
from typing import Any

from pss_cli.aloud import aloud
from pss_cli.errors import BadFile, PssError, Refused, Unusable, Usage
from pss_cli.i18n import _, labelled
from pss_cli.rules.base import Finding, Severity, cited
from pss_cli.text import harmless, printable


def explained(error: BaseException) -> PssError:
    """Return `error` as a PssError with its sentences, in the language in use."""
    if isinstance(error, PssError):
        return error
    from typer._click import exceptions as click

    if isinstance(error, click.ClickException):
        return usage(error)
    original = getattr(error, "orig", error)
    if isinstance(original, sqlite3.IntegrityError):
        refused = by_trigger(str(original))
        if refused:
            return refused
    elif isinstance(original, sqlite3.Error):
        from pss_cli.db.opening import explain

        told = explain(original)
        if isinstance(told, PssError):
            return told
    if isinstance(error, OSError) and error.filename is not None:
        named = printable(str(error.filename))
        return BadFile(_("{path} cannot be opened: check the folder and your rights.").format(path=named))
    if isinstance(error, MemoryError):
        return Unusable(_("The computer has no memory left: close other programs and start again."))
    return incident(error)


def usage(error: BaseException) -> Usage:
    """Say in the language in use what Typer says in English."""
    from typer._click import exceptions as click

    where = ""
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        where = _("See: {command} --help").format(command=ctx.command_path)
    if isinstance(error, click.NoArgsIsHelpError):
        return Usage(str(error.message))
    if isinstance(error, click.NoSuchOption):
        hint = ", ".join(sorted(error.possibilities or ()))
        known = _("Did you mean {names}?").format(names=hint) if hint else where
        return Usage(_("There is no option {option}.").format(option=error.option_name), known)
    if isinstance(error, click.MissingParameter):
        return Usage(_missing(error.param), where)
    if isinstance(error, click.BadOptionUsage):
        if wanted := re.search(r"requires (\d+) arguments", error.message):  # said in English by what reads options
            told = _("{option} is followed by {n} values: see --help.")
            return Usage(told.format(option=error.option_name, n=wanted[1]), where)
        return Usage(_("The option {option} is not used rightly.").format(option=error.option_name), where)
    if isinstance(error, click.BadParameter):
        return Usage(_unusable(error), where)
    if isinstance(error, click.UsageError):
        return Usage(_("These words do not make a command."), where)
    return Usage(_("This cannot be done: check the file's name and your rights."))


def _missing(param: Any) -> str:
    """Return which argument or option was not given: what it is, not how it is drawn in the usage."""
    if param is None:
        return _("These words do not make a command.")
    what = (getattr(param, "help", None) or param.human_readable_name).rstrip(".")
    if param.param_type_name == "option":
        return _("--{option} is missing ({label}).").format(option=param.opts[0].lstrip("-"), label=what)
    return _("To be given: {what}.").format(what=what)


def _unusable(error: Any) -> str:
    """Return what is wrong with a value that Typer refused, and what it could be."""
    if error.param is None:
        return _("These words do not make a command.")
    name = error.param.opts[0] if error.param.opts[0].startswith("-") else error.param.human_readable_name
    value = printable(error.message.partition(" is not ")[0].strip("'"))
    if hasattr(error.param.type, "choices"):
        choices = ", ".join(str(getattr(c, "value", c)) for c in error.param.type.choices)
        why = _("is not one of: {choices}").format(choices=choices)
    elif hasattr(error.param.type, "min"):
        kind = error.param.type
        why = _("is not a whole number from {min} to {max}").format(min=kind.min, max=kind.max)
    else:
        return _("The value of {name} cannot be used.").format(name=name)
    return _("{name}: “{value}” {why}.").format(name=name, value=value, why=why)


def by_trigger(message: str) -> Refused | None:
    """Return the refusal of the rule that a database trigger names."""
    from pss_cli.rules import book

    rule = book.BY_CODE.get(message)
    return Refused([book.bare_finding(rule)]) if rule else None


def incident(error: BaseException) -> PssError:
    """Return one line and a number; where it happened goes to a file, without any value."""
    number = secrets.token_hex(4)
    frames = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    lines = [f"{number} {type(error).__name__}", *frames]
    try:
        from platformdirs import user_log_path

        folder = user_log_path("pss", appauthor=False, ensure_exists=True)
        (folder / f"incident-{number}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        pass
    return PssError(
        _("Something went wrong that is our fault (incident {number}); nothing was written.").format(number=number)
    )


def tell(error: PssError) -> None:
    """Say on stderr what `error` holds: findings, or sentences without anything that a terminal obeys."""
    if isinstance(error, Refused):
        say_findings(error.findings, passable=error.passable)
    for sentence in error.sentences:
        aloud(harmless(sentence))


def say_findings(findings: Sequence[Finding], *, passable: bool = True) -> None:
    """Say each finding on stderr: the rule, what is wrong, its source, what to do, the reason that a gate asks."""
    words = {
        Severity.WARN: _("Warning"),
        Severity.REFUSE: _("Refused"),
        Severity.GATE: _("Refused"),
        Severity.TODO: _("To do"),
    }
    for finding in {(f.rule.code, f.message): f for f in findings}.values():  # the same sentence is said once
        rule = finding.rule
        aloud(f"{words[rule.severity]} [{rule.code}] {finding.message}")
        aloud(f"  {labelled(_('Source'), cited(rule.source))}. {finding.remedy}")
        if passable and rule.severity is Severity.GATE:
            aloud("  " + _('To go on all the same: --because "{code}:…"').format(code=rule.code))
