"""Asks the rules about a record as it is, without writing anything; uses no model."""

from __future__ import annotations

from datetime import date

from pss_cli.reads import establishment
from pss_cli.reads.base import Connection
from pss_cli.rules.applying import applying
from pss_cli.rules.base import Facts, Finding
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources import source_of


def findings(db: Connection, today: date, kind: type[Facts], record_id: int) -> list[Finding]:
    """Return what the rules find in one record, in the order of the rule book."""
    facts = gather(db, source_of(kind), Settings(establishment.settings(db)), today, record_id)
    return [finding for each in facts for rule in applying(kind) for finding in rule.findings(each)]
