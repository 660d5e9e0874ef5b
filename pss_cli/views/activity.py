"""How meetings are shown."""

from collections.abc import Iterable, Mapping

from pss_cli.i18n import N_, _
from pss_cli.views.match import REASONS
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import Origin, PresenceRole

SHEET = (
    Column("request", N_("request")),
    Column("title", N_("title")),
    Column("directorate", N_("directorate that invites and pays")),
    Column("day", N_("day"), "day"),
    Column("starts", N_("from"), "clock"),
    Column("ends", N_("to"), "clock"),
    Column("place", N_("place")),
    Column("held", N_("held"), "yes_no"),
    Column("meal_provided", N_("meal provided"), "yes_no"),
    Column("origin", N_("origin"), Origin),
)
PRESENT = (
    Column("code", N_("code")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("role", N_("role"), PresenceRole),
    Column("starts", N_("from"), "clock"),
    Column("ends", N_("to"), "clock"),
)
EXPECTED = PRESENT[:3]
PLANNED = (
    Column("code", N_("code")),
    Column("weekday", N_("day of the week"), "weekday"),
    Column("day", N_("day"), "day"),
    Column("starts", N_("from"), "clock"),
    Column("ends", N_("to"), "clock"),
    Column("place", N_("place")),
)
CANCELLED = (Column("cancelled", N_("cancelled"), "yes_no"),)


def sheet(row: Row, parts: Mapping[str, Iterable[Row]]) -> Sheet:
    """Return one meeting, with who was there or is expected."""
    return Sheet(
        f"{row['code']} {row['title']}",
        SHEET,
        row,
        {
            "present": Listing(PRESENT, list(parts["present"]), _("Present")),
            "expected": Listing(EXPECTED, list(parts["expected"]), _("Expected")),
            "reasons": Listing(REASONS, list(parts["reasons"]), _("Reasons given")),
        },
    )


def cancelled(code: str) -> Sheet:
    """Return what is said of a meeting that will not be held."""
    sent = _("For the calendars that have it already: pss match calendar {code} -o {code}.ics").format(code=code)
    return Sheet(code, CANCELLED, {"code": code, "cancelled": True}, text=sent)
