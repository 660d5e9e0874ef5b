"""pss person: people found, shown, corrected, noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, PersonArg
from pss_cli.commands.person_noun import noun
from pss_cli.i18n import N_, _
from pss_cli.inputs.person import NOTE, PERSON
from pss_cli.reads import person as read
from pss_cli.reads import person_sheet as whole
from pss_cli.reads.base import Connection
from pss_cli.views import person as view
from pss_cli.views.history import history as told
from pss_cli.views.person_sheet import sheet
from pss_cli.views.tables import Listing, Sheet


def _sheet(call: Call) -> Callable[[Connection, str], Sheet]:
    return lambda db, code: sheet(*whole.show(db, code, call.day, call.lang))


@noun.reads("find", example="pss person find belle")
def find(
    call: Call,
    typed: Annotated[
        str, typer.Argument(metavar="…", help=N_("Part of a name, telephone digits, an e-mail, or a code."))
    ],
    limit: LimitOpt = None,
) -> None:
    """Find people by part of a name, a telephone number, an e-mail or a code."""
    found = read.find(call.db, typed, call.day, limit).fetchall()
    close = [] if found else read.meant(call.db, typed, call.day)
    said = _("Nobody has exactly this name: did you mean one of these?") if close else ""
    call.answer(Listing(view.FIND, found or close, note=said))


@noun.reads("show", example="pss person show UP-0042")
def show(call: Call, person: PersonArg) -> None:
    """Show everything that is written about a person."""
    call.answer(_sheet(call)(call.db, person))


@noun.writes("edit", PERSON, example="pss person edit UP-0042 --phones '450 555-0123'", partial=True)
def edit(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Correct a person, their consents, their availability; the history is kept."""
    from pss_cli.workflow import person as workflow

    call.write(workflow.edit, person, given, show=_sheet(call))


@noun.writes("note", NOTE, example='pss person note UP-0042 "Préfère le matin"', argument="text")
def note(
    call: Call,
    person: PersonArg,
    given: dict[str, Any],
    correct: Annotated[
        int | None, typer.Option(metavar="12", help=N_("Correct the note that has this number."))
    ] = None,
) -> None:
    """Write a dated note about a person, or correct one."""
    from pss_cli.workflow import person as workflow

    call.write(workflow.note, person, given, correct, show=lambda db, number: view.note(read.note(db, number)))


@noun.reads("missing", example="pss person missing UP-0042")
def missing(
    call: Call,
    person: Annotated[
        str | None, typer.Argument(metavar="[UP-0042]", help=N_("Code, or part of a name; nobody: everybody enrolled."))
    ] = None,
) -> None:
    """Say what is owed before any involvement, with the rule, for one person or for everybody."""
    from pss_cli.workflow.missing import missing as owed

    call.answer(view.missing(owed(call.db, call.context.today, person)))


@noun.reads("history", example="pss person history UP-0042")
def history(call: Call, person: PersonArg) -> None:
    """Tell what was changed about a person, by whom and when."""
    call.answer(told(read.history(call.db, person), read.codes(call.db)))
