"""Dated rates: which ones hold on a day, adding one, saying that they were verified."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from sqlmodel import col, select

from pss_cli import models
from pss_cli.dates import fiscal_year, parse_fiscal_year
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.quantities import show_rate
from pss_cli.reads.base import rows, value
from pss_cli.reads.claim_lines import GRID, LATER_USES, TRAVELLED
from pss_cli.vocabulary import EntryKind, RateKind
from pss_cli.workflow.desk import Desk


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
    """Write a dated rate; return what should be known about it. Raises Usage, WrongState."""
    kind, since, tier = given["kind"], given["from"], given.get("tier", 0)
    if tier and kind is not RateKind.KM:
        raise Usage(_("--tier is for kilometres."))
    if given.get("until") and given["until"] < since:
        raise Usage(_("--until is before --from."))
    rate = desk.session.exec(
        select(models.Rate).where(models.Rate.kind == kind, models.Rate.since == since, models.Rate.tier_from == tier)
    ).first()
    _unused(desk, rate)
    rate = rate or models.Rate(kind=kind, since=since, tier_from=tier, amount=0, source="")
    rate.amount, rate.source, rate.until = given["amount"], given["source"], given.get("until")
    rate.verified_on = rate.verified_by = None
    desk.add(rate)
    return _said(desk, rate)


def _unused(desk: Desk, rate: models.Rate | None) -> None:
    used = (
        rate is not None
        and desk.session.exec(select(models.ClaimEntry.id).where(models.ClaimEntry.rate_id == rate.id).limit(1)).first()
    )
    desk.only_if(
        not used,
        _("The rate of {rate} since {since} was used in claims: add one from another day.").format(
            rate=show_rate(rate.amount or 0), since=rate.since
        )
        if rate
        else "",
    )


def _said(desk: Desk, rate: models.Rate) -> str:
    """Say what a new rate leaves behind: lines paid at the former one, tiers that it has not."""
    sentences = []
    former = value(desk.db, LATER_USES, kind=rate.kind.value, since=rate.since.isoformat())
    if former:
        sentences.append(
            _("{n} line(s) since {day} keep the former rate: correct them with pss claim correct.").format(
                n=former, day=rate.since
            )
        )
    tiers = {t.tier_from for t in grid(desk, rate.kind, rate.since)}
    others = desk.session.exec(select(models.Rate).where(models.Rate.kind == rate.kind)).all()
    before = {other.tier_from for other in others if other.since < rate.since}
    missing = sorted(before - tiers)
    if missing:
        sentences.append(
            _("From {day} there is no tier from {km} km any more: add it with --tier.").format(
                day=rate.since, km=", ".join(str(m // 1000) for m in missing)
            )
        )
    return "\n".join(sentences)


def confirm(desk: Desk, by: str, kind: RateKind | None = None) -> int:
    """Mark as verified today the rates that were not; return how many. Raises WrongState when none was left."""
    chosen = select(models.Rate).where(col(models.Rate.verified_on).is_(None), col(models.Rate.amount).is_not(None))
    if kind:
        chosen = chosen.where(models.Rate.kind == kind)
    rates = desk.session.exec(chosen).all()
    desk.only_if(bool(rates), _("Every rate is verified already."))
    for rate in rates:
        rate.verified_on, rate.verified_by = desk.today, by
        desk.add(rate)
    return len(rates)
