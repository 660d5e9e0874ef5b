"""pss rules, as it is typed."""

from __future__ import annotations

import pytest

from pss_cli import models as m
from pss_cli.rules.book import ALL


def test_the_whole_book_is_listed_without_a_registry(bare_pss):
    answer = bare_pss("rules", "-f", "json")
    assert answer.code == 0
    assert [row["code"] for row in answer.items] == [rule.code for rule in ALL]
    assert set(answer.items[0]) == {"code", "severity", "source", "title"}


def test_the_list_can_be_of_one_step_or_one_severity(bare_pss):
    match = {row["code"][:3] for row in bare_pss("rules", "--step", "match", "-f", "json").items}
    assert match == {"MAT", "FUP"}
    assert {row["code"][:3] for row in bare_pss("rules", "--step", "fup", "-f", "json").items} == {"FUP"}
    gates = bare_pss("rules", "--severity", "gate", "-f", "json").items
    assert {row["severity"] for row in gates} == {"gate"}
    assert bare_pss("rules", "--step", "nowhere").code == 2
    assert bare_pss("rules", "--severity", "perhaps").code == 2


@pytest.mark.parametrize(("lang", "word"), [("fr", "coordonnées"), ("en", "details")])
def test_one_rule_is_shown_with_its_sentences(bare_pss, lang, word):
    answer = bare_pss("--lang", lang, "rules", "ref-04", "-f", "json")
    assert (answer.json["code"], answer.json["severity"]) == ("REF-04", "refuse")
    assert word in answer.json["title"]
    assert answer.json["message_fr"] != answer.json["message_en"]
    assert bare_pss("rules", "REF-99").code == 3


def verdicts(answer):
    """The verdict of each rule that an audit names."""
    return {row["rule"]: row["verdict"] for row in answer.items}


def test_an_audit_of_what_was_typed_with_care_finds_only_what_is_owed(pss, make):
    make.referral()
    answer = pss("rules", "--audit", "-f", "json")
    assert answer.code == 0
    assert set(verdicts(answer).values()) <= {"todo", "warning"}


def test_a_refusal_that_slipped_in_is_a_breach(pss, make):
    make.referral(referrer=None)
    answer = pss("rules", "--audit", "-f", "json")
    assert answer.code == 5
    assert verdicts(answer)["REF-01"] == "breach"
    assert answer.items[0]["rule"] == "REF-01", "the gravest first"
    assert pss("rules", "--audit", "--severity", "todo").code == 0
    assert pss("rules", "REF-04", "--audit").code == 0


def test_a_gate_is_a_breach_without_its_reason_and_accepted_with_it(pss, make):
    referral = make.referral(received_care=None)
    assert verdicts(pss("rules", "--audit", "-f", "json"))["REF-03"] == "breach"
    make.add(m.Reason(operation_id=1, rule="REF-03", subject=f"referral:{referral.id}", text="soignée ailleurs"))
    answer = pss("rules", "--audit", "-f", "json")
    assert answer.code == 0
    found = next(row for row in answer.items if row["rule"] == "REF-03")
    assert (found["verdict"], found["reason"]) == ("accepted", "soignée ailleurs")


def test_what_is_unknown_of_the_past_is_missing_never_a_breach(pss, make):
    make.referral(referrer=None, received_care=None, origin="before_pss")
    answer = pss("rules", "--audit", "-f", "json")
    assert answer.code == 0
    assert verdicts(answer)["REF-01"] == verdicts(answer)["REF-03"] == "missing"
    assert "breach" not in verdicts(answer).values()


def test_a_reason_typed_at_the_gate_is_the_one_the_audit_shows(pss):
    words = ["refer", "add", "--first-name", "Ann", "--last-name", "Roy", "--referrer", "Luc", "--referrer-role",
             "other", "--agreed", "--phones", "450 555-0100", "--adult"]  # fmt: skip
    assert pss(*words).code == 5
    assert pss(*words, "--because", "REF-03:proche").code == 0
    assert verdicts(pss("rules", "--audit", "-f", "json"))["REF-03"] == "accepted"


def test_later_settings_do_not_change_the_audit_of_the_past(pss, make):
    make.referral()
    before = verdicts(pss("rules", "--audit", "-f", "json"))
    assert pss("registry", "settings", "list:criterion", "calm", "Reste calme", "Stays calm").code == 0
    assert pss("registry", "settings", "consent_age", "80").code == 0
    assert verdicts(pss("rules", "--audit", "-f", "json")) == before
