"""pss refer, as it is typed."""

from __future__ import annotations

import json

GOOD = {
    "first_name": "Marie", "last_name": "=Ö'Neil [admin]", "referrer": "Luc", "referrer_role": "intervenant",
    "directorate": "DSI", "agreed": True, "received_care": True, "phones": ["450 555-0123 poste 4567"],
    "criteria": "all", "distance": True, "not_claiming": True, "weekday_daytime": True, "adult": True,
}  # fmt: skip


def test_a_referral_is_read_from_one_json_object(pss):
    answer = pss("refer", "add", "--from", "-", "-f", "json", stdin=json.dumps(GOOD))
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["code"] == "UP-0001"
    assert answer.json["last_name"] == "=Ö'Neil [admin]"
    assert len(answer.json["criteria"]) == 6


def test_every_finding_is_said_at_once_and_nothing_is_written(pss):
    answer = pss("refer", "add", "--first-name", "Marie", "--last-name", "Roy", "--no-input")
    assert answer.code == 5
    assert all(code in answer.err for code in ("REF-01", "REF-03", "REF-04", "REF-05"))
    assert pss("refer", "list", "-f", "json").items == []


def test_two_fields_that_cannot_be_read_are_both_named(pss):
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(GOOD | {"birth_date": "05/01/2026", "shoe": "42"}))
    assert answer.code == 2
    assert "birth-date" in answer.err
    assert "shoe" in answer.err


def test_a_dry_run_says_the_same_and_keeps_nothing(pss):
    answer = pss("refer", "add", "--from", "-", "--dry-run", "-f", "json", stdin=json.dumps(GOOD))
    assert answer.code == 0
    assert answer.json["code"] == "UP-0001"
    assert pss("refer", "list", "-f", "json").items == []
