"""pss match propose … end, as they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import select

from pss_cli import models as m
from pss_cli.db.reading import read
from pss_cli.reads import establishment
from pss_cli.rules import followup, match_steps
from pss_cli.vocabulary import StepKind
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.book import SOURCES

FOLLOW_UP = (followup.PartnerFeedback, followup.TeamFeedback, followup.WorkDone)

NOT_YET = {"answer": None, "answered_on": None, "confirmed_on": None}
SAID_YES = {"confirmed_on": None}


@pytest.fixture
def json(pss):
    """The answer of one command, as JSON; it must succeed."""

    def run(*words, **options):
        answer = pss("match", *words, "-f", "json", **options)
        assert answer.code == 0, answer.err
        return answer.json

    return run


def refused(answer, *codes):
    """Whether these rules, named, refused."""
    return answer.code == 5 and all(f"[{code}]" in answer.err for code in codes)


def test_from_the_proposal_to_the_ending(json, make):
    person, request = make.partner(), make.request()
    assert [i["state"] for i in json("propose", request.code, person.code)["items"]] == ["proposed"]
    assert json("answer", "J-0001", "oui", "--day", "2026-11-20")["state"] == "answered"
    assert json("confirm", "J-0001")["confirmed_on"] == "2026-11-20"
    assert "450 555-0100" in json("introduce", "J-0001")["text"]
    told = json("introduce", "J-0001", "--sent")
    assert told["disclosures"][0]["recipient"] == "Gisèle Gestionnaire"
    assert "téléphone" in told["disclosures"][0]["content"]
    json("step", "J-0001", "coach", "--who", "Paul Coach")
    json("feedback", "J-0001", "--with", "partenaire", "--occasion", "first")
    ended = json("end", "J-0001", "--by", "done")
    assert ended["state"] == "ended"
    assert [s["kind"] for s in ended["steps"]] == ["coach"]
    assert len(ended["feedback"]) == 1


def test_several_are_proposed_at_once_and_nobody_twice(pss, json, make):
    ann, bob, request = make.partner(), make.partner(first_name="Bob"), make.request()
    assert len(json("propose", request.code, ann.code, bob.code)["items"]) == 2
    assert pss("match", "propose", request.code, ann.code).code == 4
    assert len(json("list", "--request", request.code)["items"]) == 2


def test_a_request_half_known_proposes_nobody(pss, make):
    answer = pss("match", "propose", make.request(motive=None).code, make.partner().code)
    assert refused(answer, "REQ-02")


def test_who_is_not_enrolled_is_not_proposed(pss, make):
    assert refused(pss("match", "propose", make.request().code, make.person().code), "MAT-01")


def test_who_was_not_chosen_keeps_no_trace_and_is_offered_again(pss, json, make):
    request = make.request(seats=1)
    chosen = make.match(request=request)
    other = make.match(make.partner(first_name="Bob"), request, **SAID_YES)
    assert refused(pss("match", "confirm", other.code), "MAT-13")
    assert pss("match", "end", other.code, "--by", "done").code == 4
    make.add(m.Note(person_id=chosen.person_id, day=date(2026, 11, 1), author="x", text="témoin"))
    assert json("propose", make.request(title="Autre").code, "UP-0002")["items"][0]["person"] == "UP-0002"


def test_confirming_before_the_yes_is_refused(pss, make):
    match = make.match(**NOT_YET)
    assert refused(pss("match", "confirm", match.code), "MAT-03")
    assert pss("match", "answer", match.code, "n").code == 0
    assert refused(pss("match", "confirm", match.code), "MAT-03")


def test_everything_that_refuses_is_said_at_once(pss, make):
    person = make.partner(make.person(employee=True), ready=False)
    answer = pss("match", "confirm", make.match(person, **NOT_YET).code)
    assert refused(answer, "MAT-02", "MAT-03", "MAT-05", "ENR-04", "ENR-05", "ENR-06")


def test_an_employee_is_confirmed_once_the_talk_names_the_request(pss, json, make):
    person = make.partner(make.person(employee=True))
    first, second = make.match(person, **SAID_YES), make.match(person, make.request(title="Autre"), **SAID_YES)
    assert refused(pss("match", "confirm", first.code), "MAT-05")
    json("step", first.code, "employee-talk", "--day", "2026-11-20", "--who", "Sa chef")
    assert json("confirm", first.code)["employee"] is True
    assert refused(pss("match", "confirm", second.code), "MAT-05")
    json("step", first.code, "employee-talk", "--covers", "D-0002")
    json("confirm", second.code)


def test_a_talk_dated_after_the_confirmation_does_not_cover_it(pss, make):
    match = make.match(make.partner(make.person(employee=True)), **SAID_YES)
    pss("match", "step", match.code, "employee-talk", "--day", "2026-11-20")
    assert refused(pss("match", "confirm", match.code, "--day", "2026-11-19"), "MAT-05")


def test_a_talk_cannot_be_moved_after_what_it_allowed(pss, json, make):
    match = make.match(make.partner(make.person(employee=True)), **SAID_YES)
    json("step", match.code, "employee-talk", "--day", "2026-11-18")
    json("confirm", match.code, "--day", "2026-11-19")
    assert refused(pss("match", "step", match.code, "employee-talk", "--day", "2026-11-20"), "MAT-05")


def test_on_hold_is_not_confirmed(pss, make):
    match = make.match(**SAID_YES)
    make.add(m.Hold(person_id=match.person_id, since=make.ago(5), until=date(2026, 12, 31)))
    assert refused(pss("match", "confirm", match.code), "MAT-06")


def test_seats_limit_the_confirmations(pss, make):
    request = make.request(seats=1)
    make.match(request=request)
    assert refused(
        pss("match", "confirm", make.match(make.partner(first_name="Bob"), request, **SAID_YES).code), "MAT-13"
    )


def test_a_jeune_still_followed_is_confirmed_with_warnings(pss, make):
    person = make.partner(make.person(birth_date=date(2010, 1, 1), followed=True), enrolled_on=make.ago(30))
    match = make.match(person, **SAID_YES)
    answer = pss("match", "confirm", match.code, "--dry-run")
    assert answer.code == 0
    assert "MAT-07" in answer.err
    assert "MAT-08" in answer.err
    assert "MAT-07" not in pss("match", "confirm", match.code, "--no-regular-contact").err


@pytest.mark.parametrize("how", [(), ("--sent",)], ids=["draft", "sent"])
def test_nothing_is_drafted_nor_sent_before_the_yes(pss, make, how):
    match = make.match(**NOT_YET)
    assert refused(pss("match", "introduce", match.code, *how), "MAT-04")
    pss("match", "answer", match.code, "yes")
    answer = pss("match", "introduce", match.code, *how)
    assert (answer.code, answer.out) == (4, "")
    assert pss("match", "show", match.code, "-f", "json").json["disclosures"] == []


def test_an_introduction_is_a_draft_until_it_is_marked_sent(pss, json, make, tmp_path):
    match = make.match()
    before = (tmp_path / "registry.pss").read_bytes()
    drafted = pss("match", "introduce", match.code, "-o", "j.eml")
    assert (drafted.code, drafted.out) == (0, "")
    assert f"pss match introduce {match.code} --sent" in drafted.err
    assert (tmp_path / "registry.pss").read_bytes() == before
    json("introduce", match.code, "--sent", "--day", make.ago(3))
    assert [t["day"] for t in json("show", match.code)["disclosures"]] == [make.ago(3).isoformat()]
    undone = pss("undo", "--yes")
    assert (undone.code, "coordonnées" in undone.err) == (4, True)
    assert f"pss match end {match.code}\n" in undone.err


def test_an_introduction_is_written_once_a_day_for_each_recipient(pss, json, make):
    match = make.match()
    json("introduce", match.code, "--sent")
    again = pss("match", "introduce", match.code, "--sent")
    assert (again.code, "déjà au registre" in again.err) == (4, True)
    assert pss("match", "introduce", match.code, "--sent", "--to", "Luc").code == 0
    assert pss("match", "introduce", match.code, "--sent", "--day", make.ago(1)).code == 0
    assert len(json("show", match.code)["disclosures"]) == 3


def test_a_changed_answer_keeps_its_history(pss, json, make):
    match = make.match(**NOT_YET)
    json("answer", match.code, "no", "--reason", "trop loin")
    assert json("answer", match.code, "yes")["answer_reason"] is None
    with make.session() as session:
        changed = select(m.Change).where(m.Change.table_name == "match", m.Change.field == "answer")
        befores = [change.before for change in session.exec(changed)]
    assert befores == ["null", '"no"']


def test_a_confirmed_partner_leaves_by_end_not_by_answering_no(pss, json, make):
    match = make.match()
    assert pss("match", "answer", match.code, "no").code == 4
    assert json("end", match.code, "--by", "partner")["ended_by"] == "partner"


def test_the_team_ends_only_after_a_talk(pss, json, make):
    match = make.match()
    assert refused(pss("match", "end", match.code, "--by", "team"), "FUP-02")
    json("step", match.code, "ending-talk", "--day", "2026-11-18")
    assert refused(pss("match", "end", match.code, "--by", "team", "--day", "2026-11-17"), "FUP-02")
    json("end", match.code, "--by", "team", "--day", "2026-11-18")
    answer = pss("match", "step", match.code, "ending-talk", "--day", "2026-11-19")
    assert refused(answer, "FUP-02")


@pytest.mark.parametrize("why", ["partner", "moved", "deceased"])
def test_a_partner_who_leaves_is_asked_for_no_talk(pss, make, why):
    assert pss("match", "end", make.match().code, "--by", why).code == 0


def test_the_support_person_who_facilitates_is_only_a_warning(pss, make):
    make.match(request=make.request(facilitator="Gisèle Gestionnaire"))
    answer = pss("match", "step", "D-0001", "support", "--who", "GISELE gestionnaire")
    assert answer.code == 0
    assert "MAT-17" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("D-0001", "employee-talk"),
        ("D-0001", "ending-talk"),
        ("J-0001", "ending-talk", "--not-needed", "x"),
        ("J-0001", "coach"),
        ("J-0001", "support"),
        ("J-0001", "coach", "--who", "x", "--day", "2026-11-21"),
        ("J-0001", "parking", "--day", "2026-11-01", "--not-needed", "à pied"),
        ("J-0001", "shoe"),
    ],
)
def test_a_step_that_makes_no_sense_is_a_usage_error(pss, make, words):
    make.match()
    assert pss("match", "step", *words, "--no-input").code == 2


@pytest.mark.parametrize(
    ("typed", "kind"), [("soutien", "support"), ("stationnement", "parking"), ("ending-talk", "ending_talk")]
)
def test_a_step_is_named_by_its_key_or_by_a_word_of_its_label(json, make, typed, kind):
    assert json("step", make.match().code, typed, "--who", "Luc")["kind"] == kind


def test_a_step_said_again_is_corrected(pss, json, make):
    match = make.match()
    json("step", match.code, "parking", "--day", "2026-11-01")
    json("step", match.code, "parking", "--not-needed", "à pied")
    steps = json("show", match.code)["steps"]
    assert [(s["kind"], s["day"], s["not_needed"]) for s in steps] == [("parking", None, "à pied")]


def test_what_concerns_the_team_is_written_on_the_request(json, make):
    match = make.match()
    assert json("step", match.code, "capsule")["match"] is None
    assert json("step", match.code, "documents")["match"] == match.code


def test_lists_by_state_person_and_request(pss, json, make):
    request = make.request()
    make.match(request=request)
    make.match(make.partner(first_name="Bob"), request, **NOT_YET)
    make.match(make.partner(first_name="Cid"), request, ended_on=make.ago(1), ended_by="done")
    assert [i["code"] for i in json("list", "--state", "confirmed")["items"]] == ["J-0001"]
    assert [i["code"] for i in json("list", "--state", "ended")["items"]] == ["J-0003"]
    assert [i["code"] for i in json("list", "--person", "bob")["items"]] == ["J-0002"]
    assert pss("match", "list", "--state", "shoe").code == 2


def owed(make):
    """What the checklist and the follow-up still ask, as (rule, code)."""
    db = read(make.path)
    settings = Settings(establishment.settings(db))
    found = {
        (rule.code, facts.code)
        for kind in (match_steps.Preparation, match_steps.Start, *FOLLOW_UP)
        for facts in gather(db, SOURCES[kind], settings, make.today)
        for rule in (*match_steps.ALL, *followup.ALL)
        if rule.findings(facts)
    }
    db.close()
    return found


def test_every_todo_of_the_checklist_is_closed_by_a_verb(pss, make):
    match = make.match()
    make.activity(make.request(title="autre"))
    with make.session() as session:
        request = session.get(m.Request, match.request_id)
        request.first_meeting_on = make.ago(1)
        session.add(request)
    asked = {"MAT-14", "MAT-15", "MAT-16", "MAT-18", "MAT-19", "MAT-20", "MAT-21"}
    assert {rule for rule, _code in owed(make)} == asked
    for kind in StepKind:
        if not kind.endswith("_talk"):
            typed = ["--who", "Paul"] if kind in ("coach", "support") else ["--not-needed", "déjà fait"]
            assert pss("match", "step", match.code, kind.replace("_", "-"), *typed).code == 0
    assert owed(make) == set()


def test_feedback_is_owed_both_ways_then_closed(pss, make):
    person, request = make.partner(), make.request()
    make.match(person, request)
    make.activity(request, person)
    assert {("FUP-01", "J-0001"), ("FUP-01", "D-0001")} <= owed(make)
    pss("match", "feedback", "J-0001", "--with", "partner", "--occasion", "first")
    pss("match", "feedback", "D-0001", "--with", "team", "--occasion", "first")
    assert not {pair for pair in owed(make) if pair[0] == "FUP-01"}
    pss("match", "end", "J-0001", "--by", "done")
    assert {("FUP-01", "J-0001"), ("FUP-01", "D-0001"), ("FUP-03", "J-0001")} <= owed(make)
    pss("match", "step", "D-0001", "outcomes")
    assert ("FUP-03", "J-0001") not in owed(make)
