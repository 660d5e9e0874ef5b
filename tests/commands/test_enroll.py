"""pss enroll, as it is typed."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from pss_cli import models as m

BEFORE = (
    "enroll",
    "add",
    "--already-since",
    "2019-05-01",
    "--first-name",
    "Odile",
    "--last-name",
    "Lafleur",
    "--no-input",
)


@pytest.fixture
def rows(registry):
    """What a SELECT gives, straight from the file."""

    def ask(select: str) -> list[tuple]:
        with sqlite3.connect(registry) as db:
            return db.execute(select).fetchall()

    return ask


@pytest.fixture
def retained(make) -> str:
    """The code of somebody trained and retained, not yet enrolled."""
    person = make.person()
    make.training(person)
    return person.code


def test_a_retained_person_is_enrolled_and_their_referral_is_closed(pss, retained):
    answer = pss(
        "enroll", "add", retained, "--consent", "registry,yearly", "--signed", "ethics", "-f", "json", "--no-input"
    )
    assert (answer.code, answer.err) == (0, "")
    assert (answer.json["state"], answer.json["enrolled_on"]) == ("active", "2026-11-20")
    assert [c["purpose"] for c in answer.json["consents"]] == ["registry", "yearly"]
    assert answer.json["agreements"][0]["done_by"] == "Coordo Essai"
    assert pss("refer", "list", "--state", "open", "-f", "json").items == []
    assert pss("enroll", "add", retained, "--consent", "registry", "--no-input").code == 4


def test_what_is_told_at_enrolment_corrects_the_person(pss, retained):
    assert pss("enroll", "add", retained, "--consent", "registry", "--city", "Laval", "--no-input").code == 0
    assert pss("person", "show", retained, "-f", "json").json["city"] == "Laval"


def test_someone_not_retained_who_consents_to_nothing_is_refused_for_both(pss, make):
    person = make.person()
    make.referral(person)
    answer = pss("enroll", "add", person.code, "--no-input")
    assert answer.code == 5
    assert "ENR-01" in answer.err
    assert "ENR-03" in answer.err
    assert pss("enroll", "list", "-f", "json").items == []


def test_an_adapted_path_counts_as_trained(pss, make):
    person = make.person(birth_date=date(2010, 5, 1))
    make.training(person, attended=None, adapted=True)
    answer = pss("enroll", "add", person.code, "--consent", "registry", "--no-input")
    assert answer.code == 0
    assert "ENR-09" in answer.err
    assert pss("enroll", "edit", person.code, "--family-talk").err == ""


@pytest.mark.parametrize(("birth", "code"), [(date(2011, 11, 20), 0), (date(2011, 11, 21), 5)])
def test_one_enters_the_registry_from_15_on(pss, make, birth, code):
    person = make.person(birth_date=birth)
    make.training(person)
    answer = pss("enroll", "add", person.code, "--consent", "registry", "--family-talk", "--no-input")
    assert answer.code == code
    assert ("ENR-02" in answer.err) is (code == 5)


def test_someone_enrolled_before_pss_is_written_without_any_invented_date(pss, rows):
    answer = pss(*BEFORE, "--adult", "--consent", "registry", "--signed", "confidentiality", "--profiles", "coach",
                 "--level", "strategic", "-f", "json")  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    assert (answer.json["origin"], answer.json["enrolled_on"]) == ("before_pss", "2019-05-01")
    assert rows("SELECT given_on, origin FROM consent") == [(None, "before_pss")]
    assert rows("SELECT day, done_by FROM agreement") == [(None, None)]
    assert rows("SELECT since FROM partner_profile UNION ALL SELECT since FROM partner_level") == [(None,), (None,)]
    assert rows("SELECT count(*) FROM referral") == [(0,)]


def test_someone_enrolled_before_pss_of_whom_nothing_is_known_is_missing_everything(pss):
    assert pss(*BEFORE).code == 0
    owed = pss("person", "missing", "lafleur", "-f", "json").items
    assert {o["rule"] for o in owed} == {"ENR-02", "ENR-03", "ENR-04", "ENR-05"}


def test_the_same_person_is_not_enrolled_twice_under_two_codes(pss):
    assert pss(*BEFORE, "--phones", "450 555-0123").code == 0
    answer = pss(*BEFORE, "--phones", "450 555-0123")
    assert answer.code == 5
    assert "REF-15" in answer.err
    assert pss(*BEFORE, "--phones", "450 555-0123", "--because", "sa mère, même nom").code == 0


def test_nobody_is_named(pss):
    answer = pss("enroll", "add", "--no-input")
    assert answer.code == 2
    assert "--first-name" in answer.err


def test_what_is_signed_keeps_its_day_and_by_whom(pss, make):
    person = make.partner(ready=False)
    signed = ("--confidentiality", "--ethics", "--day", "2026-11-10", "--by", "Rita")
    answer = pss("enroll", "sign", person.code, *signed, "-f", "json")
    assert answer.code == 0
    assert {(a["kind"], a["day"], a["done_by"]) for a in answer.json["agreements"]} == {
        ("confidentiality", "2026-11-10", "Rita"),
        ("ethics", "2026-11-10", "Rita"),
    }
    again = pss("enroll", "sign", person.code, "--ethics", "-f", "json").json["agreements"]
    assert [a["day"] for a in again] == ["2026-11-10", "2026-11-10"], "signing again moves no day"
    assert len(pss("enroll", "sign", person.code, "--no-ethics", "-f", "json").json["agreements"]) == 1
    assert pss("enroll", "sign", person.code).code == 2
    assert pss("enroll", "sign", person.code, "--kit", "--day", "2027-01-01").code == 2


def test_a_declaration_is_a_day_and_a_name_and_removing_it_leaves_no_trace(pss, make, registry, rows):
    person = make.partner(ready=False)
    before = rows("SELECT count(*) FROM change")
    assert pss("enroll", "sign", person.code, "--declaration", "--by", "Rita Déclaration").code == 0
    assert rows("SELECT day, done_by FROM declaration") == [("2026-11-20", "Rita Déclaration")]
    assert pss("enroll", "sign", person.code, "--declaration", "--remove").code == 0
    assert rows("SELECT count(*) FROM declaration") == [(0,)]
    assert rows("SELECT count(*) FROM change") == before
    assert not rows("SELECT 1 FROM operation WHERE command LIKE '%declar%'")
    assert "Rita Déclaration".encode() not in registry.read_bytes()


def test_a_minor_makes_no_declaration_and_is_told_why(pss, make):
    person = make.partner(ready=False, birth_date=date(2010, 5, 1))
    answer = pss("enroll", "sign", person.code, "--declaration")
    assert answer.code == 5
    assert "ENR-07" in answer.err
    assert "[ENR-07] …" not in answer.err  # the rule, not the trigger


def test_a_coach_needs_five_activities_or_a_reason(pss, make):
    person = make.partner()
    request = make.request()
    for days in (9, 8, 7, 6):
        make.activity(request, person, day=make.ago(days))
    refused = pss("enroll", "profile", person.code, "coach", "--no-input")
    assert refused.code == 5
    assert "ENR-10" in refused.err
    make.activity(request, person, day=make.ago(5))
    assert pss("enroll", "profile", person.code, "coach", "--no-input").code == 0
    taken = pss("enroll", "profile", person.code, "coach", "--remove", "--no-input", "-f", "json")
    assert taken.json["profiles"] == "resource"


def test_the_reason_of_a_gate_stays_with_the_profile(pss, make):
    person = make.partner()
    why = "dix ans de comités ailleurs"
    answer = pss("enroll", "profile", person.code, "coach", "--because", why, "-f", "json", "--no-input")
    assert answer.code == 0
    assert answer.json["profiles_held"][1]["reason"] == why


def test_a_trainer_who_may_not_speak_to_groups_is_a_warning(pss, make):
    person = make.partner()
    answer = pss("enroll", "profile", person.code, "trainer", "--no-input")
    assert answer.code == 0
    assert "ENR-14" in answer.err
    assert pss("enroll", "profile", person.code, "trainer", "--speaks-to-groups", "--no-input").err == ""


def test_a_profile_of_another_establishment_is_not_given(pss, make):
    assert pss("enroll", "profile", make.partner().code, "upa", "--no-input").code == 2


@pytest.mark.parametrize("registry", ["capitale-nationale"], indirect=True)
def test_without_an_operational_level_the_tactical_one_asks_no_experience(pss, make):
    person = make.partner()
    assert pss("enroll", "level", person.code, "operational", "--no-input").code == 2
    assert pss("enroll", "level", person.code, "tactical", "--no-input").code == 0


def test_the_strategic_level_asks_for_experience_and_for_progress(pss, make):
    person = make.partner()
    answer = pss("enroll", "level", person.code, "strategic", "--no-input")
    assert answer.code == 5
    assert "ENR-12" in answer.err
    assert "ENR-13" in answer.err
    confirmed = ("--exposed", "--teaches", "--because", "ENR-12:a présidé un CA")
    passed = pss("enroll", "level", person.code, "strategic", *confirmed, "--no-input", "-f", "json")
    assert (passed.code, passed.json["level"]) == (0, "strategic")


def test_a_pause_stops_on_its_day_or_by_resume(pss, make, monkeypatch):
    code = make.partner().code
    assert pss("enroll", "pause", code, "--until", "2026-12-01", "--no-input", "-f", "json").json["state"] == "paused"
    assert len(pss("enroll", "list", "--state", "paused", "-f", "json").items) == 1
    monkeypatch.setenv("PSS_TODAY", "2026-12-01")
    assert pss("enroll", "show", code, "-f", "json").json["state"] == "active"
    assert pss("enroll", "pause", code, "--no-input", "-f", "json").json["state"] == "paused"
    assert pss("enroll", "resume", code, "-f", "json").json["state"] == "active"
    assert pss("enroll", "resume", code).code == 4
    assert pss("enroll", "pause", code, "--until", "2026-12-01", "--no-input").code == 2


def test_on_hold_stays_active(pss, make):
    code = make.partner().code
    held = pss("enroll", "hold", code, "--until", "2027-01-15", "--no-input", "-f", "json").json
    assert (held["state"], held["on_hold"]) == ("active", 1)
    assert pss("enroll", "resume", code, "-f", "json").json["on_hold"] == 0
    assert pss("enroll", "hold", code, "--no-input").code == 2


def test_withdrawing_ends_what_is_under_way_and_one_can_come_back(pss, make, rows):
    match = make.match()
    code = rows("SELECT p.code FROM person p")[0][0]
    assert pss("enroll", "withdraw", code, "--no-input").code == 2
    assert pss("enroll", "withdraw", code, "--reason", "bureau", "--no-input").code == 4
    answer = pss("enroll", "withdraw", code, "--reason", "moved", "--no-input", "-f", "json")
    assert (answer.json["state"], answer.json["withdrawn_reason"]) == ("withdrawn", "moved")
    assert rows(f"SELECT ended_on, ended_by FROM match WHERE id = {match.id}") == [("2026-11-20", "moved")]
    assert pss("enroll", "withdraw", code, "--reason", "moved", "--no-input").code == 4
    assert pss("enroll", "add", code, "--consent", "registry", "--no-input").code == 0
    assert len(pss("enroll", "list", "-f", "json").items) == 1


def test_the_list_is_filtered_and_in_the_order_of_names(pss, make):
    make.partner(first_name="Zoé", last_name="Abel", language="en")
    make.partner(first_name="Ana", last_name="Zola", directorate_id=make.directorate("DPJ"))
    names = [r["last_name"] for r in pss("enroll", "list", "-f", "json").items]
    assert names == ["Abel", "Zola"]
    for filters, wanted in (
        (("--language", "en"), ["Abel"]),
        (("--directorate", "DPJ"), ["Zola"]),
        (("--profile", "resource", "--level", "operational", "--limit", "1"), ["Abel"]),
        (("--profile", "coach"), []),
    ):
        assert [r["last_name"] for r in pss("enroll", "list", *filters, "-f", "json").items] == wanted
    assert pss("enroll", "list", "--state", "asleep").code == 2
    assert pss("enroll", "list", "--directorate", "XYZ").code == 3


def test_the_audit_and_the_todos_know_the_kit_and_the_details(pss, make):
    make.partner(ready=False, enrolled_on=date(2025, 11, 20))
    make.add(m.Enrolment(person_id=make.person().id, day=date(2026, 11, 1), origin="before_pss"))
    audit = pss("rules", "--audit", "--step", "enroll", "-f", "json")
    found = {(i["rule"], i["code"]) for i in audit.items if i["verdict"] == "todo"}
    assert found == {("ENR-15", "UP-0001"), ("ENR-16", "UP-0001")}


def test_a_match_never_ends_before_it_was_confirmed(pss, make, rows):
    match = make.match()
    assert pss("enroll", "withdraw", "UP-1", "--reason", "wish", "--day", make.ago(25)).code == 0
    assert rows("SELECT ended_on FROM match") == [(match.confirmed_on.isoformat(),)]
