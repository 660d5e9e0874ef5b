"""pss claim add, drop, voucher: what is claimed, and what is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlmodel import select

from pss_cli import models as m


@pytest.fixture
def there(make):
    """Return a partner present all along at an activity of four hours (A-0001)."""
    person = make.partner(first_name="Ariane", last_name="Bellefleur")
    make.activity(None, person, starts=9 * 60, ends=13 * 60)
    return person


def add(pss, *words, **options):
    return pss("claim", "add", "A-0001", *words, "-f", "json", **options)


def test_the_arithmetic_is_shown_and_the_lines_go_to_the_open_draft(pss, there):
    answer = pss("claim", "add", "A-0001", "UP-0001", "--km", "24,6", "--parking", "8,50", "--meal", "dîner")
    assert answer.code == 0
    assert "24,6\u00a0km × 0,595\u00a0$ = 14,64\u00a0$" in answer.out
    draft = pss("claim", "show", "R-0001", "-f", "json").json
    assert [(e["kind"], e["amount_cents"], e["rate"]) for e in draft["entries"]] == [
        ("km", 1464, 595), ("parking", 850, None), ("noon", 1430, 14300),
    ]  # fmt: skip
    assert (draft["state"], draft["directorate"], draft["responsible"]) == ("draft", "DSI", "Gisèle Gestionnaire")
    assert draft["claimed_cents"] == 1464 + 850 + 1430


def test_the_person_is_not_needed_when_one_was_present_and_is_when_several_were(pss, make, there):
    assert add(pss, "--km", "10").json["person"] == there.code
    make.activity(None, there, make.partner(first_name="Luc", last_name="Roy"))
    answer = pss("claim", "add", "A-0002", "--km", "10")
    assert answer.code == 3
    assert "UP-0002" in answer.err


def test_lines_of_another_directorate_or_manager_open_another_claim(pss, make, there):
    make.activity(make.request(directorate_id=make.directorate("DPJ")), there)
    make.activity(make.request(responsible="Autre Gestionnaire"), there)
    make.activity(make.request(), there)
    codes = [pss("claim", "add", f"A-000{n}", "--parking", f"{n},00", "-f", "json").json["code"] for n in range(1, 5)]
    assert codes == ["R-0001", "R-0002", "R-0003", "R-0001"]


def test_a_draft_is_of_one_fiscal_year(pss, make, there, monkeypatch):
    monkeypatch.setenv("PSS_TODAY", "2027-04-02")
    request = make.request()
    for day in (date(2027, 3, 31), date(2027, 4, 1), date(2026, 4, 1)):
        make.activity(request, there, day=day)
    codes = [pss("claim", "add", f"A-000{n}", "--parking", f"{n},00", "-f", "json").json["code"] for n in range(2, 5)]
    assert codes == ["R-0001", "R-0002", "R-0001"]


def test_a_training_session_is_paid_by_the_directorate_of_the_bureau(pss, there):
    answer = pss("claim", "add", "S-0001", "UP-0001", "--transit", "7,50", "-f", "json")
    assert answer.code == 0
    assert (answer.json["directorate"], answer.json["entries"][0]["occasion"]) == ("DSM", "S-0001")


def test_one_json_object_says_the_same(pss, there):
    given = {
        "km": "24,6",
        "meal": ["dîner"],
        "other": ["garde:12,50", "péage:3"],
        "agreed_by": "Gisèle",
        "from_place": "Laval",
    }
    entries = add(pss, "--from", "-", stdin=json.dumps(given)).json["entries"]
    assert [(e["kind"], e["amount_cents"]) for e in entries] == [
        ("km", 1464), ("noon", 1430), ("other", 1250), ("other", 300),
    ]  # fmt: skip
    assert entries[0]["departure"] == "Laval"


@pytest.mark.parametrize(
    "words",
    [
        ("--km", "1.234,5"), ("--km", "-5"), ("--km", "0"), ("--km", "24,6567"), ("--parking", "8,505"),
        ("--parking", "1.234,5"), ("--parking", "-1"), ("--parking", "99999999999999999999"), ("--meal", "dinner"),
        ("--other", "12,50"), ("--other", ":12"), ("--trip", "0", "--km", "1"), ("--told-on", "05/01/2026"),
        ("--told-on", "2026-11-21"), ("--nothing", "--km", "3"), (), ("--meal", "dîner:"), ("--meal", "dîner:0"),
        ("--meal", "dîner:12,505"), ("--meal", "12,50"), ("--agreed-by", "Gisèle", "--km", "3"),
        ("--other", "garde:5", "--agreed-on", "2026-11-01"),
        ("--other", "garde:5", "--agreed-by", "Gisèle", "--agreed-on", "2026-11-21"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_nothing_is_written(pss, there, words):
    answer = add(pss, *words)
    assert answer.code == 2
    assert answer.err
    assert pss("claim", "list", "-f", "json").items == []


def test_two_unreadable_amounts_are_both_named(pss, there):
    answer = add(pss, "--km", "1.234,5", "--parking", "8,505")
    assert answer.code == 2
    assert "--km" in answer.err
    assert "--parking" in answer.err


def test_an_unknown_activity_or_code_is_not_found(pss, there):
    assert pss("claim", "add", "A-0099", "--km", "3").code == 3
    assert pss("claim", "add", "D-0001", "--km", "3").code == 3
    assert pss("claim", "show", "R-0099").code == 3


def test_somebody_who_was_not_present_claims_nothing(pss, make, there):
    absent = make.partner(first_name="Luc", last_name="Roy")
    answer = add(pss, absent.code, "--km", "3")
    assert answer.code == 5
    assert "CLM-01" in answer.err


def test_a_meal_is_refused_at_exactly_three_and_a_half_hours_unless_a_reason_is_given(pss, make, there):
    make.activity(None, there, starts=9 * 60, ends=12 * 60 + 30)
    answer = pss("claim", "add", "A-0002", "--meal", "dîner")
    assert answer.code == 5
    assert "CLM-02" in answer.err
    passed = pss("claim", "add", "A-0002", "--meal", "dîner", "--because", "trajet long", "-f", "json")
    assert passed.code == 0
    assert [(r["rule"], r["text"]) for r in passed.json["reasons"]] == [("CLM-02", "trajet long")]


def test_a_reason_does_not_outlive_the_line_it_was_given_for(pss, make, there):
    make.activity(None, there, starts=9 * 60, ends=12 * 60 + 30)
    assert pss("claim", "add", "A-0002", "--meal", "dîner", "--because", "trajet long").code == 0
    assert pss("claim", "drop", "R-0001", "1").code == 0
    assert "CLM-02" in pss("claim", "add", "A-0002", "--meal", "souper").err


def test_presence_longer_than_planned_gives_right_to_a_meal(pss, make, there):
    activity = make.activity(None, starts=9 * 60, ends=12 * 60)
    make.add(m.Presence(activity_id=activity.id, person_id=there.id, role="partner", starts=540, ends=540 + 211))
    assert pss("claim", "add", "A-0002", "--meal", "dîner").code == 0


def test_a_meal_that_was_provided_is_not_reimbursed(pss, make, there):
    make.activity(None, there, starts=9 * 60, ends=13 * 60, meal_provided=True)
    assert "CLM-03" in pss("claim", "add", "A-0002", "--meal", "dîner").err


def test_transit_and_kilometres_are_not_for_the_same_trip(pss, there):
    answer = add(pss, "--km", "12", "--transit", "3,75")
    assert (answer.code, "CLM-06" in answer.err) == (5, True)
    assert add(pss, "--km", "12").code == 0
    assert "CLM-06" in add(pss, "--transit", "3,75").err
    assert add(pss, "--transit", "3,75", "--trip", "2").code == 0


def test_what_a_voucher_covered_is_not_also_claimed_whichever_comes_first(pss, make, there):
    voucher = ("claim", "voucher", "A-0001", "UP-0001", "--kind", "parking", "--number", "118", "--value", "12,00")
    assert pss(*voucher, "-f", "json").json["value_cents"] == 1200
    refused = add(pss, "--parking", "8,50").err
    assert "CLM-07" in refused
    assert "claim show" not in refused, "that claim was not written"
    make.activity(None, there)
    assert pss("claim", "add", "A-0002", "--parking", "8,50").code == 0
    other = ("claim", "voucher", "A-0002", "UP-0001", "--kind", "parking", "--number", "119", "--value", "12")
    answer = pss(*other)
    assert answer.code == 5
    assert "CLM-07" in answer.err
    assert "pss claim show R-0001)" in answer.err


def test_a_voucher_is_recorded_once_and_can_be_corrected(pss, there):
    words = ("claim", "voucher", "A-0001", "UP-0001", "--kind", "taxi", "--number", "T-1", "--value")
    assert pss(*words, "20").code == 0
    again = pss(*words, "25")
    assert (again.code, "CLM-32" in again.err) == (5, True)
    assert pss(*words, "25", "--edit", "-f", "json").json["value_cents"] == 2500
    assert pss("claim", "voucher", "A-0001", "UP-0001", "--no-input").code == 2


def test_an_activity_without_its_payer_cannot_be_claimed(pss, make, there):
    make.activity(make.request(responsible=None), there)
    answer = pss("claim", "add", "A-0002", "--km", "3")
    assert (answer.code, "CLM-08" in answer.err) == (5, True)
    assert pss("claim", "list", "-f", "json").items == []


def test_a_day_without_a_rate_is_refused_never_zero(pss, make, there):
    make.activity(None, there, day=date(2023, 3, 31))
    answer = pss("claim", "add", "A-0002", "--km", "3", "--meal", "dîner")
    assert answer.code == 5
    assert answer.err.count("CLM-10") == 2
    assert pss("claim", "add", "A-0002", "--parking", "3").code == 0


def test_the_same_expense_is_claimed_once_and_another_trip_or_receipt_is_another_expense(pss, there):
    assert add(pss, "--parking", "8,50", "--meal", "dîner").code == 0
    answer = add(pss, "--parking", "9,00", "--meal", "dîner")
    assert answer.err.count("CLM-12") == 2
    assert add(pss, "--parking", "9,00", "--receipt", "P-2").code == 0
    assert add(pss, "--parking", "9,00", "--trip", "2").code == 0
    agreed = ("--agreed-by", "Gisèle")
    assert add(pss, "--other", "garde:9,00", "--other", "péage:9,00", *agreed).code == 0
    assert "CLM-12" in add(pss, "--other", "Garde:9,00", *agreed).err


def test_the_same_expense_is_said_with_the_receipt_it_has_or_not(pss, there):
    for receipt, said in (((), "sans numéro de reçu"), (("--receipt", "P-2"), "même reçu (P-2)")):
        assert add(pss, "--parking", "8,50", *receipt).code == 0
        assert said in add(pss, "--parking", "8,50", *receipt).err
    assert add(pss, "--meal", "dîner").code == 0
    assert "reçu" not in add(pss, "--meal", "dîner").err.splitlines()[0]


def test_nobody_agrees_beforehand_to_their_own_expense(pss, there):
    own = add(pss, "--other", "garde:12", "--agreed-by", "ariane bellefleur", "--because", "oui")
    assert (own.code, "CLM-29" in own.err) == (5, True)
    assert add(pss, "--other", "garde:12", "--agreed-by", "Gisèle").code == 0


def test_the_same_amount_on_the_same_day_is_said(pss, there):
    add(pss, "--parking", "9,00")
    answer = add(pss, "--parking", "9,00", "--receipt", "P-2")
    assert answer.code == 0
    assert "CLM-13" in answer.err


def test_the_future_is_not_claimed(pss, make, there):
    make.activity(None, there, day=date(2026, 11, 21))
    answer = pss("claim", "add", "A-0002", "--parking", "3")
    assert (answer.code, "CLM-14" in answer.err) == (5, True)


def test_a_dropped_line_leaves_a_trace_and_only_a_draft_is_dropped_from(pss, make, there):
    add(pss, "--parking", "8,50", "--km", "3")
    assert pss("claim", "drop", "R-0001", "9").code == 3
    left = pss("claim", "drop", "R-0001", "2", "-f", "json").json
    assert [e["line"] for e in left["entries"]] == [1]
    with make.session() as session:
        changes = session.exec(select(m.Change).where(m.Change.table_name == "claim_entry")).all()
        assert len([c for c in changes if c.field is None and c.after is None]) == 1
    pss("claim", "submit", "R-0001", "--because", "reçu perdu")
    assert pss("claim", "drop", "R-0001", "1").code == 4


def test_nothing_to_claim_and_told_are_kept_beside_the_presence(pss, there):
    said = add(pss, "--nothing").json
    assert (said["nothing_to_claim_on"], said["told_on"]) == ("2026-11-20", None)
    assert add(pss, "--told-on", "2026-11-15").json["told_on"] == "2026-11-15"
    add(pss, "--km", "3")
    assert add(pss, "--told").json == said | {"nothing_to_claim_on": None, "told_on": "2026-11-20"}
    assert add(pss, "--nothing").code == 4
    assert pss("claim", "add", "S-0001", "UP-0001", "--nothing").code == 0
    assert pss("claim", "add", "S-0001", "UP-0001", "--told").code == 2


def test_a_dry_run_says_the_same_and_keeps_nothing(pss, there):
    assert add(pss, "--km", "24,6", "--dry-run").json["claimed_cents"] == 1464
    assert pss("claim", "list", "-f", "json").items == []


def test_unverified_rates_are_said_until_they_are_confirmed(pss, there):
    assert "CLM-11" in add(pss, "--km", "24,6").err
    assert pss("claim", "rates", "--confirm", "--by", "Gisèle").code == 0
    assert add(pss, "--km", "24,6", "--trip", "2", "--because", "x").err.count("CLM-11") == 0
