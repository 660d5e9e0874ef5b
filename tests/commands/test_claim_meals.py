"""pss claim: meals at their cost and their maximum; other expenses and who agreed to them beforehand."""

from __future__ import annotations

from datetime import date

import pytest

BY = ("--by", "Gisèle Gestionnaire")


@pytest.fixture
def there(make):
    """Return a partner present for four hours on the same day at two meetings (A-0001, A-0002)."""
    person = make.partner(first_name="Ariane", last_name="Bellefleur")
    for starts in (8 * 60, 13 * 60):
        make.activity(None, person, starts=starts, ends=starts + 240)
    return person


def add(pss, *words, to="A-0001"):
    return pss("claim", "add", to, *words, "-f", "json")


def meals(answer):
    return [(e["kind"], e["amount_cents"], e["cost_cents"]) for e in answer.json["entries"]]


def test_a_meal_is_paid_flat_or_what_it_cost_up_to_the_rate_of_the_day(pss, there):
    answer = add(pss, "--meal", "déjeuner, dîner:12,50, souper:30")
    assert meals(answer) == [("morning", 1040, None), ("noon", 1250, 1250), ("evening", 2155, 3000)]


@pytest.mark.parametrize(("typed", "paid"), [("14,29", 1429), ("14,30", 1430), ("14,31", 1430)])
def test_the_rate_is_the_most_that_a_meal_is_paid(pss, there, typed, paid):
    assert [m[1] for m in meals(add(pss, "--meal", f"dîner:{typed}"))] == [paid]


def test_the_cut_of_a_meal_is_explained_when_it_is_added_and_afterwards(pss, there):
    said = "Ligne 1\u00a0: dîner, 18,00\u00a0$ sur le reçu, 14,30\u00a0$ au plus\u00a0: 14,30\u00a0$"
    assert said in pss("claim", "add", "A-0001", "--meal", "dîner:18").out
    assert said in pss("claim", "show", "R-0001").out


def test_the_same_meal_is_claimed_once_flat_or_at_cost(pss, there):
    assert "CLM-12" in add(pss, "--meal", "dîner", "--meal", "dîner:12").err
    assert add(pss, "--meal", "dîner:12", "--receipt", "P-1").code == 0
    assert "CLM-12" in add(pss, "--meal", "dîner:12", "--receipt", "P-2").err


def test_the_meals_of_a_day_over_activities_and_claims_stay_within_their_maximum(pss, make, there):
    assert add(pss, "--meal", "déjeuner", "--meal", "dîner", "--meal", "souper").code == 0, "46,25 $ exactly"
    other = make.activity(make.request(responsible="Autre Gestionnaire"), there, starts=13 * 60, ends=17 * 60)
    answer = add(pss, "--meal", "dîner:0,01", to=other.code)
    assert answer.code == 5
    assert "CLM-22" in answer.err
    assert "46,26\u00a0$" in answer.err
    passed = add(pss, "--meal", "dîner:0,01", "--because", "congrès", to=other.code)
    assert [(r["rule"], r["text"]) for r in passed.json["reasons"]] == [("CLM-22", "congrès")]
    assert pss("rules", "--audit", "--step", "claim").code == 0


def test_a_refused_meal_leaves_its_room_and_takes_it_back_with_a_reason(pss, there):
    add(pss, "--meal", "déjeuner", "--meal", "dîner", "--meal", "souper")
    pss("claim", "submit", "R-0001")
    pss("claim", "refuse", "R-0001", "--line", "3", "--reason", "fourni")
    assert add(pss, "--meal", "souper", to="A-0002").code == 0
    answer = pss("claim", "approve", "R-0001", "--line", "3", *BY)
    assert (answer.code, "CLM-22" in answer.err) == (5, True)
    assert pss("rules", "--audit", "--step", "claim").code == 0


def test_a_meal_corrected_upwards_counts_towards_the_day_and_beyond_its_rate_is_said(pss, there):
    add(pss, "--meal", "déjeuner:5", "--meal", "dîner", "--meal", "souper")
    pss("claim", "submit", "R-0001")
    over = pss("claim", "correct", "R-0001", "1", "--amount", "10,41")
    assert (over.code, "CLM-22" in over.err) == (5, True)
    assert "CLM-26" not in pss("claim", "correct", "R-0001", "1", "--amount", "10,40").err
    pss("claim", "correct", "R-0001", "3", "--amount", "20", "--reason", "mal lu")
    said = pss("claim", "correct", "R-0001", "1", "--amount", "10,41")
    assert (said.code, "CLM-26" in said.err) == (0, True)


def test_without_a_rate_for_the_day_meals_have_no_maximum(pss, make, there):
    make.activity(None, there, day=date(2026, 11, 9), starts=13 * 60, ends=17 * 60)
    words = ("--add", "repas-jour", "20", "--from", "2026-11-10", "--source", "essai")
    assert pss("claim", "rates", *words).code == 0
    assert add(pss, "--meal", "dîner", "--meal", "souper", to="A-0003").code == 0, "46,25 $ the day before"
    assert "CLM-22" in add(pss, "--meal", "dîner", "--meal", "souper").err


