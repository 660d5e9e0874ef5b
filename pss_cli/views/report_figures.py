"""How the yearly figures are shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.tables import Column, Listing
from pss_cli.vocabulary import AgeGroup, Dimension, Language, Level, Milestone, PersonKind, Profile, Stage

PORTRAIT = (
    Column("dimension", N_("by"), Dimension),
    Column("value", N_("value")),
    Column("label", N_("who")),
    Column("people", N_("people"), "count"),
    Column("hidden", N_("hidden"), "yes_no"),
)
PIPELINE = (
    Column("step", N_("step"), Milestone),
    Column("people", N_("people"), "count"),
    Column("percent", N_("% of those referred"), "count"),
    Column("median_days", N_("median days since the step before"), "count"),
    Column("median_days_from_referral", N_("median days since the referral"), "count"),
)
REQUESTS = (
    Column("directorate", N_("directorate")),
    Column("requests", N_("requests"), "count"),
    Column("filled", N_("filled"), "count"),
    Column("unfilled", N_("unfilled"), "count"),
    Column("cancelled", N_("cancelled"), "count"),
    Column("under_way", N_("under way"), "count"),
    Column("unanswered", N_("unanswered"), "count"),
    Column("seats", N_("seats asked"), "count"),
    Column("seats_filled", N_("seats filled"), "count"),
    Column("median_days", N_("median days to the first answer"), "count"),
)

_OTHERS = {"none": N_("none, or not known"), "all": N_("all together")}
_WORDS: dict[str, type[StrEnum]] = {
    Dimension.STAGE: Stage,
    Dimension.PROFILE: Profile,
    Dimension.LEVEL: Level,
    Dimension.KIND: PersonKind,
    Dimension.LANGUAGE: Language,
    Dimension.AGE: AgeGroup,
}


def portrait(rows: Iterable[Mapping[str, Any]], directorates: Mapping[str, str], *, public: bool) -> Listing:
    """Return a portrait, each dimension in its own order."""
    shown = [{**row, "label": _said(row, directorates)} for row in rows]
    shown.sort(key=_place)
    note = _("Stages are of everybody known, the rest of the active partners.")
    if public:
        note += " " + _("Hidden: under 5, or kept back so that a total does not tell.")
    return Listing(PORTRAIT, shown, note=note)


def _said(row: Mapping[str, Any], directorates: Mapping[str, str]) -> str:
    dimension, value = row["dimension"], row["value"]
    if value in _OTHERS:
        return _(_OTHERS[value])
    return label(_WORDS[dimension](value)) if dimension in _WORDS else directorates.get(value, value)


def _place(row: Mapping[str, Any]) -> tuple[int, bool, int, str]:
    dimension, value = row["dimension"], row["value"]
    order = list(_WORDS.get(dimension, ()))
    return list(Dimension).index(dimension), value == "none", order.index(value) if value in order else 0, value


def pipeline(rows: Iterable[Mapping[str, Any]], since: date, until: date) -> Listing:
    """Return the funnel of a period."""
    return Listing(PIPELINE, list(rows), note=_("Referred from {since} to {until}.").format(since=since, until=until))


def requests(rows: Iterable[Mapping[str, Any]], since: date, until: date) -> Listing:
    """Return what became of the requests of a period."""
    return Listing(REQUESTS, list(rows), note=_("Opened from {since} to {until}.").format(since=since, until=until))
