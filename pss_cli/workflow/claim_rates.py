"""Dated rates: which ones hold on a day, adding one, saying that they were verified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from sqlmodel import col, select

from pss_cli import models
from pss_cli.dates import fiscal_year, parse_fiscal_year
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.labels import label
from pss_cli.quantities import half_up, show_rate
from pss_cli.reads.base import rows, value
from pss_cli.reads.claim_lines import GRID, LATER_USES, MEALS_BEYOND, TRAVELLED
from pss_cli.rules.claim_amounts import RateUse
from pss_cli.vocabulary import EntryKind, RateKind
from pss_cli.workflow.desk import Desk

MOST_NAMED = 5  # claims named in one sentence


class Tier(NamedTuple):
    """A rate, and the metres of a fiscal year from which it holds."""

    id: int
    tier_from: int
    amount: int


class Stretch(NamedTuple):
    """A part of a trip and the rate it is paid at; None when none holds."""

    metres: int
    tier: Tier | None


def grid(desk: Desk, kind: EntryKind | RateKind, day: date) -> list[Tier]:
    """Return the tiers in force on `day`, lowest first; a meal has one; none when no rate covers the day."""
    return [Tier(*row) for row in rows(desk.db, GRID, kind=kind.value, day=day.isoformat())]


def travelled(desk: Desk, person_id: int, day: date) -> int:
    """Return the metres a person claimed in the fiscal year of `day`."""
    first, last = parse_fiscal_year(fiscal_year(day))
    return int(value(desk.db, TRAVELLED, person=person_id, first=first.isoformat(), last=last.isoformat()))


def split(metres: int, before: int, tiers: Sequence[Tier]) -> list[Stretch]:
    """Return a trip cut where it crosses a tier, for someone who travelled `before` metres already."""
    bounds = [t.tier_from for t in tiers if before < t.tier_from < before + metres]
    marks = [before, *bounds, before + metres]
    return [
        Stretch(end - start, max((t for t in tiers if t.tier_from <= start), key=lambda t: t.tier_from, default=None))
        for start, end in pairwise(marks)
    ]


def add(desk: Desk, given: Mapping[str, Any]) -> str:
    """Write a dated rate, or a grid of them; return what should be known about it. Raises Refused, Usage.

    A row that waits for its amount is filled; a rate that no line used is replaced.
    """
    kind, since = given["kind"], given["from"]
    if given.get("until") and given["until"] < since:
        raise Usage(_("--until is before --from."))
    amounts = _tiers(given)
    replaced: list[str] = []
    if "tiers" in given:  # the whole grid of that day is said
        for other in _of_day(desk, kind, since):
            if other.tier_from not in amounts:
                _unused(desk, other)
                replaced += _replaced(other, None)
                desk.session.delete(other)
    for tier, amount in amounts.items():
        same = next((r for r in _of_day(desk, kind, since) if r.tier_from == tier), None)
        rate = same or _waiting(desk, kind, tier) or models.Rate(kind=kind, since=since, tier_from=tier, source="")
        _unused(desk, rate)
        replaced += _replaced(rate, amount)
        rate.since, rate.until = since, given.get("until")
        rate.amount, rate.source = amount, given["source"]
        rate.verified_on = rate.verified_by = None
        desk.add(rate)
    return "\n".join(filter(None, [*replaced, _said(desk, kind, since, given)]))


def _replaced(rate: models.Rate, amount: int | None) -> list[str]:
    """Say which amount goes, that no line used; nothing when there was none, or the same."""
    if rate.amount in (None, amount):
        return []
    before, now = show_rate(rate.amount or 0), _("nothing") if amount is None else show_rate(amount)
    return [
        _("{kind} from {day}: {before} ({source}) is replaced by {now}.").format(
            kind=label(rate.kind), day=rate.since, before=before, source=rate.source, now=now
        )
    ]


def _tiers(given: Mapping[str, Any]) -> dict[int, int]:
    """Return the amounts that are given, by the metres from which each holds. Raises Usage."""
    amounts, thresholds, tier = given["amount"], given.get("tiers", ()), given.get("tier", 0)
    if (tier or thresholds) and given["kind"] is not RateKind.KM:
        raise Usage(_("--tier is for kilometres."))
    if tier and thresholds:
        raise Usage(_("--tier adds one tier, --tiers says them all: one or the other."))
    if len(amounts) != len(thresholds) + 1:
        raise Usage(
            _("{n} rate(s) for {m} threshold(s): give one rate more than thresholds, such as {example}").format(
                n=len(amounts), m=len(thresholds), example="--add km 0,61/0,54/0,50 --tiers 8000/18000"
            )
        )
    return dict(zip((tier, *thresholds), amounts, strict=True))


def _of_day(desk: Desk, kind: RateKind, since: date) -> Sequence[models.Rate]:
    return desk.session.exec(select(models.Rate).where(models.Rate.kind == kind, models.Rate.since == since)).all()


def _waiting(desk: Desk, kind: RateKind, tier: int) -> models.Rate | None:
    """Return a row without an amount, which the establishment had still to fill."""
    empty = select(models.Rate).where(models.Rate.kind == kind, models.Rate.tier_from == tier)
    return desk.session.exec(empty.where(col(models.Rate.amount).is_(None)).order_by(col(models.Rate.id))).first()


def _unused(desk: Desk, rate: models.Rate) -> None:
    """Refuse to edit a rate that lines were paid at. Raises Refused (CLM-20)."""
    if rate.id is not None:
        desk.ask(replace(use, edited=True) for use in desk.facts(RateUse, rate.id))


def _said(desk: Desk, kind: RateKind, since: date, given: Mapping[str, Any]) -> str:
    """Say what a new rate leaves behind: lines paid at the former one, tiers that it has not."""
    sentences = []
    former = value(desk.db, LATER_USES, kind=kind.value, since=since.isoformat())
    if former:
        sentences.append(
            _("{n} line(s) since {day} keep the former rate: correct them with pss claim correct.").format(
                n=former, day=since
            )
        )
    sentences += _days_beyond(desk, since, given.get("until")) if kind is RateKind.MEAL_DAY else []
    tiers = {t.tier_from for t in grid(desk, kind, since)}
    others = desk.session.exec(select(models.Rate).where(models.Rate.kind == kind)).all()
    before = {other.tier_from for other in others if other.since < since and other.amount}
    missing = sorted(before - tiers)
    if missing:
        sentences.append(
            _("From {day} there is no tier from {km} km any more: add it with --tier.").format(
                day=since, km=", ".join(str(m // 1000) for m in missing)
            )
        )
    return "\n".join(sentences)


def _days_beyond(desk: Desk, since: date, until: date | None) -> list[str]:
    """Say which days of the past a new maximum for meals finds too dear: nobody was asked why then."""
    most = half_up(grid(desk, RateKind.MEAL_DAY, since)[0].amount, 10)
    found = rows(desk.db, MEALS_BEYOND, since=since.isoformat(), until=until and until.isoformat(), most=most)
    if not found:
        return []
    some = ", ".join(f"{row['claim']} ({row['day']})" for row in found[:MOST_NAMED])
    return [
        _(
            "{n} day(s) of meals are beyond it already, such as {some}. What is handed in ({handed_in}) stays, and "
            "rule CLM-28 names it; correct what is a draft, or start later."
        ).format(n=len(found), some=some, handed_in=sum(row["handed_in"] for row in found))
    ]


def _still_to_fill(desk: Desk, kind: RateKind | None) -> str | None:
    """Say that a rate has no amount to verify; None when each has one."""
    if kind is None or _waiting(desk, kind, tier=0) is None:
        return None
    return _(
        'The rate ({kind}) is still to fill in: pss claim rates --add {word} AMOUNT --from DATE --source "…"'
    ).format(kind=label(kind), word=kind.value)


def confirm(desk: Desk, by: str, kind: RateKind | None = None) -> int:
    """Mark as verified today the rates that were not; return how many. Raises WrongState when none was left."""
    chosen = select(models.Rate).where(col(models.Rate.verified_on).is_(None), col(models.Rate.amount).is_not(None))
    if kind:
        chosen = chosen.where(models.Rate.kind == kind)
    rates = desk.session.exec(chosen).all()
    desk.only_if(bool(rates), _still_to_fill(desk, kind) or _("Every rate is verified already."))
    for rate in rates:
        rate.verified_on, rate.verified_by = desk.today, by
        desk.add(rate)
    return len(rates)
