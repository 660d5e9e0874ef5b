"""A sealed year, whatever is written afterwards: the same figures, corrections that add up, a sound check."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from pss_cli import models as m
from pss_cli.db.reading import read as opened
from pss_cli.db.writing import operation
from pss_cli.reads import expenses
from pss_cli.reads import sealed as read
from pss_cli.reads.expenses import Year
from pss_cli.workflow import seal
from pss_cli.workflow.desk import Desk
from tests.claims import a_claim
from tests.conftest import TODAY
from tests.make import Make

YEAR = Year(date(2025, 4, 1), date(2026, 3, 31))
CENTS = st.integers(0, 100_000)
WRITES = st.lists(
    st.one_of(
        st.tuples(st.just("line"), CENTS, st.sampled_from(["km", "taxi", "noon"]), st.sampled_from([2, 3])),
        st.tuples(st.just("decided"), CENTS, st.integers(1, 2)),
        st.tuples(st.just("paid"), st.integers(-5_000, 100_000), st.sampled_from([date(2026, 3, 2), TODAY])),
        st.tuples(st.just("payer"), st.integers(1, 9)),
        st.tuples(st.just("longer"), st.integers(1, 200)),
        st.tuples(st.just("gone")),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def sealed(templates, tmp_path_factory):
    """A registry whose year 2025-2026 is sealed, and its report as it was then."""
    path = tmp_path_factory.mktemp("sealed") / "registry.pss"
    shutil.copyfile(templates("laval"), path)
    make = Make(path, TODAY)
    person = make.partner()
    activity = make.activity(None, person, day=date(2026, 2, 3))
    a_claim(make, {"approved_cents": 1464}, {"kind": "parking", "amount_cents": 850}, person=person, activity=activity)
    make.add(m.Payment(claim_id=1, day=date(2026, 3, 1), amount_cents=1000, done_by="DRF"))
    with operation(path, actor="x", command="report seal") as session:
        seal.seal(Desk(session, today=TODAY, actor="x", because=("CLM-41:x", "CLM-42:x")), YEAR)
    return path, _report(path, "sealed")


def _report(path, row):
    db = opened(path)
    found = {(r["directorate"], r["kind"]): r for r in read.report(db, YEAR) if r["row"] == row}
    db.close()
    return found


def _write(path, what, *values):
    with operation(path, actor="x", command="after") as session:
        if what == "line":
            cents, kind, month = values
            line = len(session.exec(select(m.ClaimEntry)).all()) + 1
            session.add(m.ClaimEntry(claim_id=1, line=line, activity_id=1, day=date(2026, month, 3), kind=kind,
                                     amount_cents=cents, entered_on=TODAY))  # fmt: skip
        elif what == "decided":
            session.get(m.ClaimEntry, values[1]).approved_cents = values[0]
        elif what == "paid":
            session.add(m.Payment(claim_id=1, day=values[1], amount_cents=values[0], done_by="DRF"))
        elif what == "payer":
            session.get(m.Claim, 1).directorate_id = values[0]
        elif what == "longer":
            session.get(m.Activity, 1).ends += values[0]
        elif presence := session.get(m.Presence, 1):
            session.delete(presence)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WRITES)
def test_a_sealed_year_never_changes_and_its_corrections_add_up(sealed, tmp_path, writes):
    path = tmp_path / "after.pss"
    shutil.copyfile(sealed[0], path)
    for write in writes:
        _write(path, *write)
    assert _report(path, "sealed") == sealed[1]
    corrections, db = _report(path, "correction"), opened(path)
    current = {(r["directorate"], r["kind"]): r for r in expenses.figures(db, YEAR)}
    for place in current.keys() | sealed[1].keys():
        for name in (*read.AMOUNTS, "payable_cents", "people", "activities", "present_min"):
            before, change = (of.get(place, {}).get(name) or 0 for of in (sealed[1], corrections))
            assert before + change == ((current[place][name] if place in current else None) or 0), (place, name)
    assert seal.check(db, path) == seal.Checked()
    db.close()
