"""Facts of recontact."""

from typing import Any

from pss_cli.reads.facts import recontact as rows
from pss_cli.rules import recontact
from pss_cli.workflow.gather import Source

SOURCES: tuple[Source[Any], ...] = (
    Source(recontact.WaitingForRecontact, rows.WAITING),
    Source(recontact.Recontact, rows.RECONTACT),
)
