"""Forms and attendance sheets, from the command that writes them to the one that reads them back."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pss_cli.db.reading import read
from pss_cli.reads import paper
from tests.forms.papers.filling import fill, place

PERSON = {
    "Prénom": "=Ö'Neil [admin]", "Nom": "Tremblay", "Téléphones": "450 555-0123, poste 45; 514 555-0199",
    "Courriels": "ann@example.org", "Date de naissance (requise avant 18 ans)": datetime(1970, 5, 17),
    "Usager, ou proche d’un usager": "usager", "Langues parlées": "français; anglais", "Code postal": "h7m3l9",
    "Jour du repérage (par défaut : aujourd’hui)": "2026-11-02", "Qui repère": "Luc Intervenant",
    "À quel titre": "Gestionnaire", "Direction de qui repère": "DSI – Direction des soins infirmiers",
    "Rencontre faite, intérêt confirmé, accord pour transmettre ses coordonnées": "oui",
    "A reçu des soins ou services ici, ou proche de quelqu’un qui en a reçu": "oui", "Recul émotif suffisant": "oui",
    "Pas uniquement dans la revendication des droits": "oui", "Disponible de jour, en semaine": "non",
    "Services reçus": "Chirurgie\nd'un jour", "Travaille pour l’établissement": "non",
}  # fmt: skip
PERSON = {label.replace(" :", "\N{NO-BREAK SPACE}:"): answer for label, answer in PERSON.items()}
TICKS = ("Pose beaucoup de questions", "S'exprime clairement", "Mobilité")
REQUEST = {
    "Nom du comité ou du projet": "Comité d'accueil", "Direction qui demande": "DSI – Direction des soins infirmiers",
    "Personne responsable": "Gisèle Gestionnaire", "Genre de demande": "Groupe de travail", "Combien de partenaires": 2,
    "Degré d’implication": "Co-construction", "Niveau demandé": "opérationnel", "Objectif à court terme": "Un dépliant",
    "Date de la première rencontre": "2027-01-19",
}  # fmt: skip


@pytest.fixture(scope="module")
def made():
    """The workbooks of these tests that are made once, by their names."""
    return {}


@pytest.fixture
def referral(pss, made):
    """A referral form, filled in."""
    path = Path("reperage.xlsx")
    if path.name not in made:
        assert pss("refer", "form").code == 0
        made[path.name] = fill(path, PERSON, TICKS).read_bytes()
    path.write_bytes(made[path.name])
    return path


def values(registry, kind, code):
    """What the registry says of a record, field by field of its form."""
    db = read(registry)
    try:
        return getattr(paper, kind)(db, code)[1]
    finally:
        db.close()


def test_a_filled_referral_is_recorded_with_all_it_says(pss, referral, registry):
    answer = pss("refer", "add", "--from", referral)
    assert answer.code == 0, answer.err
    said = values(registry, "referral", "UP-0001")
    assert {k: v for k, v in said.items() if v not in (None, [])} == {
        "first_name": "=Ö'Neil [admin]", "last_name": "Tremblay", "kind": "user", "language": "fr",
        "birth_date": "1970-05-17", "phones": ["+14505550123;ext=45", "+15145550199"], "emails": ["ann@example.org"],
        "spoken_languages": ["français", "anglais"], "postal_code": "H7M 3L9", "day": "2026-11-02",
        "referrer": "Luc Intervenant", "referrer_role": "gestionnaire", "directorate": "DSI", "agreed": 1,
        "received_care": 1, "distance": 1, "not_claiming": 1, "weekday_daytime": 0,
        "services_received": "Chirurgie\nd'un jour", "employee": 0, "needs": ["mobility"],
        "criteria": ["asks_questions", "clear"],
    }  # fmt: skip


def test_a_form_filled_in_advance_says_the_same_when_read_back(pss, referral, registry, make):
    """What the registry says, written in a form and read again as somebody else's, is the same."""
    make.request()
    pss("refer", "add", "--from", referral)
    full = ("--slots", "lundi-matin,samedi-soir", "--wishes", "committee", "--refusals", "other", "--channel", "email")
    assert pss("refer", "edit", "UP-0001", "--for-request", "D-0001", "--followed", *full).code == 0
    assert pss("refer", "form", "UP-0001").code == 0
    book = load_workbook("UP-0001.xlsx")
    book["pss"]["D1"] = None  # as if it were blank paper
    book.save("copie.xlsx")
    answer = pss("refer", "add", "--from", "copie.xlsx", "--because", "REF-15:essai")
    assert answer.code == 0, answer.err
    assert values(registry, "referral", "UP-0002") == values(registry, "referral", "UP-0001")


