"""What is owed about money, as the registry's own rows say it."""

from __future__ import annotations

from datetime import date

import pytest

from pss_cli import models as m


@pytest.fixture
def owed(pss):
    """Return the subjects that one rule finds today: (code, since) pairs."""

    def found(rule: str) -> list[tuple[str, str]]:
        rows = pss("report", "today", "-f", "json").items
        return [(r["code"], r["since"]) for r in rows if r["rule"] == rule]

    return found


def test_a_meal_is_owed_until_it_is_claimed_or_told(pss, make, owed):
    person = make.partner()
    for n, fields in enumerate(({"ends": 13 * 60}, {"ends": 12 * 60 + 30}, {"ends": 13 * 60, "meal_provided": True})):
        make.activity(None, person, day=date(2026, 11, 9 + n), starts=9 * 60, **fields)
    assert owed("CLM-04") == [("A-0001", "2026-11-09")]
    pss("claim", "add", "A-0001", "--told")
    assert owed("CLM-04") == []


def test_a_meal_claimed_is_not_owed(pss, make, owed):
    make.activity(None, make.partner(), starts=9 * 60, ends=13 * 60)
    pss("claim", "add", "A-0001", "--meal", "souper")
    assert owed("CLM-04") == []


def test_somebody_present_who_claims_nothing_is_asked_after_the_delay(pss, make, owed, monkeypatch):
    person = make.partner()
    make.activity(None, person, day=date(2026, 10, 22))
    make.activity(None, person, day=date(2026, 10, 21))
    make.activity(None, person, day=date(2026, 9, 1), origin="before_pss")
    pss("claim", "add", "S-0001", "UP-0001", "--nothing")
    assert owed("CLM-05") == [("A-0002", "2026-11-20")]
    pss("claim", "add", "A-0002", "--nothing")
    assert owed("CLM-05") == []
    monkeypatch.setenv("PSS_TODAY", "2026-11-21")
    assert owed("CLM-05") == [("A-0001", "2026-11-21")]


def test_a_session_attended_without_a_claim_is_asked_too(pss, make, owed):
    make.training()
    assert owed("CLM-05") == [("S-0001", "2026-11-10")]
    pss("claim", "add", "S-0001", "--transit", "7,50")
    assert owed("CLM-05") == []


def test_a_directorate_that_declared_nothing_is_asked_from_the_first_of_april(make, owed, monkeypatch):
    make.activity(None, make.partner(), day=date(2026, 3, 31))
    make.activity(make.request(directorate_id=make.directorate("DPJ")), day=date(2026, 4, 1))
    assert owed("CLM-19") == [("DSI", "2026-04-01")]
    make.add(
        m.DirectorateReturn(
            directorate_id=make.directorate("DSI"), fiscal_year="2025-2026", received_on=date(2026, 5, 1)
        )
    )  # fmt: skip
    assert owed("CLM-19") == []
    monkeypatch.setenv("PSS_TODAY", "2027-03-31")
    assert owed("CLM-19") == []
    monkeypatch.setenv("PSS_TODAY", "2027-04-01")
    assert owed("CLM-19") == [("DPJ", "2027-04-01")]


def test_the_audit_finds_nothing_in_a_claim_that_went_the_whole_way(pss, make):
    person = make.partner(enrolled_on=date(2026, 1, 5))
    make.activity(None, person, starts=9 * 60, ends=13 * 60)
    pss("claim", "rates", "--confirm", "--by", "Gisèle")
    for words in (
        ("add", "A-0001", "--km", "24,6", "--meal", "dîner"), ("submit", "R-0001"),
        ("approve", "R-0001", "--by", "Gisèle Gestionnaire"),
        ("transmit", "R-0001", "--to", "DRF"), ("correct", "R-0001", "1", "--km", "20", "--reason", "mal lu"),
        ("pay", "R-0001"),
    ):  # fmt: skip
        assert pss("claim", *words).code == 0
    audited = pss("rules", "--audit", "--step", "claim", "-f", "json").items
    assert [row for row in audited if row["verdict"] in ("breach", "warning", "missing")] == []


def test_an_operation_about_money_is_undone_until_the_claim_has_left(pss, make):
    make.activity(None, make.partner(), starts=9 * 60, ends=13 * 60)
    pss("claim", "add", "A-0001", "--km", "24,6")
    pss("claim", "add", "A-0001", "--parking", "8,50")
    assert pss("undo", "--yes").code == 0
    assert pss("claim", "show", "R-0001", "-f", "json").json["claimed_cents"] == 1464
    pss("claim", "submit", "R-0001")
    pss("claim", "approve", "R-0001", "--by", "Gisèle G")
    assert pss("undo", "--yes").code == 0
    assert pss("claim", "show", "R-0001", "-f", "json").json["state"] == "submitted"
    pss("claim", "approve", "R-0001", "--by", "Gisèle G")
    pss("claim", "transmit", "R-0001", "--to", "DRF")
    assert pss("undo", "--yes").code == 4
