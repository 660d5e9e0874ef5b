"""A form that is left before its end loses nothing: its answers wait in the registry, and are offered again."""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.dates import local, moment
from pss_cli.db import unfinished
from pss_cli.errors import Cancelled, PssError
from pss_cli.i18n import _
from pss_cli.quantities import show_clock
from pss_cli.reads import unfinished as read

GONE = ("SIGHUP", "SIGTERM")  # the terminal was closed, the computer is stopping


@contextmanager
def kept_when_left(call: Call, arguments: Mapping[str, Any]) -> Iterator[None]:
    """Offer the answers kept from last time; keep those of this time when the block does not end well."""
    if call.source is not None:  # a file holds its own answers
        yield
        return
    form = unfinished.Form(call.context.actor, call.command, _as_json(arguments))
    with _closing_is_leaving():
        try:
            _offer(call, form)
            call.unfinished = form
            yield
        except BaseException as error:
            answers = call.answers.to_keep()
            if call.written or not answers:
                raise
            told = [_outcome(form, _keep(call, form, answers))]
            if call.answers.left_out:
                told.append(_("What was said of somebody in free words is not kept."))
            _say(error, " ".join(told))
            raise


def to_retype(command: str, arguments: str) -> str:
    """Return the words that start a form again, with its own arguments (JSON)."""
    given = json.loads(arguments).values()
    words = [word for value in given for word in (value if isinstance(value, list) else [value])]
    typed = [f'"{word}"' if " " in word else word for word in words if isinstance(word, str)]
    return " ".join(["pss", command, *typed])


def _as_json(arguments: Mapping[str, Any]) -> str:
    """Return the arguments that were given; a code is the same however it is typed."""

    def same(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [same(each) for each in value]
        code = parse_code(value) if isinstance(value, str) else None
        return code[1] if code else value

    given = {name: same(value) for name, value in arguments.items() if value not in (None, False, [], ())}
    return json.dumps(given, ensure_ascii=False, sort_keys=True, default=str)


def _offer(call: Call, form: unfinished.Form) -> None:
    """Ask whether to go on from the answers kept; those that are not wanted, or too old, are erased."""
    from pss_cli.commands.prompts import ask_yes_no

    if read.old(call.db, call.kept_since):
        with suppress(PssError):  # the next write will
            unfinished.purge(call.context.path, call.kept_since)
    found = read.kept(call.db, form.key, call.kept_since)
    if not found:
        return
    at, answers = found
    when = local(at)
    question = _("Go on from what you typed on {day} at {time}?").format(
        day=when.date(), time=show_clock(when.hour * 60 + when.minute)
    )
    if ask_yes_no(question, empty=None):
        call.answers.typed |= answers
    else:
        unfinished.erase(call.context.path, form)


def _keep(call: Call, form: unfinished.Form, answers: Mapping[str, str]) -> bool:
    """Keep the answers; whether that could be done."""
    impatient = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C pressed twice leaves no less
    try:
        unfinished.keep(call.context.path, form, moment(call.context.today), answers)
    except (PssError, sqlite3.Error, OSError):
        return False
    finally:
        signal.signal(signal.SIGINT, impatient)
    return True


def _outcome(form: unfinished.Form, kept: bool) -> str:
    """Return what became of the answers, and how to go on from them."""
    if not kept:
        return _("Your answers could not be kept.")
    command = to_retype(form.command, form.arguments)
    return _("Your answers are kept {days} days; to go on: {command}").format(
        days=unfinished.DAYS_KEPT, command=command
    )


def _say(error: BaseException, told: str) -> None:
    """Say what became of the answers, together with what went wrong."""
    if isinstance(error, KeyboardInterrupt | EOFError | Cancelled):
        raise Cancelled(_("Cancelled: nothing was entered in the registry."), told) from None
    if isinstance(error, PssError) and not error.said:
        error.sentences = [*error.sentences, told]
    else:
        with suppress(OSError):
            print(told, file=sys.stderr)


@contextmanager
def _closing_is_leaving() -> Iterator[None]:
    """Have a terminal that is closed end the questions as Ctrl-C does."""
    signals = [getattr(signal, name) for name in GONE if hasattr(signal, name)]
    ours = [number for number in signals if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
