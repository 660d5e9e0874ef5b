"""pss person merge: two records of one person become one, nothing is lost, and undo gives both back."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from sqlmodel import SQLModel

from pss_cli import models as m
from pss_cli.db.reading import read
from pss_cli.rules.book import BY_CODE
from pss_cli.vocabulary import AgreementKind, Answer, EndedBy, PresenceRole, Profile, Purpose
from pss_cli.workflow.audit import audit
from tests.conftest import TODAY
from tests.db.test_undoing import tables

BIRTH = date(1970, 5, 17)


@pytest.fixture
def two(make):
    """Robert and Bob Tremblay: the same man, referred once by each of two teams."""
    return (
        make.person("Robert", "Tremblay", birth_date=BIRTH, city="Laval"),
        make.person("Bob", "Tremblay", phone="+14505550199", birth_date=None, aptitudes="Chorale", city="Montréal"),
    )


@pytest.fixture
def counts(registry):
    """Return how many records each table holds."""

    def count() -> dict[str, int]:
        with sqlite3.connect(registry) as db:
            return {t: db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in SQLModel.metadata.tables}

    return count


def notes(pss, code):
    return [row["text"] for row in pss("person", "show", code, "-f", "json").json["notes"]]


@pytest.fixture
def partners(make):
    """Two records of one partner; the declaration of the second was removed, as the merge asks."""
    from sqlmodel import select

    found = make.partner(), make.partner()
    with make.session() as session:
        session.delete(session.exec(select(m.Declaration).where(m.Declaration.person_id == found[1].id)).one())
    return found


def broken(registry) -> set[str]:
    """Return the rules that the audit of a registry finds broken."""
    db = read(registry)
    found = {finding.rule.code for finding in audit(db, TODAY, BY_CODE.values()).breaches}
    db.close()
    return found


def everything_about(make, person, other_request):
    """Write a record of every table that can be somebody's, none like another person's."""
    make.partner(person)
    mine = make.match(person, other_request)
    meeting = make.activity(other_request, person, day=make.ago(3 + person.id))
    claim = make.add(m.Claim(code=f"R-900{person.id}", person_id=person.id, opened_on=make.ago(2)))
    line = m.ClaimEntry(
        claim_id=claim.id, line=1, activity_id=meeting.id, day=meeting.day, kind="other", amount_cents=500,
        entered_on=make.ago(2),
    )  # fmt: skip
    today = make.today
    records = (
        line,
        m.Payment(claim_id=claim.id, day=today, amount_cents=500, done_by="Ann"),
        m.Slot(person_id=person.id, weekday=person.id % 7, part="morning"),
        m.Unavailable(person_id=person.id, since=today, until=date(2027, 1, person.id)),
        m.Wish(person_id=person.id, kind=f"kind{person.id}"),
        m.Need(person_id=person.id, kind=f"need{person.id}"),
        m.SpokenLanguage(person_id=person.id, language=f"language{person.id}"),
        m.Note(person_id=person.id, day=today, author="Ann", text="Note"),
        m.Communication(
            person_id=person.id, day=today, recipient="Luc", content="nom", purpose="projet", author="Ann"
        ),
        m.Consent(person_id=person.id, purpose=Purpose.RESEARCH, given_on=today, withdrawn_on=today),
        m.Pause(person_id=person.id, since=make.ago(20), ended_on=make.ago(15)),
        m.Hold(person_id=person.id, since=make.ago(20), until=make.ago(16), ended_on=make.ago(15)),
        m.Voucher(kind="taxi", number=str(person.id), person_id=person.id, activity_id=meeting.id, value_cents=0,
                  handed_on=today),
        m.Recontact(person_id=person.id, day=make.ago(5), outcome="interested", done_by="Ann"),
        m.Step(request_id=other_request.id, match_id=mine.id, kind="support", day=today, person_id=person.id),
        m.FormerCode(code=f"UP-9{person.id:03}", person_id=person.id),
        m.PastParticipation(person_id=person.id, import_key=f"p{person.id}", minutes=60),
        m.PastExpense(person_id=person.id, import_key=f"e{person.id}", amount_cents=100),
        m.ImportLine(operation_id=1, person_id=person.id, table_name="person", record_id=person.id, file="f", line=2),
        m.Reason(operation_id=1, rule="REF-15", subject=f"person:{person.id}", text="Même nom"),
    )  # fmt: skip
    with make.session() as session:
        session.add_all(records)


def test_what_the_first_does_not_say_comes_from_the_second_and_the_rest_is_noted(pss, two):
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes", "-f", "json")
    assert answer.code == 0, answer.err
    shown = {row["field"]: (row["one"], row["other"], row["from"]) for row in answer.json["fields"]}
    assert shown["ville"] == ("Laval", "Montréal", "UP-0001")
    assert shown["aptitudes et intérêts"] == ("", "Chorale", "UP-0002")
    sheet = pss("person", "show", "UP-0001", "-f", "json").json
    assert (sheet["city"], sheet["aptitudes"], sheet["birth_date"]) == ("Laval", "Chorale", "1970-05-17")
    assert [row["value"] for row in sheet["contacts"]] == ["+14505550100", "+14505550199"]
    (note,) = notes(pss, "UP-0001")
    assert "UP-0002" in note
    assert "prénom\N{NO-BREAK SPACE}: Bob" in note
    assert "ville\N{NO-BREAK SPACE}: Montréal" in note


def test_fields_can_be_taken_from_the_second(pss, two):
    assert pss("person", "merge", "UP-0001", "UP-0002", "--take", "first-name,address", "--yes").code == 0
    sheet = pss("person", "show", "UP-0001", "-f", "json").json
    assert (sheet["city"], sheet["birth_date"]) == ("Montréal", "1970-05-17")
    assert "Robert" in notes(pss, "UP-0001")[0]
    assert [row["code"] for row in pss("person", "find", "bob", "-f", "json").items] == ["UP-0001"]


def test_an_unknown_field_is_refused_with_those_that_exist(pss, two):
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--take", "nose", "--yes")
    assert (answer.code, "birth-date" in answer.err) == (2, True)
    assert pss("person", "merge", "UP-0001", "UP-0002", "--take", "city", "--keep", "city", "--yes").code == 2


def test_the_code_that_goes_still_leads_to_the_person_and_says_so(pss, two):
    pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    answer = pss("person", "show", "up2", "-f", "json")
    assert (answer.code, answer.json["code"]) == (0, "UP-0001")
    assert "UP-0002 est maintenant UP-0001" in answer.err
    assert [row["code"] for row in pss("person", "find", "UP-0002", "-f", "json").items] == ["UP-0001"]
    assert pss("person", "note", "UP-0002", "Appelé").code == 0
    assert "Appelé" in notes(pss, "UP-0001")
    refused = pss("enroll", "pause", "UP-0002", "--until", "2026-12-31", "--since", "2010-01-01")
    assert refused.code != 0
    assert "UP-0002 est maintenant UP-0001" in refused.err, "the refusal speaks of UP-0001"
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 4


def test_the_history_tells_what_was_written_under_both_codes(pss, make, two):
    pss("person", "note", "UP-0002", "Chante")
    pss("person", "edit", "UP-0002", "--city", "Longueuil")
    pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    told = pss("person", "history", "UP-0001").out
    assert "Chante" in told
    assert "Longueuil" in told


def test_what_undo_gives_back_is_said_by_its_code(pss, make, two):
    make.add(m.Note(person_id=2, day=make.today, author="Ann", text="Chante"))
    pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    shown = pss("undo", "--dry-run", "-f", "json").items
    assert ("UP-0001", "UP-0002") in {(row["now"], row["becomes"]) for row in shown}


def test_a_code_is_never_given_again(pss, make, two):
    pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    assert make.person("Zoé", "Nouvelle").code == "UP-0003"


def test_nothing_is_lost_and_undo_gives_back_every_record(pss, make, two, registry, counts):
    for person in two:
        everything_about(make, person, make.request())
    before, dump, sound = counts(), tables(registry), broken(registry)
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes", "-f", "json")
    assert answer.code == 0, answer.err
    after = counts()
    one_of_each = {"agreement": 3, "consent": 2, "partner_profile": 1, "enrolment": 1, "person": 1}
    lost = {table: before[table] - after[table] for table in before if after[table] < before[table]}
    assert lost == one_of_each, "one of what a person has once; the rest is all there"
    assert (after["note"], after["former_code"]) == (before["note"] + 1, before["former_code"] + 1)
    with sqlite3.connect(registry) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT DISTINCT record_id FROM import_line").fetchall() == [(1,)]
    assert broken(registry) <= sound, "no rule is broken that was not"
    assert pss("undo", "--yes").code == 0
    assert tables(registry) == dump


def test_every_table_that_names_a_person_is_followed():
    from pss_cli.reads.duplicates import TABLES

    personal = {t.__tablename__ for t in m.PERSONAL if "person_id" in t.model_fields}
    referring = {
        table.name
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }
    assert referring == personal, "what refers to a person is in PERSONAL, which a merge goes through"
    assert set(TABLES) == personal - {"distinct_people", "declaration"}


# --- refused -----------------------------------------------------------------------------------------


def test_nobody_is_merged_without_a_yes(pss, two, registry):
    before = tables(registry)
    assert pss("person", "merge", "UP-0001", "UP-0002").code == 2
    assert pss("person", "merge", "UP-0001", "UP-0002", "--dry-run").code == 0
    assert tables(registry) == before


def test_somebody_is_not_merged_with_themself(pss, two):
    assert pss("person", "merge", "UP-0001", "UP-0001", "--yes").code == 4


def test_those_said_to_be_two_people_are_not_merged(pss, two):
    pss("person", "distinct", "UP-0002", "UP-0001")
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    assert (answer.code, "--remove" in answer.err) == (4, True)


@pytest.mark.parametrize(
    "words", [("person", "edit", "UP-0001", "--address", "1, rue Neuve"), ("person", "note", "UP-0002", "Chante")]
)
def test_somebody_who_wrote_meanwhile_stops_a_merge(pss, two, registry, answering, monkeypatch, words):
    after = []

    def yes(_question, **_options):
        assert pss(*words, "--yes").code == 0
        after.append(tables(registry))
        return True

    answering()
    monkeypatch.setattr("pss_cli.commands.prompts.ask_yes_no", yes)
    answer = pss("person", "merge", "UP-0001", "UP-0002")
    assert (answer.code, "entre-temps" in answer.err) == (4, True)
    assert after == [tables(registry)]


def test_two_birth_dates_have_to_be_decided(pss, make):
    make.person("Ann", "Roy", birth_date=date(1970, 5, 6))
    make.person("Ann", "Roy", birth_date=date(1970, 6, 5))
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    assert (answer.code, "--take birth-date" in answer.err) == (4, True)
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes", "--take", "birth-date").code == 0
    assert pss("person", "show", "UP-0001", "-f", "json").json["birth_date"] == "1970-06-05"
    assert "1970-05-06" in notes(pss, "UP-0001")[0]


@pytest.mark.parametrize(("adult", "code"), [(True, 4), (False, 0), (None, 0)])
def test_an_adult_is_not_made_a_minor_without_saying_so(pss, make, adult, code):
    make.person("Ann", "Roy", birth_date=None, adult=adult)
    make.person("Ann", "Roy", birth_date=date(2009, 1, 1))
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == code


def test_a_declaration_is_never_moved(pss, make, two, registry):
    make.add(m.Declaration(person_id=two[0].id, day=make.today, done_by="Ann"))
    answer = pss("person", "merge", "UP-0002", "UP-0001", "--yes")
    assert (answer.code, "pss person merge UP-0001 UP-0002" in answer.err) == (4, True)
    before = tables(registry)
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    assert pss("undo", "--yes").code == 0
    assert tables(registry) == before


def test_of_two_declarations_one_is_removed_first(pss, make):
    for days in (3, 5):
        person = make.person("Ann", "Roy")
        make.add(m.Declaration(person_id=person.id, day=make.ago(days), done_by="Ann"))
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    assert answer.code == 4
    for line in ("UP-0002 --declaration --remove", f"UP-0001 --declaration --day {make.ago(5)}"):
        assert f"pss enroll sign {line}" in answer.err
        assert pss("enroll", "sign", *line.split()).code == 0
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    with make.session() as session:
        (kept,) = session.exec(SQLModel.metadata.tables["declaration"].select()).all()
    assert (kept.person_id, kept.day) == (1, make.ago(5))


def test_a_declarant_is_not_made_a_minor(pss, make):
    person = make.person("Ann", "Roy", birth_date=None, adult=True)
    make.add(m.Declaration(person_id=person.id, day=make.today, done_by="Ann"))
    make.person("Ann", "Roy", birth_date=date(2010, 1, 1))
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes", "--take", "birth-date")
    assert (answer.code, "ENR-07" in answer.err) == (5, True)


def test_nothing_judicial_comes_to_a_minor(pss, make):
    make.person("Ann", "Roy", birth_date=date(2010, 1, 1))
    adult = make.person("Ann", "Roy", birth_date=None, adult=True)
    make.add(m.Note(person_id=adult.id, day=make.today, author="Ann", text="A un casier judiciaire"))
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes", "--keep", "birth-date")
    assert (answer.code, "ENR-17" in answer.err) == (5, True)


def test_meetings_that_overlap_once_the_two_are_one_ask_for_a_reason(pss, make, partners):
    one, other = partners
    for person in partners:
        request = make.request()
        make.match(person, request)
        make.activity(request, person)
    answer = pss("person", "merge", one.code, other.code, "--yes")
    assert (answer.code, "MAT-12" in answer.err) == (5, True)
    assert pss("person", "merge", one.code, other.code, "--yes", "--because", "Erreur de saisie").code == 0


def test_the_reason_of_an_overlap_follows_who_was_at_both_meetings(pss, make, partners):
    one, other = partners
    make.match(other, request := make.request())
    first, second = make.activity(request, other), make.activity(request, other)
    subject = f"activity:{second.id}/activity:{first.id}/person:{other.id}"
    make.add(m.Reason(operation_id=1, rule="MAT-12", subject=subject, text="Deux salles voisines"))

    def reasons() -> list[str]:
        return [row["reason"] for row in pss("rules", "MAT-12", "--audit", "-f", "json").items]

    assert reasons() == ["Deux salles voisines"]
    assert pss("person", "merge", one.code, other.code, "--yes").code == 0
    assert reasons() == ["Deux salles voisines"]
    assert pss("undo", "--yes").code == 0
    assert reasons() == ["Deux salles voisines"]


def test_two_confirmed_matches_of_one_request_are_sorted_out_first(pss, make, partners):
    (one, other), request = partners, make.request()
    make.match(one, request)
    second = make.match(other, request)
    answer = pss("person", "merge", one.code, other.code, "--yes")
    assert (answer.code, f"pss match end {second.code}" in answer.err) == (4, True)


# --- one of what a person has once -------------------------------------------------------------------


def rows(make, table, person_id=1):
    from sqlmodel import select

    with make.session() as session:
        return session.exec(select(table).where(table.person_id == person_id).order_by(table.id)).all()


def test_the_further_of_two_matches_of_one_request_stays(pss, make, partners):
    (one, other), request = partners, make.request()
    make.match(one, request, answer=None, answered_on=None, confirmed_on=None)
    further = make.match(other, request)
    assert pss("person", "merge", one.code, other.code, "--yes").code == 0
    assert [match.code for match in rows(make, m.Match)] == [further.code]
    assert "J-0001" in notes(pss, one.code)[-1]


def test_a_match_that_ended_stays_beside_one_that_goes_on(pss, make, partners):
    (one, other), request = partners, make.request()
    make.match(one, request, ended_on=make.ago(5), ended_by=EndedBy.PARTNER)
    make.match(other, request)
    assert pss("person", "merge", one.code, other.code, "--yes").code == 0
    assert len(rows(make, m.Match)) == 2


def test_a_refusal_wins_over_a_wish(pss, make, two):
    make.add(m.Wish(person_id=1, kind="research", refused=False, since=make.ago(9)))
    make.add(m.Wish(person_id=2, kind="research", refused=True, since=make.ago(5)))
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    (wish,) = rows(make, m.Wish)
    assert (wish.refused, wish.since) == (True, make.ago(5))
    assert make.ago(9).isoformat() in notes(pss, "UP-0001")[0]


@pytest.mark.parametrize(("first", "second", "kept"), [(9, 5, 9), (5, 9, 9), (None, 5, 5)])
def test_an_agreement_is_kept_from_the_earliest_day_known(pss, make, two, first, second, kept):
    for person, days in ((1, first), (2, second)):
        day = None if days is None else make.ago(days)
        make.add(m.Agreement(person_id=person, kind=AgreementKind.ETHICS, day=day, done_by=f"Par {person}"))
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    (agreement,) = rows(make, m.Agreement)
    assert agreement.day == make.ago(kept)


def test_a_consent_given_before_a_withdrawal_is_withdrawn(pss, make, two):
    make.add(m.Consent(person_id=1, purpose=Purpose.YEARLY, given_on=make.ago(90), withdrawn_on=make.ago(10)))
    make.add(m.Consent(person_id=2, purpose=Purpose.YEARLY, given_on=make.ago(50)))
    make.add(m.Consent(person_id=2, purpose=Purpose.RESEARCH, given_on=make.ago(5)))
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    assert [c.withdrawn_on for c in rows(make, m.Consent)] == [make.ago(10), make.ago(10), None]


def test_a_consent_given_again_after_a_withdrawal_stands(pss, make, two):
    make.add(m.Consent(person_id=1, purpose=Purpose.YEARLY, given_on=make.ago(90), withdrawn_on=make.ago(10)))
    make.add(m.Consent(person_id=2, purpose=Purpose.YEARLY, given_on=make.ago(9)))
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    assert [c.withdrawn_on for c in rows(make, m.Consent)] == [make.ago(10), None]


def test_of_two_presences_at_one_meeting_the_longer_stays(pss, make, partners):
    (one, other), request = partners, make.request()
    make.match(one, request)
    meeting = make.activity(request, one)
    make.add(m.Presence(activity_id=meeting.id, person_id=other.id, role=PresenceRole.PARTNER, starts=480, ends=720))
    assert pss("person", "merge", one.code, other.code, "--yes").code == 0
    (presence,) = rows(make, m.Presence)
    assert (presence.starts, presence.ends) == (480, 720)
    assert "9 h 00" in notes(pss, one.code)[-1].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ((90, None), (30, None), [(90, None)]),
        ((30, None), (90, 10), [(90, None)]),
        ((90, 40), (60, 20), [(90, 20)]),
        ((90, 60), (60, None), [(90, 60), (60, None)]),
        ((None, 40), (60, None), [(60, None)]),
    ],
)
def test_enrolments_that_overlap_are_one(pss, make, two, first, second, kept):
    def ago(days):
        return None if days is None else make.ago(days)

    for person, (day, until) in ((1, first), (2, second)):
        reason = "wish" if until else None
        make.add(m.Enrolment(
            person_id=person, day=ago(day), withdrawn_on=ago(until), withdrawn_reason=reason, origin="import"
        ))  # fmt: skip
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    assert [(e.day, e.withdrawn_on) for e in rows(make, m.Enrolment)] == [(ago(a), ago(b)) for a, b in kept]


def test_one_referral_stays_open(pss, make, two):
    make.referral(two[0], day=make.ago(20))
    make.interview(two[1])
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    first, second = rows(make, m.Referral)
    assert (first.closed_on, second.closed_on) == (make.today, None), "the one with an interview goes on"
    assert "UP-0002" in first.closed_reason


def test_someone_enrolled_has_no_open_referral(pss, make):
    one = make.partner()
    make.referral(make.person("Ariane", "Belle-Fleur"))
    assert pss("person", "merge", one.code, "UP-0002", "--yes").code == 0
    assert all(referral.closed_on for referral in rows(make, m.Referral))


def test_a_profile_that_both_have_is_had_from_the_first_day(pss, make, two):
    for person, days in ((1, 5), (2, 50)):
        make.add(m.PartnerProfile(person_id=person, profile=Profile.RESOURCE, since=make.ago(days)))
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    assert [p.since for p in rows(make, m.PartnerProfile)] == [make.ago(50)]


def test_who_was_told_apart_from_the_second_is_told_apart_from_the_first(pss, make, two):
    make.person("Rob", "Tremblay")
    assert pss("person", "distinct", "UP-0002", "UP-0003").code == 0
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    assert pss("person", "distinct", "UP-0001", "UP-0003").code == 4


def test_money_follows_even_transmitted(pss, make, two):
    make.add(m.Claim(code="R-0001", person_id=2, opened_on=make.ago(9), transmitted_on=make.ago(1)))
    assert pss("person", "merge", "UP-0001", "UP-0002", "--yes").code == 0
    assert [c.code for c in rows(make, m.Claim)] == ["R-0001"]


def test_a_coach_who_said_no_twice_keeps_both_answers(pss, make, partners):
    (one, other), request = partners, make.request()
    for person in (one, other):
        make.match(person, request, answer=Answer.NO, confirmed_on=None)
    assert pss("person", "merge", one.code, other.code, "--yes").code == 0
    assert len(rows(make, m.Match)) == 2


def test_the_note_says_which_consent_and_which_profile_did_not_stay(pss, make):
    for days in (300, 200):
        make.partner(make.person(), enrolled_on=make.ago(days))
    assert pss("enroll", "sign", "UP-0002", "--declaration", "--remove").code == 0
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    assert answer.code == 0, answer.err
    (said,) = notes(pss, "UP-0001")
    assert "but\u00a0: être au répertoire" in said
    assert "profil\u00a0: ressource" in said
