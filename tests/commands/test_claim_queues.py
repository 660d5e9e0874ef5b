"""pss claim queue: what waits is what the lines and the payments say; nothing leaves a queue by getting old."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from pss_cli import models as m
from pss_cli.db.reading import read
from pss_cli.db.writing import operation
from pss_cli.errors import PssError
from pss_cli.reads import claim_queues
from pss_cli.vocabulary import ClaimQueue
from pss_cli.workflow import claim as workflow
from pss_cli.workflow import claim_correct, claim_lines, claim_pay
from pss_cli.workflow.desk import Desk
from tests.claims import a_claim

BY = "Gisèle Gestionnaire"
TODAY = date(2026, 11, 20)
DAYS = {"submitted_on": 9, "approved_on": 7, "transmitted_on": 5}


@pytest.fixture
def waits(make):
    """Return how to write a claim of 10 $ that has gone as far as a queue, so many days ago; it returns its code."""
    person = make.partner(first_name="Luc")
    activity = make.activity(None, person)

    def made(queue: str, days: int = 0, **fields) -> str:
        day = make.ago(days)
        steps = {"approve": 1, "transmit": 2, "pay": 3, "recover": 3}[queue]
        gone = {name: day for name in list(DAYS)[:steps]}
        decided = {"approved_cents": 1000, "decided_on": day, "decided_by": BY} if steps > 1 else {}
        line = {"kind": "parking", "amount_cents": 1000, "day": day, "entered_on": day, **decided}
        claim = a_claim(make, line, **({"opened_on": day, "person": person, "activity": activity, **gone} | fields))
        if queue == "recover":
            make.add(m.Payment(claim_id=claim.id, day=day, amount_cents=1300, done_by="DRF"))
        return str(claim.code)

    return made


@pytest.fixture
def queue(pss):
    """Return the codes of one queue, the longest there first."""
    return lambda *words: [row["code"] for row in pss("claim", "queue", *words, "-f", "json").items]


def test_nothing_leaves_a_queue_by_getting_old_nor_by_what_becomes_of_its_people(pss, make, waits, queue):
    closed = make.directorate("DPJ")
    gone, deceased = make.partner(first_name="Lucie", ready=False), make.partner(ready=False)
    codes = {
        name: [
            waits(name, 3653, person=gone), waits(name, 3652, directorate_id=closed), waits(name, 20, person=deceased),
            waits(name, 10, origin="import", directorate_id=None), waits(name),
        ]
        for name in ClaimQueue
    }  # fmt: skip
    with make.session() as session:
        session.exec(select(m.Directorate).where(m.Directorate.id == closed)).one().until = date(2020, 1, 1)
    assert pss("enroll", "withdraw", deceased.code, "--reason", "deceased").code == 0
    assert pss("person", "merge", "UP-0001", gone.code, "--yes").code == 0
    for name in ClaimQueue:
        assert queue(name) == codes[name]
        assert queue(name, "--directorate", "DPJ") == codes[name][1:2]
        oldest = pss("claim", "queue", name, "--limit", "1", "-f", "json").items[0]
        assert (oldest["age_days"], oldest["person"]) == (3653, "UP-0001")


def test_queues_are_counted_by_directorate_and_age(pss, make, waits):
    for days in (0, 30, 31, 60, 61, 90, 91, 3653):
        waits("pay", days)
    waits("approve", 40, directorate_id=make.directorate("DPJ"))
    waits("recover", 1)
    rows = pss("claim", "queue", "-f", "json").items
    assert [(r["directorate"], r["queue"], r["claims"], r["amount_cents"], r["oldest_days"]) for r in rows] == [
        ("DPJ", "approve", 1, 1000, 40), ("DSI", "pay", 8, 8000, 3653), ("DSI", "recover", 1, 300, 1),
    ]  # fmt: skip
    brackets = ("first_bracket", "second_bracket", "third_bracket", "beyond")
    assert [tuple(r[b] for b in brackets) for r in rows] == [(0, 1, 0, 0), (2, 2, 2, 2), (1, 0, 0, 0)]
    assert [r["queue"] for r in pss("claim", "queue", "--directorate", "DPJ", "-f", "json").items] == ["approve"]
    said = pss("claim", "queue")
    assert "80,00" in said.err
    assert pss("claim", "queue", "zz").code == 2
    assert pss("claim", "queue", "--directorate", "ZZZ").code == 3


def test_the_demand_for_more_of_a_paid_claim_waits_since_it_was_written(pss, make, waits, queue, monkeypatch):
    code = waits("pay", 400)
    pss("claim", "pay", code)
    assert (queue("pay"), queue("approve")) == ([], [])
    pss("claim", "correct", code, "1", "--amount", "12,00")
    row = pss("claim", "queue", "approve", "-f", "json").items[0]
    assert (row["code"], row["amount_cents"], row["age_days"]) == (code, 200, 0)
    monkeypatch.setenv("PSS_TODAY", "2026-11-25")
    pss("claim", "approve", code, "--by", BY)
    row = pss("claim", "queue", "pay", "-f", "json").items[0]
    assert (row["amount_cents"], row["since"]) == (200, "2026-11-25"), "what was transmitted long ago is paid"


def test_a_claim_may_be_in_two_queues_and_one_approved_at_zero_is_in_none(pss, waits, queue):
    code = waits("pay", 50)
    pss("claim", "correct", code, "1", "--amount", "12,00")
    assert (queue("approve"), queue("pay")) == ([code], [code])
    refused = waits("approve", 5)
    pss("claim", "refuse", refused, "--reason", "hors délai")
    assert refused not in queue("approve") + queue("transmit") + queue("pay")


def test_half_paid_waits_since_it_was_transmitted(pss, waits, queue):
    code = waits("pay", 100)
    pss("claim", "pay", code, "--amount", "9,99")
    row = pss("claim", "queue", "pay", "-f", "json").items[0]
    assert (row["amount_cents"], row["age_days"]) == (1, 100)
    pss("claim", "pay", code, "--amount", "0,01")
    assert queue("pay") == []


@pytest.mark.parametrize(
    ("name", "rule", "days"),
    [("approve", "CLM-36", 30), ("transmit", "CLM-37", 30), ("pay", "CLM-38", 60), ("recover", "CLM-39", 0)],
)
def test_what_waits_too_long_is_said_today(pss, waits, name, rule, days):
    code = waits(name, days)
    if days:
        waits(name, days - 1)
    found = pss("report", "today", "--rule", rule, "-f", "json").items
    assert [(row["code"], row["late_days"]) for row in found] == [(code, 0)]
    assert code in found[0]["command"]


# --- whatever is done ---------------------------------------------------------------------------------

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["submit", "approve", "refuse", "transmit", "pay", "unpay", "correct", "recover"]),
        st.integers(1, 2), st.integers(0, 3000),
    ),
    max_size=8,
)  # fmt: skip
FIRST = (("submit", 1, 0), ("approve", 0, 0), ("transmit", 1, 0), ("pay", 1, 0), ("correct", 1, 700))


def _act(desk: Desk, act: str, line: int, cents: int) -> None:
    by = {"by": BY, "reason": "essai"}
    done = {
        "submit": lambda: workflow.submit(desk, "R-0001", {}),
        "approve": lambda: workflow.approve(desk, "R-0001", by | ({"line": [line], "amount": cents} if line else {})),
        "refuse": lambda: workflow.refuse(desk, "R-0001", by),
        "transmit": lambda: workflow.transmit(desk, "R-0001", {"to": "DRF"}),
        "pay": lambda: claim_pay.pay(desk, ["R-0001"], {"amount": cents} if cents > 1500 else {}),
        "unpay": lambda: claim_pay.unpay(desk, ["R-0001"], {"cancel": line}),
        "correct": lambda: claim_correct.correct(desk, "R-0001", line, {"amount": cents, "reason": "essai"}),
        "recover": lambda: claim_pay.recover(desk, ["R-0001"], {}),
    }[act]
    done()


@pytest.fixture
def place(registry: Path, make):
    """A registry with a meeting to claim for."""
    make.activity(None, make.partner())
    return registry


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gone=st.integers(0, len(FIRST)), acts=ACTS)
def test_queues_are_what_a_plain_model_says_whatever_was_done(place, gone, acts):
    with operation(place, actor="essai", command="essai", dry_run=True) as session:
        desk = Desk(session, today=TODAY, actor="essai")
        claim_lines.add(desk, "A-0001", None, {"parking": 1200, "taxi": 2500, "receipt": "P-1"})
        for act, line, cents in [*FIRST[:gone], *acts]:
            mark = session.begin_nested()
            try:
                _act(desk, act, line, cents)
                mark.commit()
            except PssError:
                mark.rollback()
        claim = session.exec(select(m.Claim)).one()
        entries, payments = session.exec(select(m.ClaimEntry)).all(), session.exec(select(m.Payment)).all()
        approved, paid = sum(e.approved_cents or 0 for e in entries), sum(p.amount_cents for p in payments)
        undecided = [e.amount_cents for e in entries if e.approved_cents is None]
        expected = {
            "approve": sum(undecided) if undecided and claim.submitted_on else None,
            "transmit": approved if claim.approved_on and not claim.transmitted_on and approved else None,
            "pay": approved - paid if claim.transmitted_on and approved > paid else None,
            "recover": paid - approved if paid > approved else None,
        }
        for name, amount in expected.items():
            found = [row["amount_cents"] for row in claim_queues.queue(desk.db, TODAY, name)]
            assert found == ([] if amount is None else [amount]), name


def test_a_queue_is_one_select_whatever_the_rows(waits, registry):
    waits("pay", 5), waits("pay", 6)
    db = read(registry)
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    assert len(list(claim_queues.queue(db, TODAY, "pay"))) == 2
    assert len(claim_queues.queues(db, TODAY)) == 1
    assert len(asked) == 2
    db.close()
