"""Facts of claim."""

from typing import Any

from pss_cli.reads.facts import claim as rows
from pss_cli.reads.facts import claim_pay as pay_rows
from pss_cli.reads.facts import claim_queues as queue_rows
from pss_cli.reads.facts import claim_vouchers as voucher_rows
from pss_cli.reads.facts import claim_year as of_year
from pss_cli.rules import (
    claim,
    claim_amounts,
    claim_decide,
    claim_owed,
    claim_pay,
    claim_queues,
    claim_vouchers,
    claim_year,
)
from pss_cli.workflow.gather import Source

SOURCES: tuple[Source[Any], ...] = (
    Source(claim.Line, rows.LINE, {"same": rows.SAME, "near": rows.NEAR}),
    Source(claim.VoucherHanded, rows.VOUCHER_HANDED),
    Source(claim_amounts.RateUse, rows.RATE_USE),
    Source(claim_decide.Submission, rows.SUBMISSION),
    Source(claim_decide.HandedIn, rows.HANDED_IN),
    Source(claim_decide.LineDecision, rows.LINE_DECISION),
    Source(claim_decide.Edit, rows.EDIT),
    Source(claim_pay.PaymentMade, pay_rows.PAYMENT_MADE),
    Source(claim_vouchers.VoucherOut, voucher_rows.VOUCHER_OUT),
    Source(claim_queues.Waiting, queue_rows.WAITS),
    Source(claim_owed.MealOwed, rows.MEAL_OWED),
    Source(claim_owed.Unclaimed, rows.UNCLAIMED),
    Source(claim_owed.UnclaimedSession, rows.UNCLAIMED_SESSION),
    Source(claim_owed.DirectorateYear, rows.DIRECTORATE_YEAR),
    Source(claim_year.YearSealed, of_year.YEAR_SEALED, {"undecided": of_year.UNDECIDED, "silent": of_year.SILENT}),
)
