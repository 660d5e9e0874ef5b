"""pss recontact: those who take part in nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, Noun, PersonArg
from pss_cli.commands.letters import Drafts, DraftsOpt
from pss_cli.commands.recontact_letters import draft_all
from pss_cli.errors import Due
from pss_cli.i18n import N_
from pss_cli.inputs.recontact import LISTED, RECONTACT
from pss_cli.reads import letters as read_letters
from pss_cli.reads import recontact as read
from pss_cli.reads.base import Connection
from pss_cli.views import recontact as view
from pss_cli.views.tables import Listing, Row, Sheet
from pss_cli.vocabulary import Letter
from pss_cli.workflow.dues import dues

noun = Noun("recontact")
app = noun.app


def _sheet(db: Connection, recontact: int) -> Sheet:
    return view.sheet(*read.show(db, recontact))


@noun.reads("list", example="pss recontact list --within 60d -o recontact.csv --exit-code")
def list_(
    call: Call,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help=N_("As of this day (default: today)."))] = None,
    state: Annotated[
        str | None, typer.Option(metavar="upcoming|due|late", help=N_("Only these (default: due and late)."))
    ] = None,
    within: Annotated[str | None, typer.Option(metavar="60d", help=N_("And those due within so many days."))] = None,
    limit: LimitOpt = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=N_("Leave with 10 when someone is listed."))] = False,
    letters: Annotated[
        Path | None,
        typer.Option("--letters", metavar="FOLDER", help=N_("Draft a letter to each of them in this folder.")),
    ] = None,
) -> None:
    """List active partners to re-contact (18 months, late at 24), the longest due first."""
    asked = call.collect(LISTED, {"as_of": as_of, "state": state, "within": within}, partial=True)
    listed = dues(call.db, call.context.today, asked, limit)
    rows: Iterable[Row] = listed
    if letters is not None:
        rows = draft_all(call, listed, asked.get("as_of") or call.context.today, letters)
    call.answer(Listing(view.LIST, rows))
    if exit_code and listed.found:
        raise Due


@noun.reads("letter", example="pss recontact letter UP-0042 -o UP-0042.eml")
def letter(call: Call, person: PersonArg, output: DraftsOpt = None) -> None:
    """Draft the letter that asks a partner for news."""
    from pss_cli.workflow import letters as allowed

    who, row = read_letters.recontact(call.db, person, call.day)
    allowed.reachable(who, call.context.today)
    drafts = Drafts(call)
    draft = drafts.to_person(Letter.RECONTACT, allowed.active(row, who["person"]), who["person"])
    drafts.answer([draft], output)


@noun.writes("record", RECONTACT, argument="outcome", example="pss recontact record UP-0042 paused --until 2027-01-15")
def record(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Record a re-contact and what it gave; no answer never archives anybody."""
    from pss_cli.workflow import recontact

    call.write(recontact.record, person, given, show=_sheet)


@noun.writes("edit", RECONTACT, argument="outcome", partial=True, example="pss recontact edit UP-0042 no_answer")
def edit(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Correct the last re-contact of a person and what followed from it; the history is kept."""
    from pss_cli.workflow import recontact

    call.write(recontact.edit, person, given, show=_sheet)
