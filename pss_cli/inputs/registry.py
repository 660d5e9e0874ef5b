"""The fields of a directorate, and single values typed outside a form."""

from __future__ import annotations

from typing import Any

from pss_cli.dates import parse_day
from pss_cli.errors import Usage
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, Reading, text, yes_no

DIRECTORATE = (
    Field("fr", text, N_("name in French")),
    Field("en", text, N_("name in English")),
    Field("ambassador", text, N_("PSS ambassador")),
    Field("youth", yes_no, N_("the youth directorate")),
    Field("bureau", yes_no, N_("the directorate of the Bureau")),
    Field("since", parse_day, N_("exists since"), example="2024-04-01"),
    Field("until", parse_day, N_("exists until")),
    Field("merged_into", text, N_("merged into, from the day of --from on"), example="DSM"),
)

FROM = Field("from", parse_day, N_("from this day on (default: today)"))
UNTIL = Field("until", parse_day, N_("until this day"))
FR = Field("fr", text, N_("in French"))
EN = Field("en", text, N_("in English"))


def read(spec: Field, typed: str | None) -> Any:
    """Return the value of one field, None for None. Raises Usage."""
    reading = Reading()
    reading.read(spec, typed, {})
    if reading.problems:
        raise Usage(*reading.problems)
    return reading.values[spec.name]
