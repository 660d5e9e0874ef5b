"""What a claim line amounts to: kilometres by tier, supplements, meals; real costs as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pss_cli.quantities import half_up, km_amount
from pss_cli.rules.claim import RATED, SUPPLEMENTS
from pss_cli.vocabulary import EntryKind
from pss_cli.workflow.claim_rates import Tier, grid, split, travelled
from pss_cli.workflow.desk import Desk


def priced(desk: Desk, person_id: int, day: date, line: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the amounts of a line: several when its kilometres cross a tier, one otherwise.

    A meal is paid flat, or at its cost up to the rate of the day. Without a rate the amount is
    zero, and CLM-10 refuses the line.
    """
    kind = line["kind"]
    if kind not in RATED:
        yield {}
        return
    tiers = grid(desk, kind, day)
    first = tiers[0] if tiers else None
    if kind is EntryKind.KM:
        for metres, tier in split(line["distance_m"], travelled(desk, person_id, day), tiers):
            yield _at(tier, km_amount(metres, tier.amount) if tier else 0) | {"distance_m": metres}
    elif kind in SUPPLEMENTS:
        yield _at(first, km_amount(line["distance_m"], first.amount) if first else 0)
    else:
        most = half_up(first.amount, 10) if first else 0
        yield _at(first, min(most, line.get("cost_cents", most)))


def _at(tier: Tier | None, cents: int) -> dict[str, Any]:
    known = {"rate_id": tier.id, "rate": tier.amount} if tier else {}
    return {**known, "amount_cents": cents}
