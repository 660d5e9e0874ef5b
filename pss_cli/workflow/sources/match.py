"""Facts of matches."""

from typing import Any

from pss_cli.reads.facts import match as rows
from pss_cli.rules import match
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
)
