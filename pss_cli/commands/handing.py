"""Hands over what is neither a listing nor a record: a calendar, a workbook to fill in."""

from __future__ import annotations

import sys

from pss_cli.commands.call import Call
from pss_cli.files import beside
from pss_cli.i18n import _
from pss_cli.reads import calendar as read
from pss_cli.reads.establishment import current


def calendar(call: Call, events: list[read.Event], name: str = "") -> None:
    """Answer with an .ics file, where -o says or on stdout."""
    from pss_cli.views.calendar import calendar as written

    content = written(events, read.registry_mark(call.db), current(call.db, call.day), name)
    if not events:
        call.say(_("Nothing to come: the calendar is empty."))
    if call.output is None:
        _print(content)
        return
    with beside(call.output) as path:
        path.write_bytes(content)
    call.say(_("{file} is ready.").format(file=call.output))


def _print(content: bytes) -> None:
    """Write on stdout as it is: lines of a calendar end with CR LF, and it is UTF-8 on every computer."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(content.decode())
