"""pss claim pay, batches, batch: a deposit over several people, to the cent; taken back; never beyond what remains."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pss_cli import models as m
from tests.claims import a_claim

BY = "Gisèle Gestionnaire"


@pytest.fixture
def owed(make):
    """Return how to write a transmitted claim of a partner, of which so many cents are approved."""

    def made(cents: int, **fields) -> str:
        line = {"kind": "parking", "amount_cents": cents, "approved_cents": cents, "decided_by": BY}
        complete = {"submitted_on": make.ago(4), "approved_on": make.ago(3), "approved_by": BY}
        complete |= {"transmitted_on": make.ago(2), "transmitted_to": "DRF"} | fields
        if complete["approved_on"] is None:
            line |= {"approved_cents": None}
        else:
            line |= {"decided_on": complete["approved_on"]}
        return str(a_claim(make, line, **complete).code)

    return made


@pytest.fixture
def paid(pss):
    """Return how to type `claim pay`, answered in JSON."""
    return lambda *words, **options: pss("claim", "pay", *words, "-f", "json", **options)


def state(pss, code: str) -> tuple[str, int]:
    row = pss("claim", "show", code, "-f", "json").json
    return row["state"], row["remaining_cents"]


def test_a_deposit_pays_what_remains_of_several_people_as_one_batch(pss, owed, paid):
    codes = [owed(1001), owed(1), owed(2500)]
    batch = paid(*codes, "--reference", "DEP-2026-12", "--day", "2026-11-19").json
    assert (batch["day"], batch["reference"], batch["claims"], batch["people"]) == ("2026-11-19", "DEP-2026-12", 3, 3)
    assert [(s["claim"], s["amount_cents"], s["remaining_cents"]) for s in batch["shares"]] == [
        ("R-0001", 1001, 0), ("R-0002", 1, 0), ("R-0003", 2500, 0),
    ]  # fmt: skip
    assert [state(pss, code) for code in codes] == [("paid", 0)] * 3
    assert [p["batch"] for p in pss("claim", "show", "R-0002", "-f", "json").json["payments"]] == ["V-0001"]
    assert pss("claim", "batches", "-f", "json").items == [
        {"code": "V-0001", "day": "2026-11-19", "reference": "DEP-2026-12", "done_by": "DRF", "claims": 3, "people": 3,
         "amount_cents": 3502, "cancelled_cents": 0, "kept_cents": 3502},
    ]  # fmt: skip


def test_one_claim_is_paid_without_a_batch_unless_it_is_asked(pss, owed, paid):
    assert paid(owed(100)).json["payments"][0]["batch"] is None
    assert pss("claim", "batches", "-f", "json").items == []
    assert paid(owed(100), "--batch").json["claims"] == 1


def test_a_batch_is_whole_or_nothing_and_every_reason_is_said(pss, owed, paid):
    fine, paid_already, draft = owed(100), owed(200), owed(300, approved_on=None, transmitted_on=None)
    paid(paid_already)
    answer = paid(fine, paid_already, draft)
    assert answer.code == 4
    assert "R-0002" in answer.err
    assert "R-0003" in answer.err
    assert state(pss, fine) == ("transmitted", 100)
    assert pss("claim", "batches", "-f", "json").items == []
    early = paid(fine, owed(400), "--day", "2026-11-16")
    assert (early.code, early.err.count("2026-11-17")) == (2, 2)


def test_shares_are_partial_and_a_claim_is_paid_when_its_own_share_is(pss, owed, paid):
    one, other = owed(1000), owed(500)
    assert paid("--share", f"{one}:4,00", "--share", f"{other}:5").json["amount_cents"] == 900
    assert (state(pss, one), state(pss, other)) == (("transmitted", 600), ("paid", 0))
    assert paid(one).json["state"] == "paid"


def test_shares_come_from_json_and_are_never_beyond_what_remains(pss, owed, paid):
    one, other = owed(1000), owed(500)
    said = {"share": [f"{one}:10,01", f"{other}:5,01"], "reference": "DEP"}
    answer = paid("--from", "-", stdin=json.dumps(said))
    assert (answer.code, answer.err.count("CLM-31")) == (5, 2)
    assert "10,00" in answer.err
    assert state(pss, one) == ("transmitted", 1000)
    fine = paid("--from", "-", stdin=json.dumps({**said, "share": [f"{one}:10,00", f"{other}:5,00"]}))
    assert [s["amount_cents"] for s in fine.json["shares"]] == [1000, 500]


@pytest.mark.parametrize(("total", "code"), [("15,00", 0), ("15,01", 5), ("14,99", 5)])
def test_the_total_of_the_finances_is_the_sum_of_the_shares(pss, owed, paid, total, code):
    answer = paid(owed(1000), owed(500), "--total", total)
    assert answer.code == code
    if code:
        assert "CLM-30" in answer.err
        assert total in answer.err
        assert "15,00" in answer.err
        assert state(pss, "R-0001") == ("transmitted", 1000)


def test_all_that_was_transmitted_is_paid_at_once_or_that_of_a_directorate(pss, make, owed, paid):
    owed(100), owed(200, directorate_id=make.directorate("DPJ")), owed(300, transmitted_on=None), owed(400)
    assert paid("--transmitted", "--directorate", "DPJ").json["code"] == "R-0002"
    batch = paid("--transmitted", "--total", "5").json
    assert [s["claim"] for s in batch["shares"]] == ["R-0001", "R-0004"]
    assert paid("--transmitted").code == 4
    assert state(pss, "R-0003") == ("approved", 300)


@pytest.mark.parametrize(
    "words",
    [
        (), ("R-0001", "R-0001"), ("R-0001", "--share", "R-0001:1"), ("R-0001", "--transmitted"),
        ("R-0001", "R-0002", "--amount", "1"), ("R-0001", "--directorate", "DSI"), ("--share", "R-0001"),
        ("--share", "R-0001:0"), ("--share", "A-0001:5"), ("R-0001", "R-0002", "--cancel", "1"), ("--recovered",),
        ("R-0001", "--total", "0"),
    ],
)  # fmt: skip
def test_what_does_not_make_a_payment_is_said(owed, paid, words):
    owed(100), owed(200)
    assert paid(*words).code == 2


def test_a_payment_of_a_batch_is_cancelled_and_its_other_shares_stay(pss, owed, paid):
    one, other = owed(1000), owed(500)
    paid(one, other)
    assert paid(one, "--cancel", "1").json["state"] == "transmitted"
    batch = pss("claim", "batch", "V-0001", "-f", "json").json
    assert (batch["amount_cents"], batch["cancelled_cents"], batch["kept_cents"]) == (1500, 1000, 500)
    assert [s["cancelled_on"] for s in batch["shares"]] == ["2026-11-20", None]
    assert (state(pss, one), state(pss, other)) == (("transmitted", 1000), ("paid", 0))
    assert paid(one).json["state"] == "paid"


def test_a_whole_batch_is_cancelled_but_for_what_was_cancelled_already(pss, owed, paid):
    one, other = owed(1000), owed(500)
    paid(one, other)
    paid(one, "--cancel", "1")
    paid(one)
    batch = pss("claim", "batch", "V-0001", "--cancel", "-f", "json").json
    assert (batch["kept_cents"], batch["cancelled_cents"]) == (0, 1500)
    assert (state(pss, one), state(pss, other)) == (("paid", 0), ("transmitted", 500))
    assert pss("claim", "batch", "V-0001", "--cancel").code == 4
    assert pss("claim", "batch", "V-0002").code == 3


def test_a_batch_is_undone_whole_and_its_code_is_not_given_again(pss, owed, paid):
    codes = [owed(1000), owed(500)]
    paid(*codes)
    undone = pss("undo", "--yes")
    assert undone.code == 0
    assert "V-0001" in undone.out
    assert [state(pss, code) for code in codes] == [("transmitted", 1000), ("transmitted", 500)]
    assert pss("claim", "batches", "-f", "json").items == []
    assert paid(*codes).json["shares"][0]["amount_cents"] == 1000
    assert [row["code"] for row in pss("claim", "batches", "-f", "json").items] == ["V-0002"]


@pytest.mark.parametrize("reason", ["moved", "deceased"])
def test_a_partner_who_left_is_still_paid(pss, make, owed, paid, reason):
    code = owed(700, person=make.partner())
    assert pss("enroll", "withdraw", "UP-0001", "--reason", reason).code == 0
    assert paid(code, owed(800)).json["claims"] == 2
    assert state(pss, code) == ("paid", 0)


def test_what_was_paid_too_much_comes_back(pss, make, owed, paid):
    code = owed(1000)
    assert paid(code, "--recovered").code == 4
    paid(code)
    pss("claim", "correct", code, "1", "--amount", "7,00", "--reason", "mal lu")
    assert state(pss, code) == ("paid", -300)
    assert paid(code, "--recovered", "--amount", "3,01").code == 4
    assert paid(code, "--recovered", "--amount", "1").json["remaining_cents"] == -200
    back = paid(code, "--recovered", "--reference", "CHQ-8").json
    assert (back["state"], back["paid_cents"], back["remaining_cents"]) == ("paid", 700, 0)
    assert [p["amount_cents"] for p in back["payments"]] == [1000, -100, -200]


def test_the_audit_does_not_blame_a_payment_for_what_was_taken_back_after_it(pss, make, owed, paid):
    code = owed(1000)
    paid(code)
    pss("claim", "correct", code, "1", "--amount", "7,00", "--reason", "mal lu")
    assert pss("rules", "CLM-31", "--audit", "-f", "json").items == []
    claim_id = 1
    make.add(m.Payment(claim_id=claim_id, day=date(2026, 11, 20), amount_cents=1, done_by="DRF"))
    found = pss("rules", "CLM-31", "--audit", "-f", "json").items
    assert [row["code"] for row in found] == ["R-0001"]


def test_the_letter_about_a_payment_names_its_batch(pss, make, owed, paid):
    person = make.partner()
    paid(owed(1000, person=person), owed(500), "--reference", "DEP-12")
    letter = pss("claim", "letter", "R-0001", "--about", "paid")
    assert letter.code == 0
    assert "V-0001" in letter.out
    assert "DEP-12" in letter.out
    paid(owed(300, person=person))
    assert "Lot de paiement" not in pss("claim", "letter", "R-0003", "--about", "paid").out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("R-0001", "--cancel", "1", "--recovered", "--amount", "3"), ("--cancel", "--recovered", "--amount")),
        (("R-0001", "--cancel", "1", "--day", "2026-11-20"), ("--cancel", "--day")),
        (("R-0001", "--recovered", "--share", "R-0001:5"), ("--recovered", "--share")),
        (("R-0001", "--recovered", "--transmitted"), ("--recovered", "--transmitted")),
        (("R-0001", "--recovered", "--total", "5"), ("--recovered", "--total")),
    ],
)
def test_what_is_taken_back_is_said_with_nothing_that_contradicts_it(pss, owed, paid, words, named):
    assert paid(owed(1000)).code == 0
    answer = paid(*words)
    assert (answer.code, [name for name in named if name not in answer.err]) == (2, [])
    assert state(pss, "R-0001") == ("paid", 0)


def test_a_payment_recorded_by_mistake_is_undone_with_the_transmission_it_made(pss, owed, paid):
    early, sent = owed(1000, transmitted_on=None, transmitted_to=None), owed(500)
    answer = paid(early, sent)
    assert ("R-0001" in answer.err, "R-0002" in answer.err) == (True, False), "who paid is told what it sent"
    undone = pss("undo", "--yes")
    assert undone.code == 0, undone.err
    assert [state(pss, code) for code in (early, sent)] == [("approved", 1000), ("transmitted", 500)]
    assert pss("claim", "transmit", early, "--to", "DRF").code == 0
    answer = pss("undo", "--yes")
    assert (answer.code, "R-0001" in answer.err) == (4, True)


def test_a_payment_of_which_a_part_came_back_is_not_cancelled_before_that_part(pss, owed, paid):
    code = owed(2000)
    paid(code)
    pss("claim", "correct", code, "1", "--amount", "8,50", "--reason", "mal lu")
    paid(code, "--recovered")
    answer = paid(code, "--cancel", "1")
    assert (answer.code, "CLM-44" in answer.err, f"pss claim pay {code} --cancel 2" in answer.err) == (5, True, True)
    assert state(pss, code) == ("paid", 0)
    assert paid(code, "--cancel", "2").json["remaining_cents"] == -1150
    assert paid(code, "--cancel", "1").json["remaining_cents"] == 850


def test_a_batch_of_which_a_part_came_back_is_not_cancelled_at_all(pss, owed, paid):
    codes = owed(2000), owed(500)
    paid(*codes)
    pss("claim", "correct", codes[0], "1", "--amount", "8,50", "--reason", "mal lu")
    paid(codes[0], "--recovered")
    answer = pss("claim", "batch", "V-0001", "--cancel")
    assert (answer.code, "CLM-44" in answer.err) == (5, True)
    assert state(pss, codes[1]) == ("paid", 0)


def test_a_total_of_claims_that_are_paid_says_that_nothing_remains(owed, paid):
    codes = owed(1000), owed(500)
    paid(*codes)
    answer = paid(*codes, "--total", "15")
    assert (answer.code, "CLM-30" in answer.err) == (4, False)
    assert answer.err.count("R-000") == 2


def test_a_claim_is_no_batch(pss, owed):
    assert pss("claim", "batch", owed(1000)).code == 3
