"""Facts of enroll."""

from typing import Any

from pss_cli.reads.facts import enroll as rows
from pss_cli.rules import enroll
from pss_cli.workflow.gather import Source

# One row for each person enrolled, by the person's id: what a confirmation made today would meet.
READY_TODAY = Source(enroll.ReadyToConfirm, rows.READY_TODAY)

SOURCES: tuple[Source[Any], ...] = (
    Source(enroll.ReadyToConfirm, rows.READY_TO_CONFIRM),
    Source(enroll.ReadyToTakePart, rows.READY_TO_TAKE_PART),
)
