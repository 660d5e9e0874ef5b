"""Facts of enroll."""

from typing import Any

from pss_cli.reads.facts import enroll as rows
from pss_cli.rules import enroll, enroll_entry, enroll_profile, enroll_upkeep
from pss_cli.workflow.gather import Source

# One row for each person enrolled, by the person's id: what a confirmation made today would meet.
# Not an event, so not for the audit.
READY_TODAY = Source(enroll.ReadyToConfirm, rows.READY_TODAY)
OWING = Source(enroll.Owing, rows.READY_TODAY)

SOURCES: tuple[Source[Any], ...] = (
    Source(enroll.ReadyToConfirm, rows.READY_TO_CONFIRM),
    Source(enroll.ReadyToTakePart, rows.READY_TO_TAKE_PART),
    Source(enroll_entry.Enrolment, rows.ENROLMENT, {"alike": rows.ALIKE}),
    Source(enroll_entry.Declaration, rows.DECLARATION),
    Source(enroll_profile.ProfileGiven, rows.PROFILE),
    Source(enroll_profile.LevelGiven, rows.LEVEL),
    Source(enroll_upkeep.WithoutKit, rows.WITHOUT_KIT),
    Source(enroll_upkeep.Details, rows.DETAILS),
    Source(enroll_upkeep.NoteWritten, rows.NOTE),
)