def test_a_request_goes_through_its_form_and_its_correction(pss, registry):
    assert pss("match", "form").code == 0
    fill(Path("demande.xlsx"), REQUEST)
    answer = pss("match", "open", "--from", "demande.xlsx", "-f", "json")
    assert answer.code == 0, answer.err
    assert (answer.json["seats"], answer.json["involvement"], answer.json["kind"]) == (
        2,
        "co_construction",
        "working_group",
    )
    assert pss("match", "form", "D-0001").code == 0
    pss("match", "edit", "D-0001", "--staff-count", "5")  # meanwhile
    fill(Path("D-0001.xlsx"), {"Combien de partenaires": "3", "Objectif à court terme": None, "Motif": "Revoir"})
    corrected = pss("match", "edit", "D-0001", "--from", "D-0001.xlsx", "-f", "json").json
    assert [corrected[k] for k in ("seats", "objective", "motive", "staff_count")] == [3, None, "Revoir", 5]
    assert values(registry, "request", "D-0001")["first_meeting_on"] == "2027-01-19"


def test_a_correction_changes_only_what_was_changed_in_the_form(pss, referral):
    pss("refer", "add", "--from", referral)
    pss("refer", "form", "UP-0001", "-o", "c.xlsx")
    pss("person", "edit", "UP-0001", "--city", "Laval")  # meanwhile
    fill(Path("c.xlsx"), {"Nom usuel": "Nel"})
    assert pss("refer", "edit", "UP-0001", "--from", "c.xlsx").code == 0
    sheet = pss("person", "show", "UP-0001", "-f", "json").json
    assert (sheet["name_in_use"], sheet["city"]) == ("Nel", "Laval")
    changed = [i for i in pss("person", "history", "UP-0001", "-f", "json").items if i["command"] == "refer edit"]
    assert {i["field"] for i in changed} == {"nom usuel"}


def test_the_form_of_somebody_else_or_of_another_command_is_refused(pss, referral, make):
    pss("refer", "add", "--from", referral)
    make.referral(make.person("Bob", "Autre"))
    make.request()
    pss("refer", "form", "UP-0001")
    pss("match", "form", "D-0001")
    for words, told in (
        (("refer", "edit", "UP-0002", "--from", "UP-0001.xlsx"), "UP-0001"),
        (("refer", "add", "--from", "UP-0001.xlsx"), "pss refer edit UP-0001"),
        (("refer", "add", "--from", "D-0001.xlsx"), "Demande de personnes partenaires"),
        (("match", "open", "--from", "D-0001.xlsx"), "pss match edit D-0001"),
        (("match", "open", "--from", referral), "pss refer add"),
        (("interview", "record", "UP-0001", "--from", referral), "pss refer add"),
    ):
        answer = pss(*words)
        assert (answer.code, answer.out) == (8, ""), words
        assert told in answer.err


def test_a_half_filled_form_says_all_that_is_missing_and_writes_nothing(pss):
    pss("refer", "form", "-o", "f.xlsx")
    fill(Path("f.xlsx"), {"18 ans ou plus": "peut-être"})
    answer = pss("refer", "add", "--from", "f.xlsx")
    assert answer.code == 2
    for told in ("prénom (B", "nom (B", "peut-être"):
        assert told in answer.err
    assert pss("person", "show", "UP-0001").code == 3


