"""What is owed before an involvement: the rules, asked as if a match were confirmed today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pss_cli.reads import establishment, find
from pss_cli.reads.base import Connection
from pss_cli.rules.base import Finding
from pss_cli.rules.enroll import ALL
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.enroll import OWING


def missing(db: Connection, today: date, typed: str | None = None) -> Iterator[Finding]:
    """Yield what is owed by one person, or by everybody enrolled. Raises NotFound."""
    person = find.person_id(db, typed) if typed is not None else None
    for facts in gather(db, OWING, Settings(establishment.settings(db)), today, person):
        for rule in ALL:
            yield from rule.findings(facts)
