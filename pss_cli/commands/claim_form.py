"""pss claim form: the reimbursement form of one claim, ready to sign."""

from __future__ import annotations

from pathlib import Path

from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import ClaimArg
from pss_cli.i18n import _
from pss_cli.reads.claim_form import form_rows
from pss_cli.reads.establishment import current
from pss_cli.reads.find import record_id
from pss_cli.views.claim_form import made
from pss_cli.views.render import Format, write_sheet


@noun.reads("form", example="pss claim form R-0009 -o R-0009.xlsx")
def form(call: Call, claim: ClaimArg) -> None:
    """Fill the reimbursement form of a claim (in the current folder, or where -o says)."""
    from pss_cli.forms.reimbursement import ClaimRows, write_form

    found = form_rows(call.db, record_id(call.db, "claim", claim))
    target = call.output or Path(f"{found.head['code']}.xlsx")
    rows = ClaimRows(found.head, found.trips, found.rates, found.vouchers_cents)
    pages = write_form(rows, current(call.db, call.day).get("name", ""), call.context.today, target)
    shown = made(found.head, target, len(found.trips), pages, found.vouchers_cents, found.unverified)
    write_sheet(shown, Format.JSON if call.form is Format.JSON else Format.TABLE)
    if found.unverified:
        call.say(_("Warning [CLM-11] Rates not verified, as the form says: pss claim rates --confirm --by NAME"))
