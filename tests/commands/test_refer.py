"""pss refer, as it is typed."""

from __future__ import annotations

import json
from datetime import date

import pytest
from openpyxl import load_workbook

from pss_cli import models as m

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


def test_someone_who_comes_back_is_referred_again_under_the_same_code(pss, make):
    person = make.referral(closed_on=make.ago(20), closed_reason="négatif")
    again = {k: v for k, v in GOOD.items() if k not in ("first_name", "last_name", "adult")} | {"person": "UP-0001"}
    answer = pss("refer", "add", "--from", "-", "-f", "json", stdin=json.dumps(again))
    assert answer.code == 0, answer.err
    assert answer.json["code"] == "UP-0001"
    assert answer.json["closed_on"] is None
    assert len(pss("refer", "list", "-f", "json").items) == 2
    assert person.id == 1


def test_someone_with_an_open_referral_or_enrolled_is_not_referred_again(pss, make):
    make.referral()
    enrolled = make.partner(first_name="Benoît")
    assert pss("refer", "add", "--person", "UP-0001", "--agreed").code == 4
    with make.session() as session:
        session.get(m.Referral, 2).closed_on = make.ago(30)
    assert pss("refer", "add", "--person", enrolled.code, "--agreed").code == 4


def test_a_correction_keeps_the_person_and_asks_the_rules_again(pss, make):
    make.referral()
    answer = pss("refer", "edit", "UP-0001", "--directorate", "DPJ", "--name-in-use", "Ari", "-f", "json")
    assert (answer.json["directorate"], answer.json["name_in_use"]) == ("DPJ", "Ari")
    refused = pss("refer", "edit", "UP-0001", "--no-agreed")
    assert refused.code == 5
    assert "REF-04" in refused.err


def test_a_referral_is_closed_once_with_its_reason(pss, make):
    make.referral()
    assert (
        pss("refer", "close", "UP-0001", "--reason", "ne rappelle pas", "-f", "json").json["closed_on"] == "2026-11-20"
    )
    assert pss("refer", "close", "UP-0001", "--reason", "encore").code == 4


def test_a_13_year_old_is_refused_with_the_day_of_the_14th_birthday(pss):
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(GOOD | {"birth_date": "2013-02-01", "adult": None}))
    assert answer.code == 5
    assert "REF-10" in answer.err
    assert "2027-02-01" in answer.err


def test_a_14_year_old_passes_with_a_reason_that_is_kept(pss):
    youth = GOOD | {"birth_date": "2012-02-01", "adult": None, "youth_criteria": "all", "youth_path": True,
                    "judgement_by": "Luc"}  # fmt: skip
    assert pss("refer", "add", "--from", "-", stdin=json.dumps(youth)).code == 5
    answer = pss("refer", "add", "--from", "-", "--because", "mûr pour son âge", stdin=json.dumps(youth))
    assert answer.code == 0, answer.err


@pytest.mark.parametrize("reason", ["", "   ", "REF-11:", "mûr\u001b[31m", "mûr\u202e"])
def test_a_gate_is_passed_by_a_reason_that_says_something(pss, reason):
    youth = GOOD | {"birth_date": "2012-02-01", "adult": None}
    answer = pss("refer", "add", "--from", "-", "--because", reason, stdin=json.dumps(youth))
    assert answer.code == (5 if reason == "REF-11:" else 2)
    assert pss("refer", "list", "-f", "json").items == []


def test_the_birth_date_is_required_under_18(pss):
    assert pss("refer", "add", "--from", "-", stdin=json.dumps(GOOD | {"adult": False})).code == 2


def test_the_birth_date_is_required_of_someone_whom_the_youth_directorate_follows(pss):
    followed = GOOD | {"followed": True, "person_directorate": "DPJ"}
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(followed))
    assert (answer.code, "--birth-date" in answer.err) == (2, True)
    parent = followed | {"kind": "relative"}
    assert pss("refer", "add", "--from", "-", stdin=json.dumps(parent)).code == 0
    assert pss("person", "edit", "UP-0001", "--kind", "user").code == 2
    assert pss("person", "edit", "UP-0001", "--kind", "user", "--birth-date", "2007-01-31").code == 0


def test_someone_alike_is_shown_and_needs_a_reason(pss):
    born = GOOD | {"birth_date": "1980-01-01"}
    assert pss("refer", "add", "--from", "-", stdin=json.dumps(born)).code == 0
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(born | {"first_name": "MARIE"}))
    assert answer.code == 5
    assert "REF-15" in answer.err
    assert "UP-0001" in answer.err
    assert pss("refer", "add", "--from", "-", "--because", "REF-15:homonyme", stdin=json.dumps(born)).code == 0