def test_a_maximum_said_for_the_past_names_the_days_that_are_beyond_it(pss, there):
    add(pss, "--meal", "dîner", "--meal", "souper")
    words = ("claim", "rates", "--add", "repas-jour", "20", "--source", "essai", "--from")
    assert "R-0001 (2026-11-10)" in pss(*words, "2026-11-10").err
    assert "R-0001" not in pss(*words, "2026-11-11").err


def test_another_expense_says_who_agreed_to_it_beforehand(pss, there):
    answer = add(pss, "--other", "garde:25,00")
    assert (answer.code, "CLM-23" in answer.err) == (5, True)
    agreed = add(pss, "--other", "garde:25,00", "--agreed-by", "Gisèle G", "--agreed-on", "2026-11-10").json
    assert [(e["preapproved_by"], e["preapproved_on"]) for e in agreed["entries"]] == [("Gisèle G", "2026-11-10")]
    passed = add(pss, "--other", "poste:2", "--because", "urgence")
    assert [(r["rule"], r["text"]) for r in passed.json["reasons"]] == [("CLM-23", "urgence")]


def test_an_agreement_after_the_activity_needs_its_reason(pss, there):
    late = ("--other", "garde:25,00", "--agreed-by", "Gisèle G", "--agreed-on", "2026-11-11")
    answer = add(pss, *late)
    assert (answer.code, "CLM-24" in answer.err) == (5, True)
    assert add(pss, *late, "--because", "accord de vive voix").code == 0


def test_an_establishment_says_from_which_day_other_expenses_are_agreed_to(pss, make, there):
    assert pss("registry", "settings", "other_preapproved", "non", "--from", "2026-11-01").code == 0
    assert add(pss, "--other", "garde:25,00").code == 0
    assert pss("registry", "settings", "other_preapproved", "oui", "--from", "2026-11-15").code == 0
    assert pss("rules", "--audit", "--step", "claim").code == 0, "what was entered before is left as it was"
    make.activity(None, there, day=date(2026, 11, 15))
    assert "CLM-23" in add(pss, "--other", "garde:25,00", to="A-0003").err


@pytest.fixture
def settled(pss, there):
    """Three meals of a day, 46,25 $, handed in; return how to bring the most for a day down to 30 $."""
    add(pss, "--meal", "déjeuner", "--meal", "dîner", "--meal", "souper")
    assert pss("claim", "submit", "R-0001").code == 0
    return lambda: pss("claim", "rates", "--add", "repas-jour", "30", "--from", "2026-11-05", "--source", "essai")


def test_a_maximum_written_afterwards_is_said_of_what_is_handed_in_and_stops_nothing(pss, settled):
    for words in (("approve", "R-0001", *BY), ("transmit", "R-0001", "--to", "DRF")):
        assert pss("claim", *words).code == 0
    written = settled()
    assert (written.code, "R-0001 (2026-11-10)" in written.err, "CLM-28" in written.err) == (0, True, True)
    assert pss("registry", "check").code == 0
    assert [a["code"] for a in pss("rules", "CLM-28", "--audit", "-f", "json").items] == ["R-0001"]
    assert pss("rules", "CLM-22", "--audit").code == 0


def test_a_correction_that_brings_a_day_closer_to_its_maximum_passes_and_another_one_says_why(pss, settled):
    assert settled().code == 0
    less = ("claim", "correct", "R-0001", "3", "--amount", "20", "--reason", "mal lu")
    assert pss(*less).code == 0, "44,70 $ where it was 46,25 $"
    more = ("claim", "correct", "R-0001", "3", "--amount", "20,01", "--reason", "mal relu")
    answer = pss(*more)
    assert (answer.code, "CLM-22" in answer.err) == (5, True)
    assert pss(*more, "--because", "congrès").code == 0
    found = pss("rules", "CLM-22", "--audit", "-f", "json").items
    assert [a["verdict"] for a in found] == ["accepted"]


def test_a_draft_is_still_held_to_the_maximum_and_has_a_way_out(pss, there):
    add(pss, "--meal", "dîner", "--meal", "souper")
    words = ("--add", "repas-jour", "30", "--from", "2026-11-05", "--source", "essai")
    assert "(0)" in pss("claim", "rates", *words).err, "nothing is handed in"
    assert pss("registry", "check").code == 5
    assert pss("claim", "drop", "R-0001", "2").code == 0
    assert pss("registry", "check").code == 0


def test_only_the_days_under_a_new_maximum_are_named(pss, settled):
    words = ("claim", "rates", "--add", "repas-jour", "30", "--source", "essai", "--from")
    assert "R-0001" not in pss(*words, "2026-11-01", "--until", "2026-11-09").err
    assert pss(*words, "2026-11-05").code == 0
    assert "R-0001" not in pss(*words, "2026-11-02").err, "the day is under the rate of the 5th"
