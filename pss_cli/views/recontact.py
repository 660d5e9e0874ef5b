"""How re-contacts are shown."""

from collections.abc import Iterable

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import LastOf, RecontactOutcome, RecontactState

LIST = (
    Column("code", N_("code")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("phone", N_("telephone"), "phone"),
    Column("since", N_("nothing since"), "day"),
    Column("last_of", N_("last was"), LastOf),
    Column("due_on", N_("due on"), "day"),
    Column("late_on", N_("late on"), "day"),
    Column("state", N_("state"), RecontactState),
    Column("attempts", N_("no answer"), "count"),
)

OUTCOME = (
    Column("day", N_("day"), "day"),
    Column("outcome", N_("what it gave"), RecontactOutcome),
    Column("paused_until", N_("paused until"), "day"),
    Column("done_by", N_("by")),
)

SHEET = (
    *OUTCOME,
    Column("details_confirmed_on", N_("contact details confirmed on"), "day"),
    Column("withdrawn_on", N_("withdrawn on"), "day"),
    Column("deceased_on", N_("deceased on"), "day"),
)


def sheet(row: Row, earlier: Iterable[Row]) -> Sheet:
    """Return one re-contact, with the other ones of the same person."""
    title = _("{code} {name}: re-contact").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    return Sheet(title, SHEET, row, {"others": Listing(OUTCOME, list(earlier), _("Other re-contacts"))})
