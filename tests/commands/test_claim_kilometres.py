"""pss claim: kilometres by tier and fiscal year, supplements, and what corrects them."""

from __future__ import annotations

from datetime import date

import pytest

from pss_cli.reads import claim as read
from tests.claims import a_claim

BY = ("--by", "Gisèle Gestionnaire")


@pytest.fixture
def there(make):
    """Return a partner present all along at an activity of four hours (A-0001)."""
    person = make.partner(first_name="Ariane", last_name="Bellefleur")
    make.activity(None, person, starts=9 * 60, ends=13 * 60)
    return person


@pytest.fixture
def near(pss, make, there):
    """The same partner, 10 km before the threshold of 8 000 km (A-0002, in May)."""
    make.activity(None, there, day=date(2026, 5, 4))
    for trip in (1, 2):
        assert pss("claim", "add", "A-0002", "--km", "3995", "--trip", trip).code == 0
    return there


@pytest.fixture
def supplements(pss):
    """A rate for each supplement."""
    for kind, amount in (("gravier", "0,123"), ("covoiturage", "0,107")):
        words = ("claim", "rates", "--add", kind, amount, "--from", "2026-04-01", "--source", "essai")
        assert pss(*words).code == 0


def add(pss, *words):
    return pss("claim", "add", "A-0001", *words, "-f", "json")


def km(answer):
    return [(e["line"], e["distance_m"], e["rate"], e["amount_cents"]) for e in answer.json["entries"] if e["rate"]]


def test_a_trip_that_crosses_the_tier_is_split_and_explained(pss, make, there):
    make.activity(None, there, day=date(2026, 4, 1))
    make.activity(None, there, day=date(2026, 3, 31))
    for trip in (1, 2):
        assert pss("claim", "add", "A-0003", "--km", "4000", "--trip", trip).code == 0  # the year before
        assert pss("claim", "add", "A-0002", "--km", "3995", "--trip", trip).code == 0
    answer = pss("claim", "add", "A-0001", "--km", "24,6", "--trip", "3")
    assert "10\u00a0km × 0,595\u00a0$ = 5,95\u00a0$" in answer.out
    assert "14,6\u00a0km × 0,53\u00a0$ = 7,74\u00a0$" in answer.out
    said = "Ligne 3\u00a0: 8\u00a0000\u00a0km atteints\u00a0: 10\u00a0km à 0,595\u00a0$, 14,6\u00a0km à 0,53\u00a0$"
    assert said in answer.out
    assert said in pss("claim", "show", "R-0002").out
    entries = pss("claim", "show", "R-0002", "-f", "json").json["entries"]
    assert [(e["distance_m"], e["rate"], e["split_of"]) for e in entries[-2:]] == [(10000, 595, None), (14600, 530, 3)]
    after_drop = pss("claim", "drop", "R-0002", "4", "-f", "json").json
    assert len(after_drop["entries"]) == 2
    assert "CLM-12" not in pss("claim", "add", "A-0001", "--km", "24,6", "--trip", "3").err


def test_a_trip_may_cross_two_thresholds_at_once(pss, near):
    words = ("--from", "2026-11-01", "--source", "essai", "--tiers", "8000/8005")
    assert pss("claim", "rates", "--add", "km", "0,60/0,50/0,40", *words).code == 0
    answer = pss("claim", "add", "A-0001", "--km", "20")
    assert "8\u00a0000\u00a0km, 8\u00a0005\u00a0km atteints" in answer.out
    assert "10\u00a0km à 0,60\u00a0$, 5\u00a0km à 0,50\u00a0$, 5\u00a0km à 0,40\u00a0$" in answer.out


@pytest.mark.parametrize(("typed", "lines"), [("10", 1), ("10,001", 2)])
def test_a_trip_that_ends_on_the_threshold_does_not_cross_it(pss, near, typed, lines):
    assert len(add(pss, "--km", typed).json["added"]) == lines


def test_refused_kilometres_do_not_count(pss, near):
    pss("claim", "submit", "R-0001")
    pss("claim", "refuse", "R-0001", "--line", "1", "--reason", "hors délai")
    assert [e[2] for e in km(add(pss, "--km", "20"))] == [595]


def test_a_cut_of_the_amount_leaves_the_kilometres_counted(pss, near):
    pss("claim", "submit", "R-0001")
    cut = ("--line", "1", "--amount", "1,00", "--reason", "trajet partagé")
    assert pss("claim", "approve", "R-0001", "--by", "Gisèle Gestionnaire", *cut).code == 0
    assert [e[2] for e in km(add(pss, "--km", "20"))] == [595, 530]


