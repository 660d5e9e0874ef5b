"""A training session that will not be held."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.reads import train as read
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.train import claimed, convened, planned


def cancel(desk: Desk, typed: str | None, given: Mapping[str, Any]) -> tuple[sqlite3.Row, Sequence[sqlite3.Row]]:
    """Take away a session and its convocations; return it, and whom to tell. Raises Usage, WrongState, NotFound."""
    if typed is None or given:
        raise Usage(_("--cancelled goes with the code of a session, and nothing else."))
    record = planned(desk, typed)
    ways = convened(desk, record)
    desk.only_if(
        all(way.attended is None and way.decision is None for way in ways.values()),
        _("Attendance or a decision is recorded for {code}: it took place.").format(code=record.code),
    )
    desk.only_if(not claimed(desk, record), _("Expenses of {code} are claimed: it stays.").format(code=record.code))
    shown = read.show_session(desk.db, record.code)
    for way in ways.values():
        desk.session.delete(way)
    desk.session.flush()
    desk.session.delete(record)
    return shown
