"""pss match: the partner's side of a request, from the proposal to the ending."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, MatchArg, RequestArg
from pss_cli.commands.match_noun import SHEETS, noun
from pss_cli.i18n import N_, _
from pss_cli.inputs import match as inputs
from pss_cli.reads import match as read
from pss_cli.reads.base import Connection, one
from pss_cli.views import match as view
from pss_cli.views.tables import Listing, Sheet
from pss_cli.vocabulary import EndedBy

PeopleArg = Annotated[list[str], typer.Argument(metavar="UP-0042…", help=N_("Codes, or parts of names."))]
CodeArg = Annotated[str, typer.Argument(metavar="J-0031|D-0012", help=N_("Code of a match, or of its request."))]


def match_sheet(db: Connection, code: str) -> Sheet:
    """Return a match with all that belongs to it. Raises NotFound."""
    return view.sheet(*read.show(db, code))


SHEETS["match"] = lambda call, code: match_sheet(call.db, code)


@noun.writes("propose", inputs.PROPOSE, example="pss match propose D-0012 UP-0042 UP-0043")
def propose(call: Call, request: RequestArg, people: PeopleArg, given: dict[str, Any]) -> None:
    """Propose one or several partners for a request; not being chosen leaves no trace."""
    from pss_cli.workflow import match

    call.write(
        match.propose, request, people, given, show=lambda db, codes: Listing(view.LIST, read.just_proposed(db, codes))
    )


@noun.writes("answer", inputs.ANSWER, argument="answer", example="pss match answer J-0031 yes")
def answer(call: Call, match: MatchArg, given: dict[str, Any]) -> None:
    """Record a partner's answer to a proposal: yes, no, no-answer; said again, it is corrected."""
    from pss_cli.workflow import match as work

    call.write(work.answer, match, given, show=match_sheet)


@noun.writes("confirm", inputs.CONFIRM, example="pss match confirm J-0031")
def confirm(call: Call, match: MatchArg, given: dict[str, Any]) -> None:
    """Confirm a match with the requester, once the partner said yes and is ready."""
    from pss_cli.workflow import match as work

    if call.interactive and "regular_contact" not in given and read.still_followed(call.db, match):
        given |= replace(call, source=None).collect((inputs.REGULAR_CONTACT,), {})
    call.write(work.confirm, match, given, show=match_sheet)


@noun.writes("step", inputs.STEP, argument="kind", example="pss match step J-0031 coach --coach UP-0050")
def step(call: Call, code: CodeArg, given: dict[str, Any]) -> None:
    """Date one item of the checklist of a match (J-…) or of a whole request (D-…), or say it is not needed."""
    from pss_cli.workflow import match_steps

    call.write(match_steps.step, code, given, show=lambda db, made: view.step(one(db, read.STEP, id=made)))


@noun.writes("feedback", inputs.FEEDBACK, example="pss match feedback J-0031 --with partner --occasion first")
def feedback(call: Call, code: CodeArg, given: dict[str, Any]) -> None:
    """Record feedback had with the partner (J-…) or with the team (D-…)."""
    from pss_cli.workflow import match_steps

    call.write(
        match_steps.feedback, code, given, show=lambda db, made: view.feedback(one(db, read.ONE_FEEDBACK, id=made))
    )


@noun.writes("end", inputs.END, example='pss match end J-0031 --by partner --reason "manque de temps"')
def end(call: Call, match: MatchArg, given: dict[str, Any]) -> None:
    """End a confirmed match: by whom or why, when; said again, it is corrected."""
    from pss_cli.workflow import match as work

    call.write(work.end, match, given, show=match_sheet)
    if given["by"] is EndedBy.DECEASED:
        call.say(_("Only this match ended. For the person: pss enroll withdraw, pss recontact record."))


@noun.reads("list", example="pss match list --state confirmed --request D-0012")
def list_(
    call: Call,
    state: Annotated[
        str | None, typer.Option(metavar="proposed|answered|confirmed|ended", help=N_("Only those in this state."))
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="UP-0042", help=N_("Only those of one person."))] = None,
    request: Annotated[str | None, typer.Option(metavar="D-0012", help=N_("Only those of one request."))] = None,
    limit: LimitOpt = None,
) -> None:
    """List matches, latest first."""
    asked = call.collect(inputs.LISTED, {"state": state}, partial=True)
    call.answer(Listing(view.LIST, read.listing(call.db, asked.get("state"), person, request, limit)))
