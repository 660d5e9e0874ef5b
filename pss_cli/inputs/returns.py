"""The fields of a directorate's return."""

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, never
from pss_cli.quantities import parse_count, parse_duration, parse_money

RETURN = (
    Field("people", parse_count, N_("people who took part")),
    Field("activities", parse_count, N_("activities held")),
    Field("hours", parse_duration, N_("hours of participation"), example="120h"),
    Field("claimed", parse_money, N_("expenses, in all"), example="1 234,56"),
    Field("received_on", parse_day, N_("day it was received (default: today)"), ask=never),
)
