"""A whole meeting at once: everybody is logged, or claims, in one operation, or nobody is."""

from __future__ import annotations

import pytest

LOG = ["--day", "2026-11-18", "--starts", "9h", "--ends", "12h"]


@pytest.fixture
def three(make):
    """Three partners matched on one request; return it and their codes."""
    request = make.request(seats=4)
    people = [make.partner(make.person(name)) for name in ("Ann", "Bruno", "Chloé")]
    for person in people:
        make.match(person, request)
    return request, people


def present(answer) -> list[tuple[str, str]]:
    return [(item["code"], item["role"]) for item in answer.json["present"]]


# --- match log ----------------------------------------------------------------------------------------


def test_everybody_confirmed_that_day_is_present_as_a_partner(pss, three):
    request, people = three
    answer = pss("match", "log", request.code, *LOG, "--all-present", "-f", "json")
    assert answer.code == 0, answer.err
    assert present(answer) == [(p.code, "partner") for p in people]


def test_who_is_said_absent_is_left_out_and_who_is_named_keeps_their_times(pss, three):
    request, (ann, bruno, chloe) = three
    options = ["--all-present", "--absent", bruno.code, "--present", f"{chloe.code}:partner:10h-11h"]
    answer = pss("match", "log", request.code, *LOG, *options, "-f", "json")
    assert answer.code == 0, answer.err
    assert {p["code"]: p["starts"] for p in answer.json["present"]} == {ann.code: "09:00", chloe.code: "10:00"}


@pytest.mark.parametrize(
    ("confirmed", "ended", "there"), [(2, None, True), (1, None, False), (30, 2, True), (30, 3, False)]
)
def test_a_match_counts_from_its_confirmation_to_its_end_both_days_included(pss, make, confirmed, ended, there):
    request = make.request(opened_on=make.ago(40))
    make.match(make.partner(enrolled_on=make.ago(50)), request)
    other = make.partner(make.person("Bruno"), enrolled_on=make.ago(50))
    make.match(
        other, request, proposed_on=make.ago(32), answered_on=make.ago(31), confirmed_on=make.ago(confirmed),
        ended_on=make.ago(ended) if ended else None, ended_by="partner" if ended else None,
    )  # fmt: skip
    answer = pss("match", "log", request.code, *LOG, "--all-present", "-f", "json")  # two days ago
    assert answer.code == 0, answer.err
    assert (other.code in dict(present(answer))) is there


def test_nobody_confirmed_is_said_and_nothing_is_written(pss, make):
    request = make.request()
    answer = pss("match", "log", request.code, *LOG, "--all-present")
    assert answer.code == 2
    assert "--present" in answer.err
    assert pss("match", "show", "A-0001").code == 3


def test_one_who_may_not_be_there_stops_the_whole_meeting(pss, make, three):
    request, _people = three
    unready = make.partner(make.person("Dan"), ready=False)
    make.match(unready, request)
    answer = pss("match", "log", request.code, *LOG, "--all-present")
    assert answer.code == 5
    assert "Dan" in answer.err
    assert pss("match", "show", "A-0001").code == 3


def test_a_planned_meeting_takes_everybody_and_a_correction_touches_nobody_there_already(pss, three):
    request, (ann, bruno, chloe) = three
    pss("match", "log", request.code, *LOG, "--present", f"{ann.code}:partner:9h-10h")
    answer = pss("match", "log", "A-0001", "--edit", "--all-present", "--absent", chloe.code, "-f", "json")
    assert answer.code == 0, answer.err
    assert {p["code"]: p["ends"] for p in answer.json["present"]} == {ann.code: "10:00", bruno.code: "12:00"}


def test_somebody_present_is_taken_out_while_the_others_are_added(pss, make, three):
    request, people = three
    coach = make.partner(make.person("Dan"))
    pss("match", "log", request.code, *LOG, "--present", f"{coach.code}:coach")
    answer = pss("match", "log", "A-0001", "--edit", "--all-present", "--absent", coach.code, "-f", "json")
    assert [code for code, _role in present(answer)] == [p.code for p in people]


def test_all_is_an_answer_to_the_question_who_was_there(pss, three, answering):
    request, people = three
    answering("tous", "non")
    assert pss("match", "log", request.code, *LOG).code == 0
    assert len(present(pss("match", "show", "A-0001", "-f", "json"))) == len(people)


# --- claim add ----------------------------------------------------------------------------------------


@pytest.fixture
def meeting(make):
    """A held meeting of four hours, a meal provided, where three people were; return its code and theirs."""
    people = [make.person(name) for name in ("Ann", "Bruno", "Chloé")]
    activity = make.activity(None, *people, meal_provided=True, ends=13 * 60)
    return activity.code, [p.code for p in people]


def amounts(answer) -> list[int | None]:
    return [item["occasion_cents"] for item in answer.items]


def test_everybody_claims_the_same_and_their_own_kilometres(pss, meeting):
    code, (ann, bruno, _chloe) = meeting
    options = ["--parking", "8,50", "--km-of", f"{ann}:10", "--km-of", f"{bruno}:12,5"]
    answer = pss("claim", "add", code, "--all-present", *options, "-f", "json")
    assert answer.code == 0, answer.err
    assert [item["lines"] for item in answer.items] == [2, 2, 1]
    assert amounts(answer) == [850 + 595, 850 + 744, 850]
    assert len({item["claim"] for item in answer.items}) == 3


