"""How training sessions, and people's ways through them, are shown."""

from collections.abc import Sequence

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import Decision

LIST = (
    Column("code", N_("code")),
    Column("day", N_("day"), "day"),
    Column("starts", N_("from"), "clock"),
    Column("ends", N_("to"), "clock"),
    Column("place", N_("place")),
    Column("trainer", N_("given by")),
    Column("seats", N_("seats"), "count"),
    Column("convened", N_("people convened"), "count"),
    Column("came", N_("people who came"), "count"),
    Column("absent", N_("people absent"), "count"),
    Column("retained", N_("people retained"), "count"),
)

PEOPLE = (
    Column("code", N_("code")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("convened_on", N_("convened on"), "day"),
    Column("attended", N_("came"), "yes_no"),
    Column("decision", N_("decision"), Decision),
    Column("decided_on", N_("decided on"), "day"),
    Column("told_on", N_("told on"), "day"),
)

WAY = (
    Column("session", N_("session")),
    Column("session_day", N_("day of the session"), "day"),
    Column("convened_on", N_("convened on"), "day"),
    Column("attended", N_("came"), "yes_no"),
    Column("adapted", N_("adapted path"), "yes_no"),
    Column("adapted_because", N_("adapted because")),
    Column("interest", N_("interest confirmed"), "yes_no"),
    Column("availability", N_("availability confirmed"), "yes_no"),
    Column("decision", N_("decision"), Decision),
    Column("decided_on", N_("decided on"), "day"),
    Column("reason", N_("reason")),
    Column("told_on", N_("told on"), "day"),
)

CANCELLED = (
    Column("cancelled", N_("cancelled"), "yes_no"),
    Column("day", N_("day"), "day"),
    Column("starts", N_("from"), "clock"),
)


def session(row: Row, people: Sequence[Row]) -> Sheet:
    """Return one session with everyone convened to it."""
    title = _("{code}: training session of {day}").format(code=row["code"], day=row["day"])
    return Sheet(title, LIST[1:], row, {"people": Listing(PEOPLE, people, _("Convened"))})


def person(row: Row, before: Sequence[Row]) -> Sheet:
    """Return one person's way through training, with the earlier ones."""
    title = _("{code} {name}: training").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    return Sheet(title, WAY, row, {"before": Listing(WAY, before, _("Before"))})


def cancelled(row: Row, people: Sequence[Row]) -> Sheet:
    """Return what is said of a session that will not be held: whom to tell."""
    shown = {"code": row["code"], "cancelled": True, "day": row["day"], "starts": row["starts"]}
    sent = _("For the calendars that have it already: pss train calendar {code} -o {code}.ics").format(code=row["code"])
    return Sheet(row["code"], CANCELLED, shown, {"people": Listing(PEOPLE[:4], people, _("To be told"))}, text=sent)
