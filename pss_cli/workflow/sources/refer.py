"""Facts of refer and interview."""

from typing import Any

from pss_cli.reads.facts import refer as rows
from pss_cli.rules import interview, refer
from pss_cli.workflow.gather import Source

SOURCES: tuple[Source[Any], ...] = (
    Source(
        refer.Referral,
        rows.REFERRAL,
        {"unmet": rows.UNMET, "youth_unmet": rows.YOUTH_UNMET, "alike": rows.ALIKE},
    ),
    Source(refer.RequestReferral, rows.FOR_REQUEST),
    Source(
        interview.Interview,
        rows.INTERVIEW,
        {"texts": rows.INTERVIEW_TEXTS, "details": rows.INTERVIEW_DETAILS},
    ),
    Source(interview.WaitingForInterview, rows.WAITING_FOR_INTERVIEW),
    Source(interview.WaitingForConvocation, rows.WAITING_FOR_CONVOCATION),
)