def test_an_older_trip_entered_later_leaves_the_lines_before_as_they_are(pss, make, near):
    before = km(add(pss, "--km", "24,6"))
    make.activity(None, near, day=date(2026, 6, 1))
    answer = pss("claim", "add", "A-0003", "--km", "10")
    assert "(au-delà de 8\u00a0000\u00a0km" in answer.out
    assert "l’ordre où ils sont inscrits" in answer.out
    after = km(pss("claim", "show", "R-0001", "-f", "json"))
    assert after == [*before, (5, 10000, 530, 530)]
    assert "l’ordre où" not in pss("claim", "add", "A-0001", "--km", "3", "--trip", "2").out.partition("Ligne 3")[0]


def test_less_kilometres_come_off_the_furthest_rate_first(pss, near):
    add(pss, "--km", "24,6")
    pss("claim", "submit", "R-0001")
    right = pss("claim", "correct", "R-0001", "3", "--km", "5", "--reason", "mal lu", "-f", "json")
    assert km(right)[4:] == [(5, -14600, 530, -774), (6, -5000, 595, 298 - 595)]
    assert right.json["distance_m"] == 7_990_000 + 5000
    assert "Ligne 3" not in pss("claim", "show", "R-0001").out, "nothing of it is beyond the threshold any more"
    again = pss("claim", "correct", "R-0001", "3", "--km", "10", "--reason", "mal relu", "-f", "json")
    assert again.json["distance_m"] == 8_000_000
    assert pss("claim", "correct", "R-0001", "3", "--km", "10").code == 4


def test_what_explains_a_trip_is_what_holds_after_a_correction(pss, near):
    add(pss, "--km", "24,6")
    pss("claim", "submit", "R-0001")
    shown = pss("claim", "correct", "R-0001", "3", "--km", "22", "--reason", "mal lu").out
    assert "10\u00a0km à 0,595\u00a0$, 12\u00a0km à 0,53\u00a0$" in shown
    assert "14,6\u00a0km à" not in shown


def test_more_kilometres_go_up_to_the_threshold_and_what_to_do_beyond_is_said(pss, near):
    add(pss, "--km", "4")
    pss("claim", "submit", "R-0001")
    answer = pss("claim", "correct", "R-0001", "3", "--km", "12,5")
    assert answer.code == 4
    assert "10\u00a0km au plus" in answer.err
    assert "pss claim correct R-0001 3 --km 10" in answer.err
    assert "pss claim add A-0001 UP-0001 --km 2,5 --trip 2" in answer.err
    assert pss("claim", "correct", "R-0001", "3", "--km", "10").code == 0
    rest = pss("claim", "add", "A-0001", "UP-0001", "--km", "2,5", "--trip", "2", "-f", "json")
    assert km(rest) == [(1, 2500, 530, 133)]


def test_kilometres_added_late_to_an_early_trip_are_the_last_of_the_year(pss, near):
    add(pss, "--km", "24,6")
    pss("claim", "submit", "R-0001")
    answer = pss("claim", "correct", "R-0001", "1", "--km", "3996")
    assert answer.code == 4
    assert "pss claim add A-0002 UP-0001 --km 1 --trip 3" in answer.err
    assert pss("claim", "correct", "R-0001", "4", "--km", "25", "-f", "json").json["distance_m"] == 8_015_000


def test_undoing_a_trip_gives_its_kilometres_back(pss, near):
    add(pss, "--km", "24,6")
    assert pss("undo", "--yes").code == 0
    assert km(add(pss, "--km", "24,6"))[2:] == [(3, 10000, 595, 595), (4, 14600, 530, 774)]


def test_supplements_are_paid_by_the_kilometre_beside_the_trip(pss, there, supplements):
    answer = pss("claim", "add", "A-0001", "--km", "24,6", "--gravel-km", "10", "--carpool-km", "24,6")
    assert answer.code == 0
    assert "chemin de gravier (supplément)\u00a0: 10\u00a0km × 0,123\u00a0$ = 1,23\u00a0$" in answer.out
    draft = pss("claim", "show", "R-0001", "-f", "json").json
    assert [(e["kind"], e["amount_cents"], e["rate"]) for e in draft["entries"]] == [
        ("km", 1464, 595), ("gravel", 123, 123), ("carpool", 263, 107),
    ]  # fmt: skip
    assert draft["distance_m"] == 24600, "a supplement is no distance more"