NAMED = {"Prénom": "Ann", "Nom": "Essai"}
NEEDED = {
    "Qui repère": "Luc Intervenant", "À quel titre": "Gestionnaire",
    "Rencontre faite, intérêt confirmé, accord pour transmettre ses coordonnées": "oui",
    "A reçu des soins ou services ici, ou proche de quelqu’un qui en a reçu": "oui",
    "Courriels": "ann@example.org",
}  # fmt: skip
NEEDED_TO_ASK = {"Direction qui demande": "DSI", "Personne responsable": "Gisèle Gestionnaire"}


def starred(path):
    """What a form says must be filled in."""
    labels = [str(row[0].value or "") for row in load_workbook(path).worksheets[0].iter_rows(min_row=5, max_col=1)]
    return {label.partition(" *")[0] for label in labels if " *" in label}


@pytest.mark.parametrize(
    ("form", "reads", "always", "answers", "instead", "rules"),
    [
        ("refer form", "refer add", NAMED, NEEDED, {"Téléphones"}, {"REF-01", "REF-03", "REF-04", "REF-05"}),
        ("match form", "match open", {}, NEEDED_TO_ASK, set(), {"REQ-01"}),
    ],
)
def test_the_stars_of_a_form_are_what_it_is_refused_without(pss, form, reads, always, answers, instead, rules):
    pss(*form.split(), "-o", "f.xlsx")
    assert starred("f.xlsx") == {*always, *answers, *instead}
    bare = pss(*reads.split(), "--from", fill(Path("f.xlsx"), always))
    assert bare.code == 5
    assert set(re.findall(r"Refusé \[(.*?)\]", bare.err)) == rules
    assert pss(*reads.split(), "--from", fill(Path("f.xlsx"), answers)).code == 0


def test_what_a_rule_refuses_in_a_form_is_said_as_the_form_says_it(pss):
    pss("match", "form", "-o", "f.xlsx")
    answer = pss("match", "open", "--from", fill(Path("f.xlsx"), {"Nom du comité ou du projet": "Comité"}))
    assert answer.code == 5
    assert "Dans le formulaire" in answer.err
    assert "direction qui demande; personne responsable" in answer.err
    assert "Dans le formulaire" not in pss("match", "open", "--title", "Comité", "--no-input").err


def test_a_formula_that_was_never_calculated_is_not_a_blank_answer(pss, referral):
    book = load_workbook(referral)
    place(book.worksheets[0], "Prénom").value = '="Ann"&1'
    book.save(referral)
    answer = pss("refer", "add", "--from", referral)
    assert (answer.code, "formule sans valeur" in answer.err) == (8, True)
    assert pss("refer", "list", "-f", "json").items == []


def test_an_option_wins_over_the_form(pss, referral):
    assert pss("refer", "add", "--from", referral, "--first-name", "Ann").code == 0
    assert pss("person", "show", "UP-0001", "-f", "json").json["first_name"] == "Ann"


def test_a_form_in_english_is_filled_in_english(pss, monkeypatch, registry):
    monkeypatch.setenv("PSS_LANG", "en")
    assert pss("match", "form").code == 0
    fill(
        Path("request.xlsx"),
        {"Directorate that asks": "DSI – Nursing", "Level asked": "operational", "Responsible person": "Gisèle"},
    )
    monkeypatch.setenv("PSS_LANG", "fr")
    assert pss("match", "open", "--from", "request.xlsx").code == 0
    said = values(registry, "request", "D-0001")
    assert (said["directorate"], said["level"]) == ("DSI", "operational")


def test_only_the_levels_and_profiles_of_the_establishment_are_offered(pss):
    assert pss("registry", "settings", "levels", "operational, tactical", "--from", "2026-11-20").code == 0
    pss("match", "form", "-o", "f.xlsx")
    offered = {str(c) for row in load_workbook("f.xlsx")["pss"].iter_rows(values_only=True) for c in row}
    assert "tactical" in offered
    assert "strategic" not in offered


