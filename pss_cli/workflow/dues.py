"""Who is to be re-contacted as of a day: turns months into cut-off days, without any model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pss_cli.dates import cutoff
from pss_cli.reads import establishment, recontact
from pss_cli.reads.base import Connection
from pss_cli.vocabulary import RecontactState
from pss_cli.workflow.limits import Settings


def dues(db: Connection, today: date, asked: Mapping[str, Any], limit: int | None = None) -> recontact.Dues:
    """Return the active partners due or late, or those `asked` for (`as_of`, `state`, `within`)."""
    as_of, within = asked.get("as_of") or today, asked.get("within")
    limits = Settings(establishment.settings(db)).limits(as_of)
    due = cutoff(as_of, limits.recontact_months)
    late = cutoff(as_of, limits.late_months)
    soon = date.max if within is None else cutoff(as_of + timedelta(days=within), limits.recontact_months)
    after, until = {
        None: (date.min, due if within is None else soon),
        RecontactState.LATE: (date.min, late),
        RecontactState.DUE: (late, due),
        RecontactState.UPCOMING: (due, soon),
    }[asked.get("state")]
    window = recontact.Window(as_of, due, late, after, until)
    return recontact.listing(db, window, (limits.recontact_months, limits.late_months), limit)
