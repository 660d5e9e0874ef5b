"""pss undo, as it is typed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pss_cli import models as m


def test_undo_shows_what_each_field_is_and_becomes(pss, make):
    person = make.person()
    make.referral(person)
    assert pss("refer", "edit", person.code, "--last-name", "Roy", "--directorate", "DSI").code == 0
    answer = pss("undo", "--yes", "-f", "json")
    assert answer.code == 0
    assert [(r["code"], r["now"], r["becomes"]) for r in answer.items] == [
        ("UP-0001", "Roy", "Bellefleur"),
        ("UP-0001", "DSI", ""),
    ]
    assert pss("refer", "show", person.code, "-f", "json").json["last_name"] == "Bellefleur"


@pytest.mark.parametrize(("lang", "yes"), [("fr", "oui"), ("en", "yes")])
def test_the_diff_is_in_the_chosen_language(pss, make, lang, yes):
    make.add(m.Referral(person_id=make.person().id, day=make.today, agreed=True))
    row = pss("--lang", lang, "undo", "--dry-run", "-f", "json").items[0]
    assert row["becomes"].startswith("(")
    assert f": {yes}" in row["now"]


def test_off_a_terminal_undo_asks_for_yes(pss, make):
    make.person()
    answer = pss("undo")
    assert (answer.code, answer.out) == (2, "")
    assert "--yes" in answer.err
    assert len(pss("registry", "journal", "-f", "json").items) == 2


def test_undo_again_goes_further_back_and_an_undo_is_not_undone(pss, make):
    first, second = make.person(), make.person("Béa")
    assert pss("undo", "--yes", "-f", "json").items[0]["code"] == second.code
    assert pss("undo", "--yes", "-f", "json").items[0]["code"] == first.code
    answer = pss("undo", "--yes")
    assert answer.code == 4, "the creation of the registry is not undone"


def test_a_disclosure_is_not_undone(pss, make):
    person, request = make.partner(), make.request()
    make.add(
        m.Communication(
            person_id=person.id, request_id=request.id, day=make.today, recipient="Gisèle", content="téléphone",
            purpose="jumelage", author="Coordo",
        )
    )  # fmt: skip
    answer = pss("undo", "--yes")
    assert (answer.code, answer.out) == (4, "")
    assert "Gisèle" in answer.err
    assert "pss match end" not in answer.err, "there is no match to end"


@pytest.fixture
def claim(make):
    """A claim of somebody who was at an activity."""
    person = make.partner()
    make.activity(None, person)
    fields = {"directorate_id": make.directorate(), "responsible": "G", "opened_on": make.today}
    return make.add(m.Claim(code="R-0001", person_id=person.id, **fields))


def transmit(make, claim):
    """Transmit a claim, in an operation of its own."""
    with make.session() as session:
        session.get(m.Claim, claim.id).transmitted_on = make.today


def test_a_transmission_is_not_undone(pss, make, claim):
    transmit(make, claim)
    answer = pss("undo", "--yes")
    assert answer.code == 4
    assert re.search(r"pss claim correct R-0001 \S+ --amount", answer.err)


def test_a_line_added_to_a_transmitted_claim_is_not_undone(pss, make, claim):
    transmit(make, claim)
    fields = {"day": make.today, "kind": "parking", "amount_cents": 850, "entered_on": make.today, "line": 1}
    make.add(m.ClaimEntry(claim_id=claim.id, activity_id=1, **fields))
    assert "pss claim correct R-0001" in pss("undo", "--yes").err


def test_a_decision_about_a_transmitted_claim_is_not_undone_and_its_code_is_said(pss, make, claim):
    fields = {"day": make.today, "kind": "parking", "amount_cents": 850, "entered_on": make.today, "line": 1}
    entry = make.add(m.ClaimEntry(claim_id=claim.id, activity_id=1, **fields))
    transmit(make, claim)
    with make.session() as session:
        session.get(m.ClaimEntry, entry.id).approved_cents = 850
    answer = pss("undo", "--yes")
    assert answer.code == 4
    assert "pss claim correct R-0001" in answer.err
    assert "CLM-18" not in answer.err


def test_a_line_of_a_draft_is_undone(pss, make, claim):
    fields = {"day": make.today, "kind": "parking", "amount_cents": 850, "entered_on": make.today, "line": 1}
    make.add(m.ClaimEntry(claim_id=claim.id, activity_id=1, **fields))
    (row,) = pss("undo", "--yes", "-f", "json").items
    assert row["code"] == "R-0001"
    assert "8,50" in row["now"]


def test_a_declaration_is_removed_rather_than_undone(pss, make, registry):
    person = make.partner(ready=False)
    assert pss("enroll", "sign", person.code, "--declaration", "--ethics").code == 0
    answer = pss("undo", "--yes")
    assert answer.code == 4
    assert f"pss enroll sign {person.code} --declaration --remove" in answer.err
    assert pss("enroll", "sign", person.code, "--declaration", "--remove").code == 0
    answer = pss("undo", "--yes", "-f", "json")
    assert answer.code == 0, "what else was signed then is undone"
    assert len(answer.items) == 1
    assert "claration" not in answer.out


def test_somebody_who_wrote_meanwhile_stops_an_undo(pss, make, monkeypatch):
    from pss_cli.workflow import undo

    make.person()
    real = undo.back

    def late(desk, planned):
        return real(desk, undo.Plan(planned.id - 1, "", "", "", [], []))

    monkeypatch.setattr(undo, "back", late)
    assert pss("undo", "--yes").code == 4


def test_what_was_undone_is_in_the_journal(pss, make):
    make.person()
    pss("undo", "--yes")
    latest, done, _init = pss("registry", "journal", "-f", "json").items
    assert (latest["command"], latest["undoes_id"], done["undone_by"]) == ("undo", done["id"], latest["id"])
    assert json.dumps(latest)


def test_hundreds_of_changes_are_summed_up_for_a_person_and_told_to_a_script(pss):
    rows = "\n".join(f"Prénom{n};Nom{n};450 555-{n:04d}" for n in range(70))
    Path("gens.csv").write_text(f"Prénom;Nom;Téléphones\n{rows}\n", encoding="utf-8")
    assert pss("registry", "import", "gens.csv").code == 0
    assert len(pss("undo", "--dry-run", "-f", "json").items) >= 210
    shown = pss("undo", "--dry-run").out
    assert len(shown.splitlines()) < 10
    assert re.search(r"^personne +70 +0 +0$", shown, re.M)
    assert pss("undo", "--yes").code == 0
    assert pss("registry", "info", "-f", "json").json["people"] == 0
