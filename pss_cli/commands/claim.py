"""pss claim: reimbursements, from the line to the payment."""

from pss_cli.commands import (
    claim_form,
    claim_letters,
    claim_lines,
    claim_pay,
    claim_queues,
    claim_rates,
    claim_receipts,
    claim_states,
    claim_vouchers,
)
from pss_cli.commands.claim_noun import noun

# Importing one adds its verbs, in the order of a claim's life.
VERBS = (
    claim_lines,
    claim_receipts,
    claim_states,
    claim_queues,
    claim_pay,
    claim_form,
    claim_letters,
    claim_vouchers,
    claim_rates,
)
app = noun.app
