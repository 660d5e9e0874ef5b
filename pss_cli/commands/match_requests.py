"""pss match: requests of teams, and who can sit on them."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, RequestArg
from pss_cli.commands.match_noun import SHEETS, noun
from pss_cli.commands.paper import a_request, of_the_same
from pss_cli.failures import say_findings
from pss_cli.i18n import N_, _
from pss_cli.inputs.request import CLOSING, EDITED, LISTED, REQUEST
from pss_cli.reads import establishment
from pss_cli.reads import request as read
from pss_cli.reads.base import Connection, rows
from pss_cli.rules.request_owed import OpenRequest
from pss_cli.views import request as view
from pss_cli.views.render import Format
from pss_cli.views.tables import Listing, Sheet
from pss_cli.workflow.asking import findings
from pss_cli.workflow.limits import Settings


def request_sheet(call: Call, code: str, db: Connection | None = None) -> Sheet:
    """Return a request with what is owed today, seen through `db` while it is being written."""
    db = db or call.db
    request, row, parts = read.show(db, code)
    return view.sheet(row, parts, findings(db, call.context.today, OpenRequest, request))


SHEETS["request"] = request_sheet


@noun.writes("open", REQUEST, example='pss match open --directorate DSI --responsible "Gisèle Gestionnaire"')
def open_(call: Call, given: dict[str, Any]) -> None:
    """Open the request of a team with what is known of it; what is owed is shown."""
    from pss_cli.workflow import request

    call.write(request.open_, given, show=lambda db, code: request_sheet(call, code, db))


@noun.writes(
    "edit",
    EDITED,
    example="pss match edit D-0012 --seats 3 --slots lundi-matin",
    partial=True,
    before=of_the_same("request", a_request),
)
def edit(call: Call, request: RequestArg, given: dict[str, Any]) -> None:
    """Make a request precise, or correct it; the history is kept."""
    from pss_cli.workflow import request as work

    call.write(work.edit, request, given, show=lambda db, code: request_sheet(call, code, db))


@noun.writes(
    "close", CLOSING, argument="outcome", example='pss match close D-0012 unfilled --reason "personne de libre"'
)
def close(call: Call, request: RequestArg, given: dict[str, Any]) -> None:
    """Close a request with its outcome: filled, unfilled or cancelled."""
    from pss_cli.workflow import request as work

    closed = call.write(work.close, request, given, show=lambda db, code: request_sheet(call, code, db))
    _say_still_planned(call, closed)


def _say_still_planned(call: Call, code: str) -> None:
    """Say which meetings of a closed request are to come, and how one is cancelled."""
    planned = rows(call.db, read.STILL_PLANNED, code=code, today=call.day)
    if planned:
        call.say(
            _("Still planned, and in the calendar: {meetings}. If not held: pss match log {first} --cancelled").format(
                meetings=", ".join(f"{row['code']} ({row['day']})" for row in planned), first=planned[0]["code"]
            )
        )


@noun.reads("requests", example="pss match requests --state open --late")
def requests(
    call: Call,
    state: Annotated[
        str | None, typer.Option(metavar="open|closed", help=N_("Only open, or only closed ones."))
    ] = None,
    directorate: Annotated[str | None, typer.Option(metavar="DSI", help=N_("Only those of one directorate."))] = None,
    late: Annotated[bool, typer.Option("--late", help=N_("Only those unanswered beyond the delay."))] = False,
    limit: LimitOpt = None,
) -> None:
    """List requests, the oldest first: seats filled and asked, age, unanswered beyond the delay."""
    asked = call.collect(LISTED, {"state": state, "directorate": directorate}, partial=True)
    today = call.context.today
    delay = Settings(establishment.settings(call.db)).limits(today).request_answer_days
    cutoff = (today - timedelta(days=delay)).isoformat()
    call.answer(Listing(view.LIST, read.listing(call.db, today, cutoff, asked, late, limit)))


@noun.reads("find", example="pss match find D-0012")
def find(
    call: Call,
    request: RequestArg,
    all_: Annotated[bool, typer.Option("--all", help=N_("Show everybody, fitting or not."))] = False,
    limit: LimitOpt = None,
) -> None:
    """List who can sit on a request, best first, and everybody else under the rule that excludes them."""
    from pss_cli.workflow.candidates import candidates

    found = candidates(call.db, call.context.today, request)
    say_findings(found.warnings)
    if call.form is Format.TABLE:
        call.answer(view.search(found.request, found.candidates, everyone=all_, limit=limit))
    else:
        call.answer(Listing(view.CANDIDATES, found.candidates[:limit]))
