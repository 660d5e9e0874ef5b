"""pss match: meetings, planned and held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import typer

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.commands.match_noun import SHEETS, noun
from pss_cli.i18n import N_
from pss_cli.inputs import match as inputs
from pss_cli.inputs import series
from pss_cli.reads import activity as read
from pss_cli.reads.base import Connection
from pss_cli.views import activity as view
from pss_cli.views.tables import Listing, Sheet

MeetingArg = Annotated[
    str, typer.Argument(metavar="D-0012|A-0107", help=N_("Code of a request (a new meeting), or of a meeting."))
]


def _sheet(db: Connection, code: str) -> Sheet:
    return view.sheet(*read.show(db, code))


SHEETS["activity"] = lambda call, code: _sheet(call.db, code)


def _exists(arguments: Mapping[str, Any]) -> bool:
    """Whether the code typed is a meeting's: nothing is missing from what exists."""
    parsed = parse_code(arguments["code"])
    return parsed is not None and parsed[0] == "activity"


@noun.writes(
    "log",
    (*inputs.LOG, *series.SERIES),
    partial=_exists,
    example="pss match log D-0012 --day 2026-05-12 --starts 9h --ends 12h --present UP-0042,UP-0043:coach",
)
def log(
    call: Call,
    code: MeetingArg,
    given: dict[str, Any],
    edit: Annotated[bool, typer.Option("--edit", help=N_("Correct a meeting that is logged."))] = False,
    cancelled: Annotated[
        bool, typer.Option("--cancelled", help=N_("A planned meeting that will not be held."))
    ] = False,
) -> None:
    """Plan a meeting (a future day), or record who was there, from when to when, in what role."""
    from pss_cli.workflow import activity

    if cancelled:
        call.write(activity.cancel, code, show=lambda _db, done: view.cancelled(done))
        return
    said = edit or given.get("present") or given.get("all_present")
    if call.interactive and _exists({"code": code}) and not said:
        given |= replace(call, source=None).collect((inputs.PRESENT, inputs.MEAL_PROVIDED), {})
    if given.keys() & set(series.NAMES):
        _plan(call, code, given)
        return
    call.write(lambda desk: activity.log(desk, code, given, edit=edit), show=_sheet)


def _plan(call: Call, code: str, given: dict[str, Any]) -> None:
    from pss_cli.workflow.series import plan

    call.write(plan, code, given, show=lambda db, made: Listing(view.PLANNED, read.planned(db, *made)))
