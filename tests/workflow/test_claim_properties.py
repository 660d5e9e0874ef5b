"""Amounts, whatever the trips: nothing is lost in a split, and totals are the sum of their lines."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pss_cli.db.writing import operation
from pss_cli.errors import WrongState
from pss_cli.quantities import km_amount
from pss_cli.reads import claim as read
from pss_cli.vocabulary import EntryKind
from pss_cli.workflow import claim as workflow
from pss_cli.workflow import claim_correct, claim_lines, claim_pay
from pss_cli.workflow.claim_rates import Tier, split
from pss_cli.workflow.desk import Desk

TODAY = date(2026, 11, 20)
BY = "Gisèle Gestionnaire"
METRES = st.integers(1, 5_000_000)
GRIDS = st.lists(st.integers(1, 40_000_000), max_size=4, unique=True).flatmap(
    lambda marks: st.lists(st.integers(1, 999), min_size=len(marks) + 1, max_size=len(marks) + 1).map(
        lambda rates: [Tier(i, t, r) for i, (t, r) in enumerate(zip([0, *sorted(marks)], rates, strict=True))]
    )
)


@given(METRES, st.integers(0, 50_000_000), GRIDS)
def test_a_split_loses_no_metre_and_gives_each_metre_its_rate(metres, before, tiers):
    parts = split(metres, before, tiers)
    assert sum(part.metres for part in parts) == metres
    assert all(part.metres > 0 for part in parts)
    at = before
    for part in parts:
        assert part.tier == max((t for t in tiers if t.tier_from <= at), key=lambda t: t.tier_from)
        at += part.metres
    assert all(a.tier != b.tier for a, b in pairwise(parts))


@given(METRES, st.integers(0, 50_000_000), GRIDS)
def test_each_part_of_a_split_is_rounded_once(metres, before, tiers):
    parts = split(metres, before, tiers)
    exact = sum(part.metres * part.tier.amount for part in parts)  # ten-thousandths of a cent
    paid = sum(km_amount(part.metres, part.tier.amount) for part in parts)
    assert abs(paid * 10_000 - exact) <= 5_000 * len(parts)


@given(METRES, st.integers(1, 999))
def test_an_amount_is_the_nearest_cent_halves_up(metres, rate):
    cents = km_amount(metres, rate)
    assert cents * 10_000 - 5_000 <= metres * rate < cents * 10_000 + 5_000


EXPENSES = st.fixed_dictionaries(
    {},
    optional={
        "km": METRES,
        "taxi": st.integers(1, 50_000),
        "parking": st.integers(1, 50_000),
        "meal": st.lists(
            st.tuples(st.sampled_from([EntryKind.MORNING, EntryKind.NOON, EntryKind.EVENING]),
                      st.none() | st.integers(1, 9_999)),
            unique_by=lambda pair: pair[0],
        ),
        "other": st.lists(st.tuples(st.sampled_from(["garde", "péage", "poste"]), st.integers(1, 9_999)),
                          unique_by=lambda pair: pair[0]),
    },
).filter(lambda given: any(given.values()))  # fmt: skip


@pytest.fixture
def desk_of(registry: Path, make):
    """Return how to work on a registry with two activities, and leave it as it was."""
    person = make.partner()
    request = make.request()
    for day in (date(2026, 5, 4), date(2026, 11, 10)):
        make.activity(request, person, day=day, starts=9 * 60, ends=13 * 60)

    def run(act) -> None:
        with operation(registry, actor="essai", command="essai", dry_run=True) as session:
            act(Desk(session, today=TODAY, actor="essai", because=("CLM-22:essai", "CLM-25:essai")))

    return run


SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(trips=st.lists(EXPENSES, min_size=1, max_size=3), cuts=st.data())
def test_totals_are_the_sum_of_the_lines_from_the_draft_to_the_payment(desk_of, trips, cuts):
    def life(desk: Desk) -> None:
        for number, trip in enumerate(trips, start=1):
            agreed = {"agreed_by": BY} if trip.get("other") else {}
            claim_lines.add(desk, "A-0001", None, trip | agreed | {"trip": number})
        row, parts = read.show(desk.db, "R-0001")
        amounts = [e["amount_cents"] for e in parts["entries"]]
        assert row["claimed_cents"] == sum(amounts)
        assert row["distance_m"] == sum(trip.get("km", 0) for trip in trips)
        form = read.form_rows(desk.db, 1)
        assert sum(t["total_cents"] for t in form.trips) == row["claimed_cents"]

        workflow.submit(desk, "R-0001", {})
        line = cuts.draw(st.integers(1, len(amounts)))
        kept = cuts.draw(st.integers(0, amounts[line - 1]))
        workflow.approve(desk, "R-0001", {"by": BY, "line": [line], "amount": kept, "reason": "essai"})
        approved = sum(amounts) - amounts[line - 1] + kept
        if len(amounts) > 1:
            workflow.approve(desk, "R-0001", {"by": BY})
        row, _parts = read.show(desk.db, "R-0001")
        assert row["approved_cents"] == approved
        _paid_in_full(desk, approved)

    desk_of(life)


def _paid_in_full(desk: Desk, approved: int) -> None:
    """Pay what remains, in two payments when it can be cut; nothing is paid twice, nor beyond."""
    if not approved:
        assert read.show(desk.db, "R-0001")[0]["state"] == "closed"
        return
    if approved > 1:
        claim_pay.pay(desk, ["R-0001"], {"amount": 1})
    claim_pay.pay(desk, ["R-0001"], {})
    row, _parts = read.show(desk.db, "R-0001")
    assert (row["state"], row["paid_cents"], row["remaining_cents"]) == ("paid", approved, 0)
    with pytest.raises(WrongState):
        claim_pay.pay(desk, ["R-0001"], {})


@SLOW
@given(
    claimed=st.integers(1, 50_000),
    approved=st.integers(1, 50_000),
    rights=st.lists(st.integers(0, 60_000), min_size=1, max_size=4),
)
def test_after_any_corrections_the_line_is_right_and_approved_never_exceeds_it(desk_of, claimed, approved, rights):
    approved = min(approved, claimed)

    def life(desk: Desk) -> None:
        claim_lines.add(desk, "A-0001", None, {"parking": claimed})
        workflow.submit(desk, "R-0001", {})
        workflow.approve(desk, "R-0001", {"by": BY, "line": [1], "amount": approved, "reason": "essai"})
        now, row = claimed, read.show(desk.db, "R-0001")[0]
        for right in rights:
            if right == now:
                continue
            claim_correct.correct(desk, "R-0001", 1, {"amount": right, "reason": "essai"})
            row, _parts = read.show(desk.db, "R-0001")
            assert row["claimed_cents"] == right
            assert row["approved_cents"] <= right
            now = right
        if row["undecided"]:
            workflow.approve(desk, "R-0001", {"by": BY})
        row, _parts = read.show(desk.db, "R-0001")
        assert row["approved_cents"] <= row["claimed_cents"] == now

    desk_of(life)
