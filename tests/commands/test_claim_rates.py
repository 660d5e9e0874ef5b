"""pss claim rates: listed, added, filled in, confirmed."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pss_cli.db import opening
from pss_cli.db.writing import operation
from pss_cli.vocabulary import RateKind
from pss_cli.workflow import claim_lines, claim_rates
from pss_cli.workflow.desk import Desk

RELEASES = Path(__file__).parent.parent / "releases"


def add(pss, kind, amount, since="2026-11-01", *words):
    return pss("claim", "rates", "--add", kind, amount, "--from", since, "--source", "Circulaire", *words, "-f", "json")


def test_rates_are_listed_with_their_source_and_added_from_a_day(pss, make):
    words = ("claim", "rates", "--add", "km", "0,61", "--from", "2026-11-01", "--source", "Circulaire", "-f", "json")
    added = pss(*words)
    new = [r for r in added.items if r["since"] == "2026-11-01"]
    assert [(r["rate"], r["source"], r["verified"]) for r in new] == [(610, "Circulaire", False)]
    assert "8000" in added.err, "the tier that the new grid has not is said"
    person = make.partner()
    make.activity(None, person)
    assert pss("claim", "add", "A-0001", "--km", "10", "-f", "json").json["claimed_cents"] == 610
    again = pss(*words)
    assert (again.code, "CLM-20" in again.err) == (5, True)


def test_a_rate_not_used_yet_is_corrected_by_adding_it_again(pss):
    words = ("claim", "rates", "--add", "dîner", "18,00", "--from", "2027-01-01", "--source")
    assert "replac" not in pss(*words, "x").err
    rows = pss(*words, "y", "-f", "json").items
    assert [r["source"] for r in rows if r["since"] == "2027-01-01"] == ["y"]


def test_the_rate_that_goes_is_said(pss):
    assert "remplacé" not in add(pss, "gravier", "0,123").err
    said = add(pss, "gravier", "0,01").err
    assert "0,123\u00a0$ (Circulaire)" in said
    assert "0,01" in said
    add(pss, "km", "0,61/0,54", "2026-11-01", "--tiers", "8000")
    assert "0,54" in add(pss, "km", "0,61/0,52", "2026-11-01", "--tiers", "9000").err


@pytest.mark.parametrize(
    "words",
    [
        ("--add", "km", "0,6125"), ("--add", "km", "-1"), ("--add", "dinner", "10"), ("--add", "km", "0,61"),
        ("--confirm",), ("--by", "Gisèle"), ("--add", "km", "0,6", "--confirm"),
        ("--add", "souper", "20", "--from", "2027-01-01", "--source", "x", "--tier", "8000"),
        ("--add", "km", "1", "--from", "2027-01-01", "--until", "2026-01-01", "--source", "x"),
        ("--add", "km", "1", "--from", "01/01/2027", "--source", "x"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unreadable_of_a_rate_is_said(pss, words):
    assert pss("claim", "rates", *words).code == 2


def test_rates_are_confirmed_once_by_name(pss):
    rows = pss("claim", "rates", "--confirm", "--by", "Gisèle", "-f", "json").items
    said = {r["kind"]: (r["verified"], r["verified_by"], r["verified_on"]) for r in rows}
    assert said.pop("gravel") == said.pop("carpool") == (None, None, None), "what is still to fill in is not verified"
    assert set(said.values()) == {(True, "Gisèle", "2026-11-20")}
    assert pss("claim", "rates", "--confirm", "--by", "Gisèle").code == 4


def test_what_is_still_to_fill_in_is_not_said_to_be_verified(pss):
    answer = pss("claim", "rates", "--confirm", "--by", "Gisèle", "--kind", "gravier")
    assert (answer.code, "pss claim rates --add gravel" in answer.err, "déjà" in answer.err) == (4, True, False)
    assert add(pss, "gravier", "0,123").code == 0
    assert pss("claim", "rates", "--confirm", "--by", "Gisèle", "--kind", "gravier").code == 0
    again = pss("claim", "rates", "--confirm", "--by", "Gisèle", "--kind", "gravier")
    assert (again.code, "déjà" in again.err) == (4, True)


def test_a_rate_without_an_amount_is_to_fill_in_and_named(pss):
    listed = pss("claim", "rates")
    assert listed.out.count("à remplir") == 2
    assert "chemin de gravier" in listed.err
    assert "pss claim rates --add gravel" in listed.err
    assert [r["rate"] for r in pss("claim", "rates", "-f", "json").items if r["kind"] == "gravel"] == [None]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("gravier", "gravel"), ("Gravelle", "gravel"), ("covoiturage", "carpool"), ("kilomètres", "km"),
     ("repas-jour", "meal_day"), ("meal_day", "meal_day"), ("Souper", "evening")],
)  # fmt: skip
def test_what_a_rate_is_for_is_said_in_french_too(pss, word, kind):
    new = [r for r in add(pss, word, "1,5").items if r["since"] == "2026-11-01"]
    assert [(r["kind"], r["rate"]) for r in new] == [(kind, 1500)]


def test_the_row_that_waits_is_filled_and_the_next_amount_is_added(pss):
    filled = [(r["since"], r["rate"]) for r in add(pss, "gravier", "0,123").items if r["kind"] == "gravel"]
    assert filled == [("2026-11-01", 123)]
    after = [(r["since"], r["rate"]) for r in add(pss, "gravier", "0,130", "2027-04-01").items if r["kind"] == "gravel"]
    assert after == [("2026-11-01", 123), ("2027-04-01", 130)]
    assert "chemin de gravier" not in pss("claim", "rates").err


def test_a_grid_of_tiers_is_said_in_one_command(pss):
    answer = add(pss, "km", "0,61/0,54/0,50", "2026-11-01", "--tiers", "8000/18000")
    assert answer.code == 0
    assert "--tier" not in answer.err, "no tier is missing"
    grid = [(r["tier_from_m"], r["rate"]) for r in answer.items if r["since"] == "2026-11-01"]
    assert grid == [(0, 610), (8_000_000, 540), (18_000_000, 500)]
    again = add(pss, "km", "0,62/0,55", "2026-11-01", "--tiers", "9000")
    assert [(r["tier_from_m"], r["rate"]) for r in again.items if r["since"] == "2026-11-01"] == [
        (0, 620), (9_000_000, 550),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "amount", "words"),
    [("km", "0,61/0,54", ()), ("km", "0,61", ("--tiers", "8000")), ("km", "0,61/0,54", ("--tiers", "0")),
     ("km", "0,61/0,54/0,5", ("--tiers", "18000/8000")), ("km", "0,61,0,54", ("--tiers", "8000")),
     ("souper", "20/10", ("--tiers", "8000")), ("km", "0,61/0,54", ("--tiers", "8000", "--tier", "8000"))],
)  # fmt: skip
def test_a_grid_that_can_be_read_in_two_ways_is_refused(pss, kind, amount, words):
    assert add(pss, kind, amount, "2026-11-01", *words).code == 2


def test_a_grid_in_use_is_not_replaced_by_a_shorter_one(pss, make):
    make.activity(None, make.partner())
    assert add(pss, "km", "0,61/0,54", "2026-11-01", "--tiers", "8000").code == 0
    assert pss("claim", "add", "A-0001", "--km", "10").code == 0
    assert "CLM-20" in add(pss, "km", "0,60/0,50", "2026-11-01", "--tiers", "9000").err
    assert add(pss, "km", "0,60/0,50", "2026-11-02", "--tiers", "9000").code == 0


def test_a_registry_of_the_release_before_says_what_it_has_no_rate_for(bare_pss, tmp_path):
    connection = sqlite3.connect(tmp_path / "registry.pss")
    connection.executescript((RELEASES / "0002.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
    connection.close()
    said = bare_pss("claim", "rates").err
    assert "chemin de gravier" in said
    assert "tous les repas" in said
    assert add(bare_pss, "gravier", "0,123").code == 0
    assert "chemin de gravier" not in bare_pss("claim", "rates").err


DAYS = (date(2026, 5, 4), date(2026, 11, 10))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.dictionaries(
        st.dates(date(2026, 4, 1), date(2026, 12, 31)) | st.sampled_from(DAYS), st.integers(1, 999), max_size=5
    ).flatmap(lambda rates: st.permutations(list(rates.items())))
)
def test_the_rate_of_a_line_is_the_one_in_force_that_day_whatever_the_order_of_adding(registry, two_days, changes):
    with operation(registry, actor="essai", command="essai", dry_run=True) as session:
        desk = Desk(session, today=date(2026, 11, 20), actor="essai")
        for since, amount in changes:
            claim_rates.add(desk, {"kind": RateKind.KM, "from": since, "amount": (amount,), "source": "essai"})
        for code, day in zip(("A-0001", "A-0002"), DAYS, strict=True):
            claim_lines.add(desk, code, None, {"km": 1000})
            in_force = dict(changes).get(max((d for d, _a in changes if d <= day), default=None), 595)
            row = desk.db.execute("SELECT rate FROM claim_entry ORDER BY id DESC LIMIT 1").fetchone()
            assert row[0] == in_force


@pytest.fixture
def two_days(make):
    """Somebody present on two days of the same fiscal year."""
    person, request = make.partner(), make.request()
    for day in DAYS:
        make.activity(request, person, day=day)


@pytest.mark.parametrize("words", [("km",), ("km", "-1"), ("km", "zéro"), ("essence", "1")])
def test_what_is_wrong_with_a_rate_is_said_of_the_option_that_was_typed(pss, words):
    answer = pss("claim", "rates", "--from", "2026-12-01", "--source", "Circulaire", "--add", *words)
    assert (answer.code, "--add" in answer.err) == (2, True)
    assert "--amount" not in answer.err
