"""The fields of payments: of one claim, or of a deposit or cheque run over several people."""

from pss_cli.codes import parse_code
from pss_cli.dates import parse_day
from pss_cli.i18n import N_, _
from pss_cli.inputs.claim import MOST_CENTS, cost, number
from pss_cli.inputs.field import Field, Given, never, text, yes_no
from pss_cli.quantities import parse_money

MOST_IN_A_RUN = 100 * MOST_CENTS


def share(typed: str) -> tuple[str, int]:
    """Return (code of a claim, cents) for `R-0009:23,14`. Raises ValueError."""
    code, colon, amount = typed.partition(":")
    parsed = parse_code(code)
    if not colon or parsed is None or parsed[0] != "claim":
        raise ValueError(_("is not a claim and an amount such as “R-0009:23,14”"))
    return parsed[1], cost(amount)


def run_total(typed: str) -> int:
    """Return the cents of a whole deposit: above zero, and not absurd. Raises ValueError."""
    cents = parse_money(typed)
    if not 0 < cents <= MOST_IN_A_RUN:
        raise ValueError(_("is not a total: more than 0 and at most 10 000 000 $"))
    return cents


def _paid(given: Given) -> bool:
    """Ask the reference of what is paid, not of what is taken back."""
    return not given.get("cancel")


PAY = (
    Field("amount", cost, N_("amount (default: all that remains)"), ask=never, example="23,14"),
    Field(
        "share",
        share,
        N_("a claim and what is paid of it, in a run over several people"),
        many=True,
        whole=True,
        ask=never,
        example="R-0009:23,14",
    ),
    Field("transmitted", yes_no, N_("all that waits to be paid: pss claim queue pay"), ask=never),
    Field("directorate", text, N_("with --transmitted: of this directorate only"), ask=never, example="DSI"),
    Field("total", run_total, N_("total of the run, to be compared"), ask=never, example="1234,56", why=("CLM-30",)),
    Field("batch", yes_no, N_("make a batch of a single claim too"), ask=never),
    Field("day", parse_day, N_("day (default: today)"), ask=never, example="2026-11-20"),
    Field("reference", text, N_("number of the cheque or deposit"), ask=_paid),
    Field("by", text, N_("who paid (default: whom it was sent to)"), ask=never),
    Field("cancel", number, N_("cancel this payment (its number in the claim)"), ask=never, example="1"),
    Field("recovered", yes_no, N_("what was paid beyond what is approved came back"), ask=never),
)
