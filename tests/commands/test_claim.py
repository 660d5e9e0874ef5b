"""pss claim: handed in, decided, transmitted, paid, corrected, listed."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from pss_cli import models as m
from pss_cli.reads import claim as read

BY = ("--by", "Gisèle Gestionnaire")


@pytest.fixture
def claim(pss, make):
    """Return how to type one verb about R-0001: 14,64 $ of kilometres, 8,50 $ of parking, 14,30 $ of a meal."""
    person = make.partner(first_name="Ariane", last_name="Bellefleur")
    make.activity(None, person, starts=9 * 60, ends=13 * 60)
    pss("claim", "add", "A-0001", "--km", "24,6", "--parking", "8,50", "--receipt", "P-118", "--meal", "dîner")
    return lambda verb, *words: pss("claim", verb, "R-0001", *words, "-f", "json")


def gone(claim, verb="transmit"):
    """Bring the claim to the day it is transmitted, or paid."""
    for words in (("submit",), ("approve", *BY), ("transmit", "--to", "DRF"), ("pay",)):
        assert claim(*words).code == 0
        if words[0] == verb:
            return


def test_from_the_draft_to_the_payment(claim):
    assert claim("show").json["state"] == "draft"
    assert claim("submit", "--day", "2026-11-12").json["state"] == "submitted"
    approved = claim("approve", *BY, "--day", "2026-11-13").json
    assert (approved["state"], approved["approved_cents"], approved["approved_by"]) == ("approved", 3744, BY[1])
    assert claim("transmit", "--to", "DRF", "--day", "2026-11-14").json["transmitted_to"] == "DRF"
    assert claim("pay", "--amount", "20,00", "--reference", "004512").json["remaining_cents"] == 1744
    paid = claim("pay").json
    assert (paid["state"], paid["paid_cents"], paid["remaining_cents"]) == ("paid", 3744, 0)
    assert [p["amount_cents"] for p in paid["payments"]] == [2000, 1744]
    again = claim("pay")
    assert (again.code, "0,00" in again.err) == (4, False)


def test_each_step_waits_for_the_one_before(claim):
    assert claim("approve", *BY).code == 4
    assert claim("transmit", "--to", "DRF").code == 4
    assert claim("pay").code == 4
    claim("submit")
    assert claim("transmit", "--to", "DRF").code == 4
    assert claim("correct", "1").code == 2
    assert claim("transmit", "--no-input").code == 2
    assert claim("approve", "--no-input").code == 2


def test_a_day_is_neither_in_the_future_nor_before_what_it_follows(claim):
    assert claim("submit", "--day", "2026-11-21").code == 2
    assert claim("submit", "--day", "2026-11-09").code == 2
    claim("submit", "--day", "2026-11-12")
    assert claim("approve", *BY, "--day", "2026-11-11").code == 2
    assert claim("submit", "--day", "2026-11-13").json["submitted_on"] == "2026-11-13"


def test_a_claim_handed_in_late_is_said(pss, make):
    person = make.partner(enrolled_on=date(2026, 1, 5))
    make.activity(None, person, day=date(2026, 9, 21))
    make.activity(make.request(responsible="Autre"), person, day=date(2026, 9, 20))
    for activity in ("A-0001", "A-0002"):
        pss("claim", "add", activity, "--parking", "3", "--receipt", "P-1")
    assert "CLM-09" not in pss("claim", "submit", "R-0001").err
    late = pss("claim", "submit", "R-0002")
    assert late.code == 0
    assert "CLM-09" in late.err


def test_a_line_is_cut_with_its_reason_and_never_raised(claim):
    claim("submit")
    too_much = claim("approve", *BY, "--line", "2", "--amount", "8,51").err
    assert "CLM-15" in too_much
    assert "--amount 8,51" in too_much
    assert "CLM-16" in claim("approve", *BY, "--line", "2", "--amount", "5").err
    cut = claim("approve", *BY, "--line", "2", "--amount", "5", "--reason", "reçu illisible").json
    assert (cut["state"], cut["undecided"], cut["approved_cents"]) == ("submitted", 2, 500)
    assert claim("approve", *BY).json["approved_cents"] == 1464 + 500 + 1430
    assert claim("approve", *BY).code == 4
    assert claim("approve", *BY, "--amount", "5").code == 2
    assert claim("approve", *BY, "--line", "9").code == 3


def test_a_decision_is_changed_until_the_claim_is_transmitted(claim):
    claim("submit")
    claim("approve", *BY, "--line", "2", "--amount", "5", "--reason", "reçu illisible")
    assert claim("approve", *BY, "--line", "2").json["approved_cents"] == 850
    gone(claim)
    answer = claim("approve", *BY, "--line", "2", "--amount", "1", "--reason", "x")
    assert (answer.code, "CLM-18" in answer.err) == (5, True)


def test_nobody_approves_their_own_claim(claim):
    claim("submit")
    for name in ("Ariane Bellefleur", "BELLEFLEUR, ariane"):
        answer = claim("approve", "--by", name)
        assert (answer.code, "CLM-17" in answer.err) == (5, True)
    assert claim("approve", "--by", "Luc Bellefleur").code == 0


def test_a_refusal_carries_its_reason_and_closes_a_claim_that_is_refused_whole(claim):
    claim("submit")
    assert "CLM-16" in claim("refuse").err
    one = claim("refuse", "--line", "2", "--reason", "aucun reçu").json
    assert (one["undecided"], one["state"]) == (2, "submitted")
    closed = claim("refuse", "--reason", "hors délai").json
    assert (closed["state"], closed["approved_cents"]) == ("closed", 0)
    assert claim("transmit", "--to", "DRF").code == 4
    assert claim("pay").code == 4


def test_a_refused_line_can_be_claimed_again_and_then_not_be_approved_after_all(claim, pss):
    claim("submit")
    claim("refuse", "--line", "2", "--reason", "aucun reçu")
    assert pss("claim", "add", "A-0001", "--parking", "8,50", "--receipt", "P-118").code == 0
    answer = claim("approve", *BY, "--line", "2")
    assert (answer.code, "CLM-12" in answer.err) == (5, True)


def test_a_transmitted_claim_is_corrected_by_a_counter_entry_only(claim):
    gone(claim)
    answer = claim("drop", "1")
    assert (answer.code, "CLM-18" in answer.err) == (5, True)
    without = claim("correct", "2", "--amount", "5").err
    assert "CLM-16" in without
    assert "ligne 2 " in without, "the line corrected, not the counter-entry that is not written"
    less = claim("correct", "2", "--amount", "5,00", "--reason", "mal lu").json
    assert (less["claimed_cents"], less["approved_cents"], less["remaining_cents"]) == (3394, 3394, 3394)
    assert (less["entries"][3]["corrects"], less["entries"][3]["amount_cents"]) == (2, -350)
    assert claim("correct", "2", "--amount", "5").code == 4
    assert claim("correct", "4", "--amount", "5").code == 4


def test_a_correction_upwards_waits_for_the_manager(claim):
    gone(claim, "pay")
    more = claim("correct", "2", "--amount", "10,00").json
    assert (more["state"], more["undecided"], more["remaining_cents"]) == ("transmitted", 1, 0)
    assert claim("approve", *BY).json["remaining_cents"] == 150
    assert claim("pay").json["state"] == "paid"


def test_kilometres_are_corrected_at_the_rate_of_the_line(claim):
    gone(claim)
    right = claim("correct", "1", "--km", "20", "--reason", "mal lu").json
    assert (right["distance_m"], right["claimed_cents"]) == (20000, 3744 - 1464 + 1190)
    assert claim("correct", "2", "--km", "20").code == 2
    assert claim("correct", "1", "--km", "0", "--reason", "venu en covoiturage").json["distance_m"] == 0


def test_a_correction_takes_away_only_what_was_approved_beyond_the_right_amount(claim):
    claim("submit")
    claim("approve", *BY, "--line", "2", "--amount", "5", "--reason", "tarif affiché")
    claim("approve", *BY)
    assert claim("correct", "2", "--amount", "6", "--reason", "mal lu").json["approved_cents"] == 3744 - 350
    assert claim("correct", "2", "--amount", "4", "--reason", "mal lu").json["approved_cents"] == 3744 - 450


def test_a_mistaken_payment_is_cancelled_by_its_opposite(claim):
    gone(claim)
    beyond = claim("pay", "--amount", "37,45")
    assert (beyond.code, "CLM-31" in beyond.err) == (5, True)
    claim("pay", "--reference", "A")
    back = claim("pay", "--cancel", "1").json
    assert (back["state"], back["remaining_cents"]) == ("transmitted", 3744)
    assert claim("pay", "--cancel", "1").code == 4
    assert claim("pay", "--cancel", "3").code == 4
    assert claim("pay", "--amount", "0,01").json["paid_cents"] == 1


def test_the_database_itself_keeps_what_was_transmitted(claim, registry):
    gone(claim)
    db = sqlite3.connect(registry)
    for statement in (
        "UPDATE claim_entry SET amount_cents = 1 WHERE id = 1",
        "UPDATE claim_entry SET approved_cents = 1 WHERE id = 1",
        "DELETE FROM claim_entry WHERE id = 1",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="CLM-18"):
            db.execute(statement)
    db.close()


def test_the_queues_are_listed_by_state_directorate_and_person(claim, pss, make):
    other = make.partner(first_name="Luc", last_name="Roy")
    make.activity(make.request(directorate_id=make.directorate("DPJ")), other)
    pss("claim", "add", "A-0002", "--transit", "7")
    claim("submit", "--day", "2026-11-12")
    rows = pss("claim", "list", "-f", "json").items
    assert [(r["code"], r["state"], r["age_days"], r["claimed_cents"]) for r in rows] == [
        ("R-0001", "submitted", 8, 3744), ("R-0002", "draft", 0, 700),
    ]  # fmt: skip
    assert [r["code"] for r in pss("claim", "list", "--state", "draft", "-f", "json").items] == ["R-0002"]
    assert [r["code"] for r in pss("claim", "list", "--directorate", "DPJ", "-f", "json").items] == ["R-0002"]
    assert [r["code"] for r in pss("claim", "list", "--person", "bellefleur", "-f", "json").items] == ["R-0001"]
    assert len(pss("claim", "list", "--limit", "1", "-f", "json").items) == 1
    assert pss("claim", "list", "--state", "zz").code == 2


def test_a_listing_is_one_select_whatever_the_rows(claim, registry):
    db = sqlite3.connect(registry)
    db.row_factory = sqlite3.Row
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    assert len(list(read.listing(db, date(2026, 11, 20)))) == 1
    assert len(asked) == 1
    db.close()


def test_the_form_has_one_row_for_each_trip_and_its_total_is_the_claim(claim, pss, make):
    pss("claim", "add", "A-0001", "--taxi", "12", "--trip", "2", "--receipt", "T-9")
    db = sqlite3.connect(make.path)
    db.row_factory = sqlite3.Row
    found = read.form_rows(db, 1)
    assert [(t["trip"], t["km_cents"], t["noon_cents"], t["receipts"], t["total_cents"]) for t in found.trips] == [
        (1, 1464, 1430, "P-118", 3744), (2, None, None, "T-9", 1200),
    ]  # fmt: skip
    assert found.head["claimed_cents"] == sum(t["total_cents"] for t in found.trips)
    assert found.unverified
    db.close()


def test_an_import_without_its_payer_is_missing_something_not_refused(make, pss):
    person = make.partner()
    activity = make.activity(None, person)
    old = make.add(m.Claim(code="R-0900", person_id=person.id, opened_on=date(2025, 1, 1), origin="import"))
    make.add(
        m.ClaimEntry(
            claim_id=old.id, line=1, activity_id=activity.id, day=activity.day, kind="parking", amount_cents=500,
            entered_on=activity.day,
        )
    )  # fmt: skip
    assert pss("claim", "show", "R-0900", "-f", "json").json["directorate"] is None
