"""pss claim approve, refuse, correct: line by line, and what a refused line never does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pss_cli.db.writing import operation
from pss_cli.errors import PssError
from pss_cli.reads import claim as read
from pss_cli.reads import claim_queues
from pss_cli.workflow import claim as workflow
from pss_cli.workflow import claim_correct, claim_lines, claim_pay
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


def corrected(claim):
    """Approve 8,50 of line 2, then correct it to 20,00: line 4, which waits."""
    claim("approve", *BY)
    claim("correct", "2", "--amount", "20", "--reason", "mal lu")


@pytest.mark.parametrize("sent", [False, True], ids=["here", "transmitted"])
def test_who_takes_back_an_addition_that_nobody_approved_takes_nothing_away_of_the_line(claim, sent):
    claim("approve", *BY)
    if sent:
        claim("transmit", "--to", "DRF")
    claim("correct", "2", "--amount", "20", "--reason", "mal lu")
    back = claim("correct", "2", "--amount", "8,50", "--reason", "bien lu")
    assert approved(back) == [1464, 850, 1430, 0, 0]
    assert (back.json["undecided"], back.json["approved_cents"]) == (0, 1464 + 850 + 1430)
    assert claim("refuse", "--reason", "x").code == 4, "nothing waits any more"
    assert claim("correct", "2", "--amount", "9", "--reason", "frais").json["undecided"] == 1
    assert claim("approve", *BY).json["approved_cents"] == 1464 + 900 + 1430


def test_an_addition_taken_back_in_part_waits_for_what_is_left_of_it(claim):
    corrected(claim)
    left = claim("correct", "2", "--amount", "15", "--reason", "relu")
    assert [e["amount_cents"] for e in left.json["entries"]][3:] == [1150, -1150, 650]
    assert approved(left)[3:] == [0, 0, None]
    assert approved(claim("correct", "2", "--amount", "5", "--reason", "encore"))[3:] == [0, 0, 0, -350]


def test_kilometres_added_and_taken_back_leave_the_trip_as_it_was_approved(claim):
    claim("approve", *BY)
    claim("correct", "1", "--km", "40", "--reason", "détour")
    part = claim("correct", "1", "--km", "30", "--reason", "sans détour").json
    assert [e["distance_m"] for e in part["entries"] if e["corrects"]] == [15400, -15400, 5400]
    back = claim("correct", "1", "--km", "24,6", "--reason", "sans rien").json
    assert (back["distance_m"], back["approved_cents"], back["undecided"]) == (24600, 1464 + 850 + 1430, 0)


def test_a_decision_taken_again_counts_what_was_taken_back_of_it_since(claim):
    corrected(claim)
    claim("approve", *BY, "--line", "4")
    assert approved(claim("correct", "2", "--amount", "10", "--reason", "relu"))[3:] == [1150, -1000]
    assert approved(claim("refuse", "--line", "4", "--reason", "non"))[3:] == [0, 0]
    assert approved(claim("approve", *BY, "--line", "4"))[3:] == [1150, -1000]


def test_what_is_transmitted_says_the_command_that_is_accepted(claim, pss):
    corrected(claim)
    claim("approve", *BY)
    claim("refuse", "--line", "3", "--reason", "fourni")
    claim("transmit", "--to", "DRF")
    assert "pss claim correct R-0001 2 --amount" in claim("refuse", "--line", "4", "--reason", "x").err
    refused = claim("approve", *BY, "--line", "3").err
    assert "claim correct" not in refused
    assert "claim add" in refused


AMOUNT, NUMBER = st.integers(0, 1200), st.integers(1, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("approve"), NUMBER, AMOUNT),
        st.tuples(st.just("grant"), NUMBER, st.just(0)),
        st.tuples(st.just("refuse"), NUMBER, st.just(0)),
        st.tuples(st.just("correct"), st.just(1), AMOUNT),
        st.tuples(st.just("correct"), st.just(1), AMOUNT),
        st.tuples(st.just("approve all"), st.just(1), st.just(0)),
        st.tuples(st.just("refuse all"), st.just(1), st.just(0)),
        st.tuples(st.just("transmit"), st.just(1), st.just(0)),
        st.tuples(st.just("pay"), st.just(1), st.just(0)),
    ),
    min_size=1,
    max_size=9,
)
REASON = {"by": BY[1], "reason": "essai"}
ACTS = {
    "approve": lambda desk, n, cents: workflow.approve(desk, "R-0001", {**REASON, "line": [n], "amount": cents}),
    "grant": lambda desk, n, _cents: workflow.approve(desk, "R-0001", {**REASON, "line": [n]}),
    "refuse": lambda desk, n, _cents: workflow.refuse(desk, "R-0001", {**REASON, "line": [n]}),
    "correct": lambda desk, n, cents: claim_correct.correct(desk, "R-0001", n, {**REASON, "amount": cents}),
    "approve all": lambda desk, _n, _cents: workflow.approve(desk, "R-0001", REASON),
    "refuse all": lambda desk, _n, _cents: workflow.refuse(desk, "R-0001", REASON),
    "transmit": lambda desk, _n, _cents: workflow.transmit(desk, "R-0001", {}),
    "pay": lambda desk, _n, _cents: claim_pay.pay(desk, ["R-0001"], {}),
}  # fmt: skip


def holds(desk: Desk, before: tuple[int, int], step: tuple[str, int, int]) -> tuple[int, int]:
    """Check what is approved of the line after a step; return it, with the right amount."""
    row, parts = read.show(desk.db, "R-0001")
    entries, approved, right = parts["entries"], row["approved_cents"], row["claimed_cents"]
    assert 0 <= approved <= right
    if step[0] == "correct":  # never under what was approved, but for what exceeds the right amount
        assert approved == min(before[0], right)
    if all(e["approved_cents"] == e["amount_cents"] for e in entries):
        assert approved == right
    if entries[0]["approved_cents"] == 0:
        assert approved == 0, "a refused line never counts"
    for queue, sign in (("pay", 1), ("recover", -1)):
        waits = [each["amount_cents"] for each in claim_queues.queue(desk.db, desk.today, queue)]
        remaining = sign * (approved - row["paid_cents"])
        assert waits == ([remaining] if remaining > 0 and (sign < 0 or row["transmitted_on"]) else [])
    return approved, right


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(steps=[("approve all", 1, 0), ("correct", 1, 2000), ("correct", 1, 850), ("refuse all", 1, 0)])
@example(steps=[("correct", 1, 1200), ("correct", 1, 500), ("grant", 2, 0), ("grant", 1, 0), ("refuse", 2, 0)])
@given(steps=STEPS)
def test_whatever_is_decided_in_whatever_order_a_line_is_approved_within_what_is_right(registry, make, today, steps):
    def run(desk: Desk) -> None:
        claim_lines.add(desk, "A-0001", None, {"parking": 850, "receipt": "P-1"})
        workflow.submit(desk, "R-0001", {})
        before = (0, 850)
        for step in steps:
            with desk.session.begin_nested() as point:
                try:
                    ACTS[step[0]](desk, *step[1:])
                except PssError:
                    point.rollback()
                    step = ("nothing", 0, 0)
            desk.session.expire_all()
            before = holds(desk, before, step)

    with operation(registry, actor="essai", command="essai", dry_run=True) as session:
        run(Desk(session, today=today, actor="essai"))


@pytest.fixture
def today(make):
    """The day of work, with somebody present at an activity."""
    make.activity(None, make.partner())
    return make.today
