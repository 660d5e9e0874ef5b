"""The period of a report."""

from pss_cli.dates import parse_day, parse_fiscal_year
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field

PERIOD = (
    Field("since", parse_day, N_("from this day on")),
    Field("until", parse_day, N_("until this day")),
    Field("fiscal_year", parse_fiscal_year, N_("fiscal year"), example="2026-2027"),
)
