"""Questions on a real terminal: nothing is typed twice, nothing is written when somebody leaves."""

from __future__ import annotations

from tests.terminal import Terminal

# The questions of `pss refer add`, in order, for an adult who is no employee.
ANSWERS = {
    "first": "Zoé", "last": "Essai", "kind": "1", "phones": "450 555-0123", "emails": "", "birth": "1980-01-01",
    "directorate of care": "", "employee": "non", "referrer": "Luc", "role": "1", "directorate": "DSI", "agreed": "oui",
    "received care": "oui", "criteria": "tous", "distance": "oui", "not claiming": "oui", "daytime": "oui",
}  # fmt: skip


def typed(*words: str, lines: list[str]) -> tuple[int, str]:
    """Type a command then `lines` on a terminal; return the exit code and all that was shown."""
    return Terminal(*words).type(*lines).end()


def test_one_referral_is_taken_at_the_questions(pss):
    code, shown = typed("refer", "add", lines=list(ANSWERS.values()))
    assert code == 0, shown
    assert pss("refer", "list", "-f", "json").items[0]["last_name"] == "Essai"


def test_a_gate_asks_its_reason_and_no_question_again(pss):
    answers = {**ANSWERS, "received care": "non"}
    code, shown = typed("refer", "add", lines=[*answers.values(), "bénévole connue de l'équipe"])
    assert code == 0, shown
    assert "REF-03" in shown
    assert len(pss("refer", "list", "-f", "json").items) == 1


def test_a_wrong_answer_at_the_end_gives_the_others_back(pss):
    answers = {**ANSWERS, "directorate": "xyz"}
    kept = ["" if name != "directorate" else "DSI" for name in ANSWERS]
    code, shown = typed("refer", "add", lines=[*answers.values(), "oui", *kept])
    assert code == 0, shown
    item = pss("refer", "list", "-f", "json").items[0]
    assert (item["first_name"], item["directorate"]) == ("Zoé", "DSI")


def test_leaving_a_refusal_there_keeps_its_code_and_says_it_once(pss):
    answers = {**ANSWERS, "agreed": "non"}
    code, shown = typed("refer", "add", lines=[*answers.values(), "non"])
    assert code == 5
    assert shown.count("REF-04") == 1
    assert pss("refer", "list", "-f", "json").items == []


def test_a_code_that_leads_nowhere_is_said_before_any_question(pss):
    code, shown = typed("match", "step", "J-0001", "coach", lines=[])
    assert code == 3
    assert "J-0001" in shown
    assert " : " not in shown.replace("\u00a0", " ").partition("J-0001")[0]


def test_a_new_registry_asks_for_its_establishment(tmp_path, monkeypatch):
    monkeypatch.setenv("PSS_REGISTRY", str(tmp_path / "new.pss"))
    code, shown = typed("init", lines=["3"])
    assert code == 0, shown
    assert "cisssmo16" in shown
