"""What is said of a form that was learnt: each place, how sure it is, the label it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pss_cli.i18n import N_
from pss_cli.views.tables import Column, Listing

PLACES = (
    Column("value", N_("value")),
    Column("at", N_("where")),
    Column("percent", N_("sure at (%)"), "count"),
    Column("label", N_("label read")),
    Column("placed", N_("placed"), "yes_no"),
)


def proposed(places: Iterable[Any], unplaced: Iterable[str]) -> Listing:
    """Return the places of a map (`key`, `at`, `sure` from 0 to 1, `label`), then the labels without a place."""
    rows: list[dict[str, Any]] = [
        {"value": each.key, "at": each.at, "percent": round(each.sure * 100), "label": each.label, "placed": True}
        for each in places
    ]
    for text in unplaced:
        at, _colon, label = text.partition(": ")
        rows.append({"value": None, "at": at, "percent": None, "label": label, "placed": False})
    return Listing(PLACES, rows)