def test_who_is_excepted_is_left_as_they_were(pss, meeting):
    code, (_ann, bruno, _chloe) = meeting
    answer = pss("claim", "add", code, "--all-present", "--parking", "8,50", "--except", bruno, "-f", "json")
    assert amounts(answer) == [850, None, 850]


def test_it_is_one_operation_that_one_undo_takes_back(pss, meeting):
    code, _people = meeting
    before = len(pss("registry", "journal", "-f", "json").items)
    pss("claim", "add", code, "--all-present", "--parking", "8,50")
    assert len(pss("registry", "journal", "-f", "json").items) == before + 1
    assert pss("undo", "--yes").code == 0
    assert pss("claim", "list", "-f", "json").items == []


def test_what_a_rule_refuses_for_one_is_refused_for_all_and_names_each(pss, meeting):
    code, (ann, bruno, _chloe) = meeting
    for person in (ann, bruno):
        assert pss("claim", "add", code, person, "--parking", "8,50").code == 0
    answer = pss("claim", "add", code, "--all-present", "--parking", "8,50")
    assert answer.code == 5
    assert answer.err.count("CLM-12") == 2
    assert "Ann" in answer.err
    assert "Bruno" in answer.err
    assert "Chloé" not in answer.err
    assert len(pss("claim", "list", "-f", "json").items) == 2, "nothing for the third either"


def test_a_gate_keeps_its_reason_beside_each_line(pss, meeting):
    code, people = meeting
    words = ("claim", "add", code, "--all-present", "--meal", "dîner")
    answer = pss(*words)
    assert answer.code == 5
    assert answer.err.count("CLM-03") == 2 * len(people), "each one's refusal, and how to pass it"
    answer = pss(*words, "--because", "CLM-03:allergies", "-f", "json")
    assert answer.code == 0, answer.err
    for item in answer.items:
        assert pss("claim", "show", item["claim"], "-f", "json").json["reasons"][0]["text"] == "allergies"


@pytest.mark.parametrize("options", [["--nothing"], ["--told"]])
def test_a_mark_is_put_beside_everybody(pss, meeting, options):
    code, _people = meeting
    answer = pss("claim", "add", code, "--all-present", *options, "-f", "json")
    column = "told_on" if options == ["--told"] else "nothing_to_claim_on"
    assert [item[column] for item in answer.items] == ["2026-11-20"] * 3


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 2),
        (["UP-0001", "--parking", "8,50"], 2),
        (["--km-of", "UP-0001"], 2),
        (["--km-of", "UP-0001:0"], 2),
        (["--km-of", "UP-0099:12"], 3),
        (["--parking", "8,50", "--except", "UP-0004"], 4),
        (["--km-of", "UP-0004:12"], 4),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_written(pss, make, meeting, options, code):
    make.person("Dan")  # UP-0004 was not there
    meeting_code, _people = meeting
    assert pss("claim", "add", meeting_code, "--all-present", *options).code == code
    assert pss("claim", "list", "-f", "json").items == []


def test_everybody_at_a_training_session_may_claim_too(pss, make):
    session = make.training_session(day=make.ago(5))
    for name in ("Ann", "Bruno"):
        make.training(make.person(name), session_id=session.id)
    pss("registry", "settings", "bureau", "Bureau du partenariat")
    pss("registry", "directorates", "DSI", "--bureau")
    answer = pss("claim", "add", session.code, "--all-present", "--parking", "8,50", "-f", "json")
    assert answer.code == 0, answer.err
    assert amounts(answer) == [850, 850]


def test_the_questions_go_round_everybody_present(pss, meeting, answering):
    code, _people = meeting
    ann = ["10", "", "", "8,50", ""]
    answering(*ann, "rien", "", "", "", "", "")
    answer = pss("claim", "add", code, "-f", "json")
    assert answer.code == 0, answer.err
    assert [item["lines"] for item in answer.items] == [2, 0, 0]
    assert [item["nothing_to_claim_on"] for item in answer.items] == [None, "2026-11-20", None]


def test_who_was_asked_already_is_not_asked_again(pss, meeting, answering):
    code, (ann, bruno, chloe) = meeting
    assert pss("claim", "add", code, ann, "--parking", "8,50").code == 0
    assert pss("claim", "add", code, bruno, "--nothing").code == 0
    answering("rien")
    answer = pss("claim", "add", code, "-f", "json")
    assert answer.code == 0, answer.err
    assert (ann in answer.err, bruno in answer.err, chloe in answer.err) == (False, False, True)
    answering()
    assert pss("claim", "add", code).code == 4, "everybody was asked"


def test_a_round_that_is_left_goes_on_where_it_was(pss, meeting, answering):
    code, _people = meeting
    answering("10", "", "", "8,50")
    assert pss("claim", "add", code).code == 130
    answering("oui", "", "", "", "", "", "rien", "rien")
    answer = pss("claim", "add", code, "-f", "json")
    assert answer.code == 0, answer.err
    assert [item["lines"] for item in answer.items] == [2, 0, 0]
