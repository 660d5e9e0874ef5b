"""The fields with which a person is corrected."""

from dataclasses import replace
from datetime import date

from pss_cli.dates import parse_day
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, never, one_of, text, yes_no
from pss_cli.inputs.people import DETAILS, IDENTITY
from pss_cli.vocabulary import Purpose


def days(typed: str) -> tuple[date, date]:
    """Return the first and the last day of `2026-12-20..2027-01-05`, or of one day. Raises ValueError."""
    first, dots, last = typed.partition("..")
    since = parse_day(first)
    until = parse_day(last) if dots else since
    if until < since:
        raise ValueError(_("ends before it starts"))
    return since, until


PERSON = (
    *(replace(f, required=False) for f in IDENTITY),
    *DETAILS,
    Field("unavailable", days, N_("unavailable days"), many=True, ask=never, example="2026-12-20..2027-01-05"),
    Field("consent", one_of(Purpose), N_("consents given"), many=True, ask=never, choices=Purpose),
    Field("withdrawn_consent", one_of(Purpose), N_("consents withdrawn"), many=True, ask=never, choices=Purpose),
    Field("day", parse_day, N_("day of the consents, or of --confirmed (default: today)"), ask=never),
    Field("confirmed", yes_no, N_("the person confirmed their details"), ask=never),
)

NOTE = (
    Field("text", text, N_("the note"), required=True, kept=False),
    Field("day", parse_day, N_("on which day (default: today)"), ask=never),
)
