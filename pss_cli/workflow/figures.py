"""The yearly figures: what may be published, medians, shares."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from pss_cli.dates import fiscal_year, parse_fiscal_year
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.quantities import half_up
from pss_cli.reads import figures
from pss_cli.reads.base import Connection
from pss_cli.vocabulary import Dimension, Milestone, RequestOutcome, Stage

SMALL = 5  # counts under this one are not published (they tell who)
Row = dict[str, Any]


def period(today: date, asked: Mapping[str, Any]) -> tuple[date, date]:
    """Return the first and last day `asked` for: `since` and `until`, a `fiscal_year`, or this one. Raises Usage."""
    if asked.get("fiscal_year") and (asked.get("since") or asked.get("until")):
        raise Usage(_("Give either --fiscal-year, or --since and --until."))
    first, last = asked.get("fiscal_year") or parse_fiscal_year(fiscal_year(today))
    since, until = asked.get("since") or first, asked.get("until") or last
    if until < since:
        raise Usage(_("--until is before --since ({since}).").format(since=since))
    return since, until


def portrait(db: Connection, today: date, *, public: bool) -> list[Row]:
    """Return how many people have each value of each dimension; for the public, without small counts."""
    counts = figures.portrait(db, today)
    rows: list[Row] = []
    for dimension in Dimension:
        cells = counts.get(dimension, {})
        # How many are active is what every other dimension adds up to: hiding it there would hide nothing.
        hidden = hide(cells, known=(Stage.ACTIVE,) if dimension is Dimension.STAGE else ()) if public else set()
        if hidden and sum(cells.values()) < 2 * SMALL:  # so few that even the values would tell
            rows.append({"dimension": dimension, "value": "all", "people": None, "hidden": True})
            continue
        for value, people in cells.items():
            secret = value in hidden
            shown = None if secret else people
            rows.append({"dimension": dimension, "value": value or "none", "people": shown, "hidden": secret})
    return rows


def hide(cells: Mapping[str | None, int], known: Collection[str] = ()) -> set[str | None]:
    """Return the values whose count must not be published, though what they add up to is.

    A small count alone is what the total lacks; so the next smallest are hidden with it, until two
    or more are, of ten people or more together. `known` ones can be read elsewhere: they hide nothing.
    """
    hidden = {value for value, people in cells.items() if people < SMALL}
    spare = sorted((v for v in cells if v not in hidden and v not in known), key=lambda v: (cells[v], v or ""))
    while hidden and spare and (len(hidden) < 2 or sum(cells[v] for v in hidden) < 2 * SMALL):
        hidden.add(spare.pop(0))
    return hidden


def pipeline(db: Connection, since: date, until: date) -> list[Row]:
    """Return the funnel of those referred in a period: how many at each step, median days."""
    found = [
        {step: date.fromisoformat(row[step]) for step in Milestone if row[step]}
        for row in figures.pipeline(db, since, until)
    ]
    rows = []
    for step in Milestone:
        reached = [days for days in found if step in days]
        waits = [(days[step] - max(before)).days for days in reached if (before := _before(days, step))]
        rows.append(
            {
                "step": step,
                "people": len(reached),
                "percent": half_up(100 * len(reached), len(found)) if found else None,
                "median_days": median(waits),
                "median_days_from_referral": median([(days[step] - days[Milestone.REFERRED]).days for days in reached]),
            }
        )
    return rows


def _before(days: Mapping[Milestone, date], step: Milestone) -> list[date]:
    """Return the days of the steps passed before `step`; somebody on an adapted path skips some."""
    earlier = list(Milestone)[: list(Milestone).index(step)]
    return [days[e] for e in earlier if e in days and days[e] <= days[step]]


def requests(db: Connection, since: date, until: date) -> list[Row]:
    """Return, for each directorate then for all of them, what became of the requests opened in a period."""
    found = figures.requests(db, since, until)
    codes = dict.fromkeys(row["directorate"] for row in found)
    rows = [{"directorate": code, **_became([r for r in found if r["directorate"] == code])} for code in codes]
    return [*rows, {"directorate": "total", **_became(found)}]


def _became(rows: Sequence[Any]) -> Row:
    first = [min(filter(None, (row["confirmed_on"], row["closed_on"])), default=None) for row in rows]
    waits = [
        (date.fromisoformat(answered) - date.fromisoformat(row["opened_on"])).days
        for row, answered in zip(rows, first, strict=True)
        if answered
    ]
    outcomes = [_outcome(row, answered) for row, answered in zip(rows, first, strict=True)]
    return {
        "requests": len(rows),
        **{name: outcomes.count(name) for name in ("filled", "unfilled", "cancelled", "under_way", "unanswered")},
        "seats": sum(row["seats"] or 0 for row in rows),
        "seats_filled": sum(row["taken"] for row in rows),
        "median_days": median(waits),
    }


def _outcome(row: Any, answered: str | None) -> str:
    """Return what became of one request: its outcome, or how far it is."""
    if row["outcome"]:
        return str(row["outcome"])
    if row["closed_on"] or row["taken"] >= (row["seats"] or 1):
        return RequestOutcome.FILLED if row["taken"] else RequestOutcome.UNFILLED
    return "under_way" if answered else "unanswered"


def median(days: Sequence[int]) -> int | None:
    """Return the median, a half rounded up; None of nothing."""
    ordered, middle = sorted(days), len(days) // 2
    if not ordered:
        return None
    return ordered[middle] if len(ordered) % 2 else half_up(ordered[middle - 1] + ordered[middle], 2)
