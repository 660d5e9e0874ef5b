"""How interviews are shown."""

from collections.abc import Iterable

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import Channel, InterviewOutcome, InterviewState

LIST = (
    Column("code", N_("code")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("state", N_("state"), InterviewState),
    Column("scheduled_on", N_("scheduled on"), "day"),
    Column("scheduled_at", N_("at"), "clock"),
    Column("held_on", N_("held on"), "day"),
    Column("outcome", N_("outcome"), InterviewOutcome),
    Column("attempts", N_("attempts"), "count"),
    Column("last_attempt_on", N_("last attempt"), "day"),
    Column("interviewer", N_("called by")),
    Column("referred_on", N_("referred on"), "day"),
)

SHEET = (
    Column("scheduled_on", N_("scheduled on"), "day"),
    Column("scheduled_at", N_("at"), "clock"),
    Column("held_on", N_("held on"), "day"),
    Column("outcome", N_("outcome"), InterviewOutcome),
    Column("motivation", N_("motivation confirmed"), "yes_no"),
    Column("admissible", N_("admissibility assessed"), "yes_no"),
    Column("informed", N_("essential information collected"), "yes_no"),
    Column("weekday_daytime", N_("weekday daytime"), "yes_no"),
    Column("reason", N_("reason")),
    Column("interviewer", N_("called by")),
    Column("referred_on", N_("referred on"), "day"),
    Column("referral_closed_on", N_("referral closed on"), "day"),
)
ATTEMPTS = (
    Column("day", N_("day"), "day"),
    Column("channel", N_("how"), Channel),
    Column("done_by", N_("by")),
)


def sheet(row: Row, attempts: Iterable[Row]) -> Sheet:
    """Return one interview with the attempts to reach the person."""
    title = _("{code} {name}: interview").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    return Sheet(title, SHEET, row, {"attempts": Listing(ATTEMPTS, list(attempts), _("Attempts"))})
