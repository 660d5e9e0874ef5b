"""Facts of claim."""

from typing import Any

from pss_cli.reads.facts import claim as rows
from pss_cli.rules import claim, claim_amounts, claim_decide, claim_owed
from pss_cli.workflow.gather import Source

SOURCES: tuple[Source[Any], ...] = (
    Source(claim.Line, rows.LINE, {"same": rows.SAME, "near": rows.NEAR}),
    Source(claim.VoucherHanded, rows.VOUCHER_HANDED),
    Source(claim_amounts.RateUse, rows.RATE_USE),
    Source(claim_decide.Submission, rows.SUBMISSION),
    Source(claim_decide.HandedIn, rows.HANDED_IN),
    Source(claim_decide.LineDecision, rows.LINE_DECISION),
    Source(claim_decide.Edit, rows.EDIT),
    Source(claim_owed.MealOwed, rows.MEAL_OWED),
    Source(claim_owed.Unclaimed, rows.UNCLAIMED),
    Source(claim_owed.UnclaimedSession, rows.UNCLAIMED_SESSION),
    Source(claim_owed.DirectorateYear, rows.DIRECTORATE_YEAR),
)
