"""pss match calendar: the meetings of a request, for everybody's calendar."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.handing import calendar as hand
from pss_cli.commands.match_noun import noun
from pss_cli.i18n import N_
from pss_cli.reads import calendar as read

CodeArg = Annotated[
    str, typer.Argument(metavar="D-0012|A-0107", help=N_("Code of a request (its meetings to come), or of a meeting."))
]


@noun.reads("calendar", file=".ics", example="pss match calendar D-0012 -o D-0012.ics")
def calendar(call: Call, code: CodeArg) -> None:
    """Write meetings as a calendar file (.ics), without any name; again, it moves and cancels them."""
    hand(call, read.of(call.db, code, call.day, ("request", "activity")))