def test_supplements_do_not_count_towards_the_threshold(pss, near, supplements):
    add(pss, "--km", "9", "--gravel-km", "9", "--carpool-km", "9")
    assert len(add(pss, "--km", "1", "--trip", "2").json["added"]) == 1


@pytest.mark.parametrize("option", ["gravel", "carpool"])
def test_a_supplement_without_a_rate_is_refused_with_the_rate_to_say(pss, there, option):
    answer = add(pss, "--km", "24,6", f"--{option}-km", "10")
    assert answer.code == 5
    assert "CLM-10" in answer.err
    assert f"pss claim rates --add {option}" in answer.err


def test_a_supplement_is_within_its_trip_whatever_is_corrected_or_dropped(pss, there, supplements):
    alone = add(pss, "--gravel-km", "1").err
    assert "CLM-21" in alone
    assert "(--km)" in alone
    assert "CLM-21" in add(pss, "--km", "10", "--gravel-km", "10,001").err
    assert add(pss, "--km", "10", "--gravel-km", "10").code == 0
    dropped = pss("claim", "drop", "R-0001", "1").err
    assert "CLM-21" in dropped
    assert "pss claim drop R-0001 2" in dropped
    pss("claim", "submit", "R-0001")
    less = ("--km", "8", "--reason", "mal lu")
    corrected = pss("claim", "correct", "R-0001", "1", *less).err
    assert "CLM-21" in corrected
    assert "pss claim correct R-0001 2 --km 8 --reason" in corrected
    assert pss("claim", "correct", "R-0001", "2", *less).code == 0
    assert pss("claim", "correct", "R-0001", "1", *less).code == 0
    assert "CLM-21" in pss("claim", "correct", "R-0001", "2", "--km", "8,001").err
    assert pss("rules", "--audit", "--step", "claim").code == 0


def test_supplements_are_on_the_form_among_other_expenses(pss, there, supplements, make):
    add(pss, "--km", "24,6", "--gravel-km", "10")
    a_claim(make, {"kind": "other", "label": "garde", "amount_cents": 500}, person=there)
    with make.session() as session:
        db = session.connection().connection.driver_connection
        trip = read.form_rows(db, 1).trips[0]
        assert (trip["km_cents"], trip["gravel_cents"], trip["other_cents"]) == (1464, 123, 123)
        assert (trip["distance_m"], trip["total_cents"]) == (24600, 1587)
        assert trip["other_labels"] == "chemin de gravier (supplément)"
        assert read.form_rows(db, 2).trips[0]["other_labels"] == "garde"
    assert pss("claim", "form", "R-0001").code == 0


def test_a_supplement_does_not_survive_the_refusal_of_its_kilometres(pss, there, supplements):
    add(pss, "--km", "24,6", "--gravel-km", "10")
    pss("claim", "submit", "R-0001")
    assert pss("claim", "approve", "R-0001", "--line", "2", *BY).code == 0
    alone = pss("claim", "refuse", "R-0001", "--line", "1", "--reason", "non fait")
    assert (alone.code, "CLM-21" in alone.err, "--line 1,2" in alone.err) == (5, True, True)
    both = pss("claim", "refuse", "R-0001", "--line", "1,2", "--reason", "non fait", "-f", "json")
    assert (both.code, [e["approved_cents"] for e in both.json["entries"]]) == (0, [0, 0])
    again = pss("claim", "approve", "R-0001", "--line", "2", *BY)
    assert (again.code, "CLM-21" in again.err) == (5, True)
    assert pss("claim", "approve", "R-0001", "--line", "1,2", *BY).code == 0
    assert pss("rules", "--audit", "--step", "claim").code == 0


def test_what_is_added_to_a_trip_whose_first_part_was_refused_is_claimed_beside(pss, near):
    add(pss, "--km", "15")
    pss("claim", "submit", "R-0001")
    assert pss("claim", "refuse", "R-0001", "--line", "3", "--reason", "non fait").code == 0
    answer = pss("claim", "correct", "R-0001", "4", "--km", "60")
    assert answer.code == 4
    assert "pss claim add A-0001 UP-0001 --km 55 --trip 2" in answer.err
    assert "0\u00a0km de l" not in answer.err
    assert pss("claim", "add", "A-0001", "UP-0001", "--km", "55", "--trip", "2").code == 0