# --- the attendance sheet ---------------------------------------------------------------------------


@pytest.fixture
def session(make, pss):
    """A session of yesterday with three people convened."""
    found = make.training_session(day=make.ago(1), place="Salle A", trainer="Thérèse Formatrice")
    for name in ("Ann", "Bob", "=Ö'Neil [admin]"):
        person = make.person(name, "Essai")
        make.interview(person)
        assert pss("train", "invite", found.code, person.code, "--day", make.ago(5)).code == 0
    assert pss("train", "sheet", found.code, "-o", "p.xlsx").code == 0
    return found.code


def marked(*marks, **cells):
    """Mark the people of the sheet in order, then write in other cells."""
    book = load_workbook("p.xlsx")
    sheet = book.worksheets[0]
    for row, mark in enumerate(marks, start=6):
        sheet.cell(row, 3).value = mark
    for at, value in cells.items():
        sheet[at] = value
    book.save("p2.xlsx")
    return "p2.xlsx"


def attended(pss, session):
    return [p["attended"] for p in pss("train", "show", session, "-f", "json").json["people"]]


def test_the_sheet_says_when_where_and_whom_and_prints_with_its_headings(session):
    sheet = load_workbook("p.xlsx").worksheets[0]
    said = "\n".join(str(c) for row in sheet.iter_rows(values_only=True) for c in row if c)
    for word in (
        "2026-11-19",
        "9\N{NO-BREAK SPACE}h",
        "Salle A",
        "Thérèse Formatrice",
        "Essai, =Ö'Neil [admin]",
        "UP-0003",
    ):
        assert word in said
    assert sheet.print_title_rows == "$1:$5"
    assert (sheet.max_row, {sheet.row_dimensions[y].height for y in range(6, 14)}) == (13, {27.75})
    assert int(sheet.page_setup.paperSize) == 1


def test_marks_are_read_and_read_twice_give_the_same(pss, session):
    for _again in range(2):
        answer = pss("train", "attend", session, "--from", marked("X", "non", None))
        assert answer.code == 0, answer.err
        assert "p2.xlsx" in answer.err
        assert attended(pss, session) == [True, False, None]
    assert pss("train", "attend", session, "UP-0003", "--from", marked(None, "oui", None)).code == 0
    assert attended(pss, session) == [True, True, True]
    pss("train", "sheet", session, "-o", "p.xlsx")
    assert load_workbook("p.xlsx").worksheets[0]["C7"].value == "x"


def test_every_bad_line_is_named_and_nothing_is_marked(pss, session):
    file = marked("x", "peut-être", None, B9="Inconnue, Zoé", A10="zz", A11="UP-0001", C11="non")
    answer = pss("train", "attend", session, "--from", file)
    assert answer.code == 2
    for line in (7, 9, 10, 11):
        assert f"Ligne {line}" in answer.err
    assert attended(pss, session) == [None, None, None]


@pytest.mark.parametrize(("code", "exit_code"), [("UP-0099", 3), ("UP-0004", 4), ("up 2", 0)])
def test_a_line_added_by_hand_is_read_by_its_code(pss, make, session, code, exit_code):
    make.person("Pas", "Convoquée")
    assert pss("train", "attend", session, "--from", marked(A9=code, C9="x")).code == exit_code


@pytest.mark.parametrize(
    ("words", "exit_code"), [(("--from", "f.xlsx"), 8), (("--from", "absent.xlsx"), 8), (("--from", "p.xlsx"), 2)]
)
def test_a_sheet_that_is_none_or_says_nothing_is_refused(pss, session, words, exit_code):
    pss("refer", "form", "-o", "f.xlsx")
    assert pss("train", "attend", session, *words).code == exit_code


def test_the_sheet_of_another_session_is_refused(pss, make, session):
    other = make.training_session(day=make.ago(1))
    answer = pss("train", "attend", other.code, "--from", marked("x"))
    assert (answer.code, session in answer.err) == (8, True)