@pytest.mark.parametrize(("first", "then"), [({"name_in_use": "Mimi"}, {}), ({}, {"name_in_use": "Mimi"}),
                                             ({"name_in_use": "Mimi"}, {"name_in_use": "Mariette"})])  # fmt: skip
def test_someone_alike_is_seen_with_or_without_the_name_in_use(pss, first, then):
    born = GOOD | {"birth_date": "1980-01-01"}
    assert pss("refer", "add", "--from", "-", stdin=json.dumps(born | first)).code == 0
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(born | then))
    assert (answer.code, "REF-15" in answer.err, "pss person duplicates" in answer.err) == (5, True, True)


def test_control_characters_are_refused(pss):
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(GOOD | {"last_name": "Roy\u001b[31m"}))
    assert answer.code == 2
    assert "\u001b" not in answer.err


def test_a_future_day_is_refused(pss):
    assert pss("refer", "add", "--from", "-", stdin=json.dumps(GOOD | {"day": "2026-11-21"})).code == 2


def test_names_stay_texts_in_every_format(pss, tmp_path):
    pss("refer", "add", "--from", "-", stdin=json.dumps(GOOD))
    assert "=Ö'Neil [admin]" in pss("refer", "list").out
    assert "\t=Ö'Neil [admin]\t" in pss("refer", "list", "-f", "tsv").out
    assert ";'=Ö'Neil [admin];" in pss("refer", "list", "-f", "csv").out
    assert pss("refer", "list", "-o", tmp_path / "x.xlsx").code == 0
    cell = load_workbook(tmp_path / "x.xlsx").active["B2"]
    assert (cell.value, cell.data_type) == ("=Ö'Neil [admin]", "s")
    assert pss("refer", "list", "-o", tmp_path / "x.csv").code == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_referrals_are_listed_by_request_however_its_code_is_typed(pss, make):
    make.request()
    body = json.dumps(GOOD | {"for_request": "D-0001"})
    assert pss("refer", "add", "--from", "-", stdin=body).code == 0
    assert [row["for_request"] for row in pss("refer", "list", "--request", "d1", "-f", "json").items] == ["D-0001"]
    assert pss("refer", "list", "--request", "D-0099").code == 3


def test_a_referral_is_not_moved_after_its_interview(pss, make):
    make.interview(held_on=make.ago(50))
    assert pss("refer", "edit", "UP-0001", "--day", make.ago(49)).code == 2
    assert pss("refer", "edit", "UP-0001", "--day", make.ago(50)).code == 0


def test_a_referral_says_how_to_reach_the_person_and_whose_relative_they_are(pss):
    body = GOOD | {"kind": "relative", "relative_of": "conjoint", "person_directorate": "DPJ", "emails": "a@exemple.ca"}
    record = pss("refer", "add", "--from", "-", "-f", "json", stdin=json.dumps(body)).json
    assert (record["relative_of"], record["person_directorate"]) == ("conjoint", "DPJ")
    assert "a@exemple.ca" in [c["value"] for c in record["contacts"]]


def test_a_word_that_is_in_no_list_is_answered_with_the_words_and_what_they_mean(pss):
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(GOOD | {"referrer_role": "voisin"}))
    assert answer.code == 2
    assert "other (autre)" in answer.err.lower()


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"first_name": "Marie"}, "même nom"),
        ({"first_name": "Mimi", "last_name": "Autre", "birth_date": date(1970, 5, 6)}, ""),
        ({"first_name": "Luc", "phone": "+14505550123"}, ""),
    ],
)
def test_somebody_new_who_looks_like_somebody_known_is_said_and_written(pss, make, known, said):
    make.person(**({"last_name": GOOD["last_name"], "birth_date": None, "phone": "+14505550177"} | known))
    new = {key: value for key, value in GOOD.items() if key != "adult"} | {"birth_date": "1970-05-06"}
    answer = pss("refer", "add", "--from", "-", stdin=json.dumps(new))
    assert answer.code == 0, answer.err
    assert bool(said) is ("Ressemble à UP-0001" in answer.err)
    assert said in answer.err
    if said:
        assert "pss person duplicates --person UP-0002" in answer.err
        assert len(pss("person", "duplicates", "--person", "UP-0002", "-f", "json").items) == 1


def test_a_nickname_with_the_same_birth_date_is_seen_whatever_the_telephone(pss, make):
    make.person("Bob", "Poulin", birth_date=date(1970, 5, 6))
    new = {k: v for k, v in GOOD.items() if k != "adult"}
    new |= {"first_name": "Robert", "last_name": "Poulin", "birth_date": "1970-05-06"}
    assert "Bob Poulin (surnom, même date" in pss("refer", "add", "--from", "-", stdin=json.dumps(new)).err
