"""The values that maps may place: those of a claim, and those of one of its lines."""

from __future__ import annotations

from pss_cli.forms.filling.lines import AMOUNTS, TOTALS

HEAD = frozenset({
    "establishment", "reference", "document", "day", "extra_pages", "page", "last_name", "first_name", "full_name",
    "name_last_first", "status", "supplier", "address", "city", "province", "postal_code", "full_address", "phone",
    "email", "directorate", "directorate_code", "directorate_name", "motive", "project", "place", "responsible",
    "manager", "claimant", "since", "until", "period", "week", "vouchers", "km_total", "km_first", "km_beyond",
    "not_authorised", "advance", "charged_unit", "charged_project", "charged_amount", "rates", "warning", "km_rate",
})  # fmt: skip
LINE = frozenset({
    "number", "day", "motive", "return_trip", "departure", "arrival", "itinerary", "starts", "ends", "km", "rate",
    *AMOUNTS, "travel", "meals", "label", "receipt", "line_total",
})  # fmt: skip
# What forms calculate themselves on a line; the value of the claim takes its place when they disagree.
CALCULATED = frozenset({"number", "day", "km", "rate", "km_amount", "travel", "meals", "line_total"})

__all__ = ["CALCULATED", "HEAD", "LINE", "TOTALS"]
