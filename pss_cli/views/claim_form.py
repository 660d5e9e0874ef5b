"""What is said of a form that was written."""

from pathlib import Path

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Row, Sheet

MADE = (
    Column("file", N_("file")),
    Column("lines", N_("lines"), "count"),
    Column("pages", N_("pages"), "count"),
    Column("distance_m", N_("distance"), "km"),
    Column("claimed_cents", N_("claimed"), "money"),
    Column("approved_cents", N_("approved"), "money"),
    Column("vouchers_cents", N_("vouchers handed out (not payable)"), "money"),
    Column("unverified", N_("unverified rates"), "yes_no"),
)


def made(head: Row, path: Path, lines: int, pages: int, vouchers_cents: int, unverified: bool) -> Sheet:
    """Return where the form of a claim is and what it adds up to."""
    title = _("{code} {name}: the form is ready.").format(
        code=head["code"], name=f"{head['first_name']} {head['last_name']}"
    )
    row = {
        "code": head["code"],
        "file": str(path),
        "lines": lines,
        "pages": pages,
        "distance_m": head["distance_m"],
        "claimed_cents": head["claimed_cents"],
        "approved_cents": head["approved_cents"],
        "vouchers_cents": vouchers_cents,
        "unverified": unverified,
    }
    todo = _("Print it, sign it, join the receipts, and hand it to {who}.").format(who=head["responsible"] or "…")
    return Sheet(title, MADE, row, text=todo)
