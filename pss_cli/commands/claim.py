"""pss claim: reimbursements, from the line to the payment."""

from pss_cli.commands import (
    claim_form,
    claim_letters,
    claim_lines,
    claim_pay,
    claim_rates,
    claim_states,
    claim_vouchers,
)
from pss_cli.commands.claim_noun import noun

VERBS = (
    claim_lines,
    claim_states,
    claim_pay,
    claim_form,
    claim_letters,
    claim_vouchers,
    claim_rates,
)  # importing one adds its verbs
app = noun.app
