"""Facts of matches."""

from typing import Any

from pss_cli.reads.facts import followup as follow
from pss_cli.reads.facts import match as rows
from pss_cli.reads.facts import match_confirm as confirm
from pss_cli.reads.facts import match_steps as steps
from pss_cli.rules import followup, match, match_confirm, match_meetings, match_steps
from pss_cli.workflow.gather import Source

# Everybody ever enrolled and one request (`:id`), by the person's id: what a proposal made today would meet.
CANDIDATES = Source(
    match.Proposal,
    rows.CANDIDATES,
    {
        "profiles": rows.CANDIDATE_PROFILES,
        "wished": rows.CANDIDATE_WISHED,
        "refused": rows.CANDIDATE_REFUSED,
        "slots": rows.CANDIDATE_SLOTS,
        "request_slots": rows.CANDIDATE_REQUEST_SLOTS,
    },
)

SOURCES: tuple[Source[Any], ...] = (
    Source(
        match.Proposal,
        rows.PROPOSAL,
        {
            "profiles": rows.PROFILES,
            "wished": rows.WISHED,
            "refused": rows.REFUSED,
            "slots": rows.SLOTS,
            "request_slots": rows.REQUEST_SLOTS,
        },
    ),
    Source(match.PlannedMeeting, rows.PLANNED_MEETING, {"slots": rows.PLANNED_SLOTS}),
    Source(match_confirm.Confirmation, confirm.CONFIRMATION),
    Source(match_confirm.Disclosure, confirm.DISCLOSURE),
    Source(match_confirm.Seats, confirm.SEATS),
    Source(match_meetings.Overlap, confirm.OVERLAP),
    Source(match_meetings.SupportPerson, confirm.SUPPORT),
    Source(match_steps.Preparation, steps.PREPARATION),
    Source(match_steps.Start, steps.START),
    Source(followup.PartnerFeedback, follow.WITH_PARTNER),
    Source(followup.TeamFeedback, follow.WITH_TEAM),
    Source(followup.Ending, follow.ENDING),
    Source(followup.WorkDone, follow.WORK_DONE),
)
