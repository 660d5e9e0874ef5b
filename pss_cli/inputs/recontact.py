"""The fields of a re-contact, and what its listing is asked for."""

from datetime import date

from pss_cli.dates import parse_day, parse_within
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, never, one_of, when, yes_no
from pss_cli.vocabulary import RecontactOutcome, RecontactState

RECONTACT = (
    Field("outcome", one_of(RecontactOutcome), N_("what it gave"), choices=RecontactOutcome, why=("REC-02",)),
    Field(
        "until",
        parse_day,
        N_("paused until"),
        ask=when("outcome", RecontactOutcome.PAUSED),
        example="2027-01-15",
    ),
    Field("day", parse_day, N_("day of the re-contact (default: today)"), ask=never),
    Field(
        "confirmed",
        yes_no,
        N_("contact details confirmed"),
        ask=when("outcome", RecontactOutcome.INTERESTED, RecontactOutcome.PAUSED),
        why=("ENR-16",),
    ),
)


def _near_day(typed: str) -> date:
    """Return a day around which months can be counted. Raises ValueError."""
    day = parse_day(typed)
    if not 1900 <= day.year <= 2200:
        raise ValueError(_("is too far away"))
    return day


LISTED = (
    Field("as_of", _near_day, N_("as of this day (default: today)")),
    Field("state", one_of(RecontactState), N_("only these"), choices=RecontactState),
    Field("within", parse_within, N_("and those due within so many days")),
)
