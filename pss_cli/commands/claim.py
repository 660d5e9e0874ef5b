"""pss claim: reimbursements, from the line to the payment."""

from pss_cli.commands import claim_form, claim_letters, claim_lines, claim_rates, claim_receipts, claim_states
from pss_cli.commands.claim_noun import noun

VERBS = (
    claim_lines,
    claim_receipts,
    claim_states,
    claim_form,
    claim_letters,
    claim_rates,
)  # importing one adds its verbs
app = noun.app
