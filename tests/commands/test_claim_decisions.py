"""pss claim approve, refuse, correct: line by line, and what a refused line never does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pss_cli.db.writing import operation
from pss_cli.errors import PssError
from pss_cli.reads import claim as read
from pss_cli.workflow import claim as workflow
from pss_cli.workflow import claim_correct, claim_lines
from pss_cli.workflow.desk import Desk

BY = ("--by", "Gisèle Gestionnaire")


@pytest.fixture
def claim(pss, make):
    """Return how to type one verb about R-0001, handed in: 14,64 $, 8,50 $ and 14,30 $."""
    person = make.partner(first_name="Ariane", last_name="Bellefleur")
    make.activity(None, person, starts=9 * 60, ends=13 * 60)
    pss("claim", "add", "A-0001", "--km", "24,6", "--parking", "8,50", "--meal", "dîner", "--receipt", "P-118")
    assert pss("claim", "submit", "R-0001").code == 0
    return lambda verb, *words: pss("claim", verb, "R-0001", *words, "-f", "json")


def approved(answer):
    return [entry["approved_cents"] for entry in answer.json["entries"]]


def test_a_refused_line_does_not_count_whatever_was_approved_of_it_before(claim):
    claim("approve", *BY, "--line", "2", "--amount", "10,00")  # refused itself: more than what is claimed
    claim("approve", *BY, "--line", "2", "--amount", "5,00", "--reason", "tarif affiché")
    assert approved(claim("refuse", "--line", "2", "--reason", "aucun reçu")) == [None, 0, None]
    assert claim("approve", *BY).json["approved_cents"] == 1464 + 1430


def test_what_was_taken_away_from_a_line_goes_with_its_refusal_and_comes_back_with_it(claim):
    claim("approve", *BY)
    claim("correct", "2", "--amount", "5", "--reason", "mal lu")
    assert approved(claim("refuse", "--line", "2", "--reason", "aucun reçu")) == [1464, 0, 1430, 0]
    assert approved(claim("approve", *BY, "--line", "2")) == [1464, 850, 1430, -350]
    cut = claim("approve", *BY, "--line", "2", "--amount", "4", "--reason", "tarif affiché")
    assert approved(cut) == [1464, 400, 1430, 0]


def test_what_was_added_to_a_line_is_refused_with_it(claim):
    claim("correct", "2", "--amount", "10")
    assert approved(claim("refuse", "--line", "2", "--reason", "aucun reçu")) == [None, 0, None, 0]
    answer = claim("approve", *BY, "--line", "4")
    assert (answer.code, "CLM-27" in answer.err) == (5, True)
    assert claim("approve", *BY).json["approved_cents"] == 1464 + 1430


def test_a_refused_line_is_not_corrected(claim):
    claim("refuse", "--line", "2", "--reason", "aucun reçu")
    for amount in ("10", "5", "0"):
        answer = claim("correct", "2", "--amount", amount, "--reason", "x")
        assert (answer.code, "refusée" in answer.err) == (4, True)


def test_several_lines_are_decided_at_once(claim):
    assert approved(claim("approve", *BY, "--line", "1,3")) == [1464, None, 1430]
    assert approved(claim("refuse", "--line", "1", "--line", "2", "--reason", "hors délai")) == [0, 0, 1430]
    assert claim("approve", *BY, "--line", "1,2", "--amount", "3", "--reason", "x").code == 2
    assert claim("approve", *BY, "--line", "1,9").code == 3


def test_nothing_approved_of_a_line_is_a_refusal_with_its_reason(claim):
    assert "CLM-16" in claim("approve", *BY, "--line", "2", "--amount", "0").err
    assert approved(claim("approve", *BY, "--line", "2", "--amount", "0", "--reason", "aucun reçu"))[1] == 0


def test_a_counter_entry_cancels_a_whole_line_and_both_are_seen(claim):
    claim("approve", *BY)
    claim("transmit", "--to", "DRF")
    shown = claim("correct", "1", "--amount", "0", "--reason", "venu à pied").json
    assert [(e["line"], e["corrects"], e["amount_cents"], e["distance_m"]) for e in shown["entries"]][::3] == [
        (1, None, 1464, 24600), (4, 1, -1464, -24600),
    ]  # fmt: skip
    assert (shown["distance_m"], shown["remaining_cents"]) == (0, 850 + 1430)


def test_a_claim_of_which_all_is_cancelled_is_closed_not_paid(claim):
    claim("approve", *BY)
    claim("transmit", "--to", "DRF")
    for line in ("1", "2", "3"):
        state = claim("correct", line, "--amount", "0", "--reason", "doublon").json["state"]
    assert state == "closed"
    assert claim("pay").code == 4


@pytest.mark.parametrize(
    "left",
    [("enroll", "withdraw", "UP-0001", "--reason", "moved", "--no-input"),
     ("recontact", "record", "UP-0001", "--outcome", "deceased", "--no-input")],
    ids=["withdrawn", "deceased"],
)  # fmt: skip
def test_a_partner_who_left_is_still_approved_and_paid(claim, pss, left):
    assert pss(*left).code == 0
    claim("approve", *BY)
    claim("transmit", "--to", "DRF")
    assert claim("pay").json["state"] == "paid"


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("approve"), st.integers(0, 1000)),
        st.tuples(st.just("refuse"), st.just(0)),
        st.tuples(st.just("correct"), st.integers(0, 1200)),
        st.tuples(st.just("approve all"), st.just(0)),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_decided_in_whatever_order_a_line_is_approved_within_what_is_right(registry, make, today, steps):
    def run(desk: Desk) -> None:
        claim_lines.add(desk, "A-0001", None, {"parking": 850, "receipt": "P-1"})
        workflow.submit(desk, "R-0001", {})
        acts = {
            "approve": lambda cents: workflow.approve(
                desk, "R-0001", {"by": BY[1], "line": [1], "amount": cents, "reason": "essai"}
            ),
            "refuse": lambda _cents: workflow.refuse(desk, "R-0001", {"line": [1], "reason": "essai"}),
            "correct": lambda cents: claim_correct.correct(desk, "R-0001", 1, {"amount": cents, "reason": "essai"}),
            "approve all": lambda _cents: workflow.approve(desk, "R-0001", {"by": BY[1], "reason": "essai"}),
        }
        for name, cents in steps:
            with desk.session.begin_nested() as point:
                try:
                    acts[name](cents)
                except PssError:
                    point.rollback()
            desk.session.expire_all()
            row, parts = read.show(desk.db, "R-0001")
            first = parts["entries"][0]
            assert 0 <= row["approved_cents"] <= row["claimed_cents"]
            if first["approved_cents"] == 0:
                assert row["approved_cents"] == 0, "a refused line never counts"

    with operation(registry, actor="essai", command="essai", dry_run=True) as session:
        run(Desk(session, today=today, actor="essai"))


@pytest.fixture
def today(make):
    """The day of work, with somebody present at an activity."""
    make.activity(None, make.partner())
    return make.today
