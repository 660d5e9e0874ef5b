"""pss report calendar: every session and meeting to come, for the calendar that an office shares."""

from __future__ import annotations

from pss_cli.commands.call import Call
from pss_cli.commands.handing import calendar as hand
from pss_cli.commands.report_figures import SinceOpt, UntilOpt
from pss_cli.commands.report_noun import noun
from pss_cli.inputs.report import PERIOD
from pss_cli.reads.calendar import events
from pss_cli.reads.establishment import current


@noun.reads("calendar", file=".ics", example="pss report calendar -o bureau.ics")
def calendar(call: Call, since: SinceOpt = None, until: UntilOpt = None) -> None:
    """Write every session and meeting, from today on unless --since, as one calendar file (.ics)."""
    asked = {
        name: day.isoformat()
        for name, day in call.collect(PERIOD, {"since": since, "until": until}, partial=True).items()
    }
    name = current(call.db, call.day).get("bureau", "")
    hand(call, events(call.db, **{"since": call.day, **asked}), name)
