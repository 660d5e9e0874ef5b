"""pss person, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from pss_cli import models as m


@pytest.mark.parametrize(
    "typed",
    [
        "lefebvre",
        "helene lef",
        "LEF Hélène",
        "Mimi",
        "UP-0001",
        "up1",
        "450 555-0177",
        "5550177",
        "HELENE@exemple",
        "d'aout",
    ],
)
def test_somebody_is_found_by_what_one_remembers(pss, make, typed):
    person = make.person("Hélène", "Lefebvre d'Août", name_in_use="Mimi", phone="+14505550177")
    make.add(
        m.ContactPoint(person_id=person.id, kind="email", value="Helene@exemple.ca", search_key="helene@exemple.ca")
    )
    make.person("Jean", "Tremblay")
    assert [r["code"] for r in pss("person", "find", typed, "-f", "json").items] == ["UP-0001"]


def test_nobody_is_found_without_anything_to_look_for(pss):
    assert pss("person", "find", "?!").code == 2
    assert pss("person", "find", "absent", "-f", "json").items == []


def test_the_sheet_holds_everything_about_a_person(pss, make):
    match = make.match()
    with make.session() as session:
        person, request = session.get(m.Person, match.person_id), session.get(m.Request, match.request_id)
    make.activity(request, person)
    make.add(m.Note(person_id=person.id, day=make.today, author="Rita", text="[bold]=1+1"))
    sheet = pss("person", "show", person.code, "-f", "json").json
    assert (sheet["stage"], sheet["profiles"], sheet["level"]) == ("active", "resource", "operational")
    for part in ("contacts", "referrals", "interviews", "trainings", "enrolments", "consents", "agreements", "matches",
                 "activities", "notes"):  # fmt: skip
        assert sheet[part], part
    assert sheet["notes"][0]["text"] == "[bold]=1+1"
    assert "[bold]=1+1" in pss("person", "show", person.code).out
    assert pss("person", "show", "UP-0999").code == 3


@pytest.mark.parametrize(
    ("steps", "stage"),
    [
        (("person",), "referred"),
        (("referral",), "referred"),
        (("interview",), "interviewed"),
        (("training", {"decision": None, "attended": None, "decided_on": None}), "convened"),
        (("training",), "retained"),
        (("training", {"decision": "not_retained"}), "closed"),
        (("partner",), "active"),
    ],
)
def test_the_stage_is_where_a_person_stands(pss, make, steps, stage):
    verb, fields = steps[0], steps[1] if len(steps) > 1 else {}
    person = make.person()
    if verb != "person":
        getattr(make, verb)(person, **fields)
    assert pss("person", "find", person.code, "-f", "json").items[0]["stage"] == stage


def test_a_closed_referral_closes_the_way(pss, make):
    person = make.person()
    make.referral(person, closed_on=make.ago(3))
    assert pss("person", "find", person.code, "-f", "json").items[0]["stage"] == "closed"


def test_everything_typed_can_be_corrected_and_the_history_is_told(pss, make):
    code = make.partner().code
    answer = pss(
        "person", "edit", code, "--last-name", "Bellefeuille", "--phones", "514 555-0188", "--slots", "lundi-matin",
        "--unavailable", "2026-12-20..2027-01-05", "--consent", "research", "--confirmed", "-f", "json",
    )  # fmt: skip
    assert answer.code == 0
    assert answer.json["last_name"] == "Bellefeuille"
    assert answer.json["details_confirmed_on"] == "2026-11-20"
    assert answer.json["unavailable"] == [{"since": "2026-12-20", "until": "2027-01-05"}]
    told = pss("person", "history", code, "-f", "json").items
    changed = {(h["command"], h["before"], h["after"]) for h in told}
    assert ("person edit", "Bellefleur", "Bellefeuille") in changed
    assert any("450 555-0100" in h["before"] for h in told), "the telephone that was replaced"


def test_nothing_to_correct_and_days_that_cannot_be_read(pss, make):
    code = make.partner().code
    assert pss("person", "edit", code).code == 2
    assert pss("person", "edit", code, "--unavailable", "2027-01-05..2026-12-20").code == 2
    assert pss("person", "edit", code, "--first-name", "").code == 2


def test_the_history_of_somebody_never_shows_what_belonged_to_somebody_else(pss, make):
    first = make.person(phone="+14505550101").code
    assert pss("person", "edit", first, "--phones", "").code == 0
    code = make.person("Dora", "Delta", phone="+14505550404").code
    assert "555-0101" not in pss("person", "history", code).out
    assert "555-0404" not in pss("person", "history", first).out
    assert pss("undo", "--yes").code == 0
    again = make.person("Ève", "Oméga").code
    assert "Delta" not in pss("person", "history", again).out


def test_the_history_never_speaks_of_a_declaration(pss, make):
    code = make.partner(ready=False).code
    assert pss("enroll", "sign", code, "--declaration", "--by", "Rita").code == 0
    assert "Rita" not in pss("person", "history", code).out


def test_withdrawing_the_consent_to_the_registry_is_leaving_it(pss, make):
    code = make.partner().code
    sheet = pss("person", "edit", code, "--withdrawn-consent", "registry", "-f", "json").json
    assert sheet["stage"] == "withdrawn"
    assert sheet["enrolments"][0]["withdrawn_reason"] == "consent"
    assert pss("person", "edit", code, "--withdrawn-consent", "contact", "--day", "2020-01-01").code == 2


@pytest.mark.parametrize(("birth", "code"), [("2008-10-21", 0), ("2008-10-22", 5)])
def test_a_birth_date_that_would_make_a_declarant_a_minor_is_refused(pss, make, birth, code):
    person = make.partner()  # declared 30 days ago, on 21 October
    answer = pss("person", "edit", person.code, "--birth-date", birth)
    assert answer.code == code
    assert ("ENR-07" in answer.err) is (code == 5)
    assert "[ENR-07] …" not in answer.err  # the rule, not the trigger


def test_a_birth_date_under_15_is_refused_for_someone_enrolled(pss, make):
    person = make.partner(ready=False, birth_date=date(2010, 5, 1))
    answer = pss("person", "edit", person.code, "--birth-date", "2012-05-01")
    assert answer.code == 5
    assert "ENR-02" in answer.err


def test_a_note_about_a_minor_says_nothing_of_judicial_matters(pss, make):
    minor, adult = make.person(birth_date=date(2010, 5, 1)), make.person("Jean", "Roy")
    refused = pss("person", "note", minor.code, "A parlé d'antécédents", "--no-input")
    assert refused.code == 5
    assert "ENR-17" in refused.err
    assert pss("person", "show", minor.code, "-f", "json").json["notes"] == []
    assert (
        pss("person", "note", minor.code, "Étudie au tribunal-école", "--because", "son stage", "--no-input").code == 0
    )
    assert pss("person", "note", adult.code, "Juré au tribunal", "--no-input").code == 0


def test_a_note_is_corrected_by_its_number(pss, make):
    one, other = make.person(), make.person("Jean", "Roy")
    number = pss("person", "note", one.code, "Aime le matim", "--no-input", "-f", "json").json["number"]
    fixed = pss("person", "note", one.code, "Aime le matin", "--correct", number, "--no-input", "-f", "json")
    assert (fixed.json["number"], fixed.json["text"]) == (number, "Aime le matin")
    assert pss("person", "note", other.code, "x", "--correct", number, "--no-input").code == 3
    assert pss("person", "note", one.code, "--no-input").code == 2


def test_what_is_owed_by_everybody_or_by_one_person(pss, make):
    make.partner()
    late = make.partner(make.person("Jean", "Roy"), ready=False)
    owed = [(o["code"], o["rule"]) for o in pss("person", "missing", "-f", "json").items]
    assert owed == [(late.code, "ENR-04"), (late.code, "ENR-05"), (late.code, "ENR-06")]
    assert pss("person", "missing", "UP-0001", "-f", "json").items == []
    assert "--ethics" in pss("person", "missing", late.code).out


def test_a_note_about_a_14_year_old_is_kept(pss, make):
    make.person(birth_date=date(2012, 6, 1))
    assert pss("person", "note", "UP-0001", "--text", "aime le théâtre").code == 0


def test_nothing_judicial_is_written_on_the_record_of_a_minor(pss, make):
    minor, adult = make.partner(birth_date=date(2010, 3, 1)), make.partner()
    for command in ("person", "refer"):
        answer = pss(command, "edit", minor.code, "--lived-experience", "Sous probation")
        assert (answer.code, "INT-06" in answer.err) == (5, True)
    assert pss("person", "edit", adult.code, "--lived-experience", "Sous probation").code == 0
    assert "probation" not in pss("person", "show", minor.code).out
