"""What is said of the forms: those that were written, those that can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import FormOwner, FormState

if TYPE_CHECKING:
    from pss_cli.forms.filling.known import KnownForm

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
MANY = (Column("code", N_("code")), Column("name", N_("name")), *MADE[:3], MADE[4], MADE[5], MADE[7])
KNOWN = (
    Column("name", N_("name")),
    Column("whose", N_("whose"), FormOwner),
    Column("state", N_("state"), FormState),
    Column("default", N_("by default"), "yes_no"),
    Column("path", N_("file")),
)


def row_of(found: Any, files: Sequence[Path], pages: int) -> dict[str, Any]:
    """Return what is shown of the form of a claim: rows of `reads.claim_form`, the files, the number of pages."""
    head = found.head
    kept = ("code", "distance_m", "claimed_cents", "approved_cents", "responsible")
    return {key: head[key] for key in kept} | {
        "name": f"{head['first_name']} {head['last_name']}",
        "file": ", ".join(map(str, files)),
        "lines": len(found.trips),
        "pages": pages,
        "vouchers_cents": found.vouchers_cents,
        "unverified": found.unverified,
    }


def made(row: Row) -> Sheet:
    """Return where the form of a claim is and what it adds up to."""
    title = _("{code} {name}: the form is ready.").format(code=row["code"], name=row["name"])
    todo = _("Print it, sign it, join the receipts, and hand it to {who}.").format(who=row["responsible"] or "…")
    return Sheet(title, MADE, row, text=todo)


def all_made(rows: Iterable[Row]) -> Listing:
    """Return the forms of many claims."""
    return Listing(MANY, list(rows))


def listed(forms: Iterable[KnownForm], default: str) -> Listing:
    """Return the forms that the program knows."""
    rows = [
        {
            "name": form.name,
            "whose": FormOwner.SHIPPED if form.shipped else FormOwner.ESTABLISHMENT,
            "state": form.state,
            "default": form.name.casefold() == default.casefold(),
            "path": str(form.template),
        }
        for form in forms
    ]
    return Listing(KNOWN, rows)
