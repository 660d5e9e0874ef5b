"""What an import brings into the registry, and what it leaves as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.books import ANN, BEA, PARKING, PARTICIPATION, asked, book, contents, tables


def test_people_their_participations_and_their_expenses_come_in_one_operation(pss, registry):
    name = book("vieux.xlsx", Personnes=[ANN, BEA], Participations=[PARTICIPATION], Dépenses=[PARKING])
    before = tables(registry)
    assert pss("registry", "import", name).code == 0
    assert len(asked(registry, "SELECT 1 FROM operation")) == len(before["operation"]) + 1
    assert asked(registry, "SELECT day, minutes, what, origin FROM past_participation") == [
        ("2021-05-01", 150, "Comité A", "import")
    ]
    assert asked(registry, "SELECT kind, amount_cents, origin FROM past_expense") == [("parking", 850, "import")]
    assert pss("registry", "check").code == 0
    assert pss("undo", "--yes").code == 0
    after = tables(registry)
    for table in before.keys() - {"operation", "change", "counter"}:
        assert after[table] == before[table], table


def test_each_record_says_its_file_its_sheet_and_its_line(pss, registry):
    name = book("vieux.xlsx", Personnes=[BEA, ANN], Participations=[PARTICIPATION])
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT table_name, file, sheet, line FROM import_line ORDER BY id") == [
        ("person", "vieux.xlsx", "Personnes", 2),
        ("person", "vieux.xlsx", "Personnes", 3),
        ("past_participation", "vieux.xlsx", "Participations", 2),
    ]
    told = pss("person", "show", "Lefort").out
    assert "vieux.xlsx" in told
    assert "Personnes" in told


@pytest.mark.parametrize("again", ["the same", "renamed", "the other way round"])
def test_a_second_import_writes_nothing_not_even_an_operation(pss, registry, again):
    sheets = {"Personnes": [ANN, BEA], "Participations": [PARTICIPATION, PARTICIPATION], "Dépenses": [PARKING, PARKING]}
    assert pss("registry", "import", book("vieux.xlsx", **sheets)).code == 0
    before = registry.read_bytes()
    assert asked(registry, "SELECT count(*) FROM past_expense") == [(2,)], "two equal parkings are two expenses"
    if again == "the other way round":
        sheets = {title: [BEA, ANN] if title == "Personnes" else [*rows][::-1] for title, rows in sheets.items()}
    name = book("vieux.xlsx" if again == "the same" else "autre.xlsx", **sheets)
    assert pss("registry", "import", name).code == 0
    assert registry.read_bytes() == before


def test_what_was_corrected_or_taken_out_since_stays_so(pss, registry):
    named = {**ANN, "Note": "Préfère le matin", "Ville": "Laval", "Plages horaires": "lundi-matin"}
    name = book("vieux.xlsx", Personnes=[named])
    assert pss("registry", "import", name).code == 0
    emptied = '{"city": null, "slots": [], "phones": ["450 555-0199"], "last_name": "Lefort-Roy"}'
    assert pss("person", "edit", "UP-0001", "--from", "-", stdin=emptied).code == 0
    assert pss("person", "note", "UP-0001", "Préfère le soir", "--correct", "1").code == 0
    assert pss("enroll", "sign", "UP-0001", "--confidentiality", "--remove").code == 0
    before = registry.read_bytes()
    answer = pss("registry", "import", name)
    assert answer.code == 0, answer.err
    assert registry.read_bytes() == before


def test_a_directorate_taken_out_since_stays_out(pss, registry):
    name = book("vieux.xlsx", Personnes=[{**BEA, "Direction": "DSI"}])
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT directorate_id IS NULL FROM person") == [(0,)]
    emptied = '{"person_directorate": null}'
    assert pss("person", "edit", "UP-0001", "--from", "-", stdin=emptied).code == 0
    before = registry.read_bytes()
    assert pss("registry", "import", name).code == 0
    assert registry.read_bytes() == before


def test_a_kind_wished_and_refused_is_refused_once(pss, registry):
    row = {**BEA, "Implications souhaitées": "committee, working_group", "Refus": "working_group"}
    name = book("un.xlsx", Personnes=[row])
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT kind, refused FROM wish ORDER BY refused") == [
        ("committee", 0),
        ("working_group", 1),
    ]
    before = registry.read_bytes()
    assert pss("registry", "import", name).code == 0
    assert registry.read_bytes() == before


def test_a_wish_contrary_to_the_registry_differs_and_completes_nothing(pss, registry):
    assert (
        pss("registry", "import", book("un.xlsx", Personnes=[{**BEA, "Implications souhaitées": "working_group"}])).code
        == 0
    )
    before = registry.read_bytes()
    name = book("deux.xlsx", Personnes=[{**BEA, "Refus": "working_group"}])
    assert pss("registry", "import", name).code == 0
    assert registry.read_bytes() == before
    assert pss("registry", "import", name, "--replace").code == 0
    assert asked(registry, "SELECT refused FROM wish") == [(1,)]


def test_what_is_missing_is_filled_and_what_differs_is_left(pss, registry):
    assert pss("registry", "import", book("un.xlsx", Personnes=[{**BEA, "Confidentialité": "oui"}])).code == 0
    fuller = {**BEA, "Ville": "Laval", "Date de naissance": "1960-05-05", "Confidentialité": "2020-02-02",
              "Téléphones": "450 555-0102", "Inscrit depuis": "2020-01-01", "Langue": "anglais"}  # fmt: skip
    assert pss("registry", "import", book("deux.xlsx", Personnes=[fuller])).code == 0
    assert asked(registry, "SELECT city, birth_date, adult, language FROM person") == [
        ("Laval", "1960-05-05", None, "fr")
    ]
    assert asked(registry, "SELECT day FROM enrolment") == [("2020-01-01",)]
    assert asked(registry, "SELECT day FROM agreement") == [("2020-02-02",)]
    assert asked(registry, "SELECT file, line FROM import_line ORDER BY id") == [("un.xlsx", 2), ("deux.xlsx", 2)]
    before = registry.read_bytes()
    assert pss("registry", "import", "deux.xlsx").code == 0
    assert registry.read_bytes() == before


def test_somebody_typed_in_pss_is_completed_not_doubled(pss, make, registry):
    make.person("Béa", "Morin", birth_date=None, adult=True)
    row = {**BEA, "Téléphones": "450 555-0100", "Courriels": None, "Ville": "Laval"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    assert asked(registry, "SELECT city, origin FROM person") == [("Laval", "typed")]


def test_the_life_that_was_typed_in_pss_goes_before_the_file(pss, make, registry):
    make.referral(make.person("Béa", "Morin", birth_date=None, adult=True))
    row = {**BEA, "Téléphones": "450 555-0100", "Inscrit depuis": "2020-01-01", "Statut": "actif", "Ville": "Laval"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    assert asked(registry, "SELECT count(*) FROM person") == [(1,)]
    assert asked(registry, "SELECT count(*) FROM enrolment") == [(0,)]


def test_a_row_is_about_nobody_when_it_may_be_about_several(pss, registry):
    twins = [{**BEA, "Numéro": n, "Courriels": f"b{n}@example.org"} for n in "12"]
    assert pss("registry", "import", book("un.xlsx", Personnes=twins)).code == 0
    rows = [PARTICIPATION, {**PARTICIPATION, "Numéro": "2"}, {**PARTICIPATION, "Personne": "Nadia Nulle"}]
    answer = pss("registry", "import", book("deux.xlsx", Participations=rows), "-f", "json")
    assert [row["line"] for row in answer.items] == [2, 4]
    assert "UP-0001, UP-0002" in answer.items[0]["error"]
    assert asked(registry, "SELECT person_id FROM past_participation") == [(2,)]


@pytest.mark.parametrize("who", [{"Personne": "Béa Morin"}, {"Personne": None, "Courriels": "bea@example.org"}])
@pytest.mark.parametrize(("number", "taken"), [("7", 1), ("12", 0), (None, 1)])
def test_a_number_that_leads_nowhere_is_never_somebody_who_has_another(pss, registry, who, number, taken):
    done = {**PARTICIPATION, **who, "Numéro": number}
    name = book("un.xlsx", Personnes=[{**BEA, "Numéro": "7"}], Participations=[done])
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT count(*) FROM past_participation") == [(taken,)]


@pytest.mark.parametrize("who", [{"Numéro": "12"}, {"Numéro": None}])
def test_what_somebody_did_whose_own_row_was_rejected_says_which(pss, registry, who):
    bad = {**BEA, "Numéro": "12", "Date de naissance": "2030-01-01"}
    name = book("un.xlsx", Personnes=[ANN, bad], Participations=[{**PARTICIPATION, **who}])
    answer = pss("registry", "import", name, "-f", "json")
    assert [row["line"] for row in answer.items] == [3, 2]
    assert "est à la ligne 3 de «\u00a0Personnes\u00a0», elle-même rejetée" in answer.items[1]["error"]


def test_a_number_that_leads_nowhere_is_that_of_somebody_without_any(pss, registry):
    name = book("un.xlsx", Personnes=[BEA], Participations=[{**PARTICIPATION, "Numéro": "12"}])
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT person_id FROM past_participation") == [(1,)]


@pytest.mark.parametrize("replace", [(), ("--replace",)])
def test_two_rows_of_one_name_and_nothing_else_are_not_taken_for_one_person(pss, registry, replace):
    zoe = {"Prénom": "Zoé", "Nom": "Roy", "Ville": "Laval", "Inscrit depuis": "2020-01-01"}
    other = {**zoe, "Ville": "Montréal", "Inscrit depuis": "2021-01-01"}
    name = book(
        "un.xlsx", Personnes=[zoe, zoe, other, {**zoe, "Numéro": "12"}, {**other, "Téléphones": "450 555-0102"}]
    )
    for _time in range(2):
        answer = pss("registry", "import", name, *replace, "-f", "json")
        assert [row["line"] for row in answer.items] == [4, 5]
        assert "ligne 2" in answer.items[0]["error"]
        assert asked(registry, "SELECT city FROM person") == [("Laval",), ("Montréal",)]


def test_a_name_is_the_same_in_either_order_with_or_without_accents(pss, registry):
    rows = [BEA, {"Prénom": "Morin", "Nom": "Bea", "Courriels": "BEA@example.org", "Ville": "Laval"}]
    assert pss("registry", "import", book("un.xlsx", Personnes=rows)).code == 0
    assert asked(registry, "SELECT last_name, city FROM person") == [("Morin", "Laval")]


def test_a_name_written_the_other_way_round_does_not_differ(pss, registry):
    turned = {"Prénom": "Morin", "Nom": "Béa", "Courriels": "bea@example.org"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[BEA])).code == 0
    before = registry.read_bytes()
    answer = pss("registry", "import", book("deux.xlsx", Personnes=[turned]), "--replace")
    assert answer.code == 0
    assert "remplacé" not in answer.err
    assert registry.read_bytes() == before


# --- where somebody stands -------------------------------------------------------------------------------


def stands(pss, registry, **cells):
    """Import one person; return their enrolment, pause, death, notes and what the screen says of them."""
    answer = pss("registry", "import", book("un.xlsx", Personnes=[{**BEA, **cells}]))
    assert answer.code in (0, 8), answer.err
    return (
        asked(registry, "SELECT day, withdrawn_on, withdrawn_reason FROM enrolment"),
        asked(registry, "SELECT since, until FROM pause"),
        asked(registry, "SELECT deceased_on FROM person"),
        [text for (text,) in asked(registry, "SELECT text FROM note")],
    )


def test_active_without_a_day_is_enrolled_since_a_day_that_nobody_knows(pss, registry):
    assert stands(pss, registry, Statut="actif") == ([(None, None, None)], [], [(None,)], [])
    assert pss("recontact", "list", "-f", "json").items[0]["code"] == "UP-0001"


def test_paused_is_paused_from_the_day_of_the_import(pss, registry):
    assert stands(pss, registry, Statut="en pause")[:2] == ([(None, None, None)], [("2026-11-20", None)])
    assert pss("recontact", "list", "-f", "json").items == []


def test_withdrawn_on_a_day_left_on_that_day(pss, registry):
    cells = {"Statut": "retirée", "Date de retrait": "2023-01-02"}
    assert stands(pss, registry, **cells)[0] == [(None, "2023-01-02", None)]


@pytest.mark.parametrize("word", ["retirée", "décédée"])
def test_gone_without_a_day_is_never_enrolled_and_the_note_says_why(pss, registry, word):
    cells = {"Statut": word, "Inscrit depuis": "2019-01-01"}
    enrolments, pauses, died, notes = stands(pss, registry, **cells)
    assert (enrolments, pauses, died) == ([], [], [(None,)])
    assert "2019-01-01" in notes[0]
    assert pss("person", "show", "UP-0001", "-f", "json").json["stage"] == "known", "nobody knows of a referral"
    assert pss("recontact", "list", "-f", "json").items == []
    before = registry.read_bytes()
    assert stands(pss, registry, **cells)[3] == notes
    assert registry.read_bytes() == before
    more = book("deux.xlsx", Personnes=[{**BEA, **cells, "Ville": "Laval"}, ANN])
    assert pss("registry", "import", more).code == 0
    assert asked(registry, "SELECT count(*) FROM note") == [(1,)]


def test_deceased_on_a_day_is_never_re_contacted(pss, registry):
    cells = {"Statut": "décédée", "Date de retrait": "2023-01-02", "Inscrit depuis": "2019-01-01"}
    enrolments, _pauses, died, _notes = stands(pss, registry, **cells)
    assert enrolments == [("2019-01-01", "2023-01-02", "deceased")]
    assert died == [("2023-01-02",)]


@pytest.mark.parametrize(
    "cells",
    [
        {"Statut": "actif", "Date de retrait": "2023-01-02"},
        {"Inscrit depuis": "2023-01-03", "Date de retrait": "2023-01-02"},
    ],
)
def test_days_that_contradict_each_other_are_not_chosen_between(pss, registry, cells):
    assert pss("registry", "import", book("un.xlsx", Personnes=[{**BEA, **cells}])).code == 8
    assert asked(registry, "SELECT count(*) FROM person") == [(0,)]


# --- minors ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "cell"),
    [("Note", "Casier judiciaire"), ("Vécu", "Tribunal de la jeunesse")],
)
def test_nothing_judicial_of_a_minor_comes_in_nor_goes_back(pss, registry, column, cell):
    minor = {**BEA, "18 ans ou plus": None, "Date de naissance": "2011-01-01", column: cell}
    answer = pss("registry", "import", book("un.xlsx", Personnes=[ANN, minor]), "-f", "json")
    assert len(answer.items) == 1
    assert cell not in answer.out + answer.err
    (back,) = [p for p in Path().glob("un-*.xlsx")]
    assert cell not in str(contents(back))
    assert asked(registry, "SELECT count(*) FROM person") == [(1,)]


@pytest.mark.parametrize("replace", [(), ("--replace",)])
@pytest.mark.parametrize(
    ("held", "cells"),
    [
        ({"18 ans ou plus": "oui"}, {"Date de naissance": "2012-01-01"}),
        ({"18 ans ou plus": None}, {"Date de naissance": "2012-01-01"}),
        ({"18 ans ou plus": None}, {"18 ans ou plus": "non"}),
        ({"18 ans ou plus": None, "Date de naissance": "1960-01-01"}, {"18 ans ou plus": "non"}),
    ],
)
def test_an_age_that_the_registry_contradicts_or_that_no_partner_has_is_refused(pss, registry, held, cells, replace):
    row = {**BEA, **held, "Statut": "actif"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    before = registry.read_bytes()
    bare = {"Prénom": "Béa", "Nom": "Morin", "Courriels": "bea@example.org"}
    answer = pss("registry", "import", book("deux.xlsx", Personnes=[{**bare, **cells}]), *replace)
    assert answer.code == 8, answer.err
    assert registry.read_bytes() == before
    assert pss("rules", "--audit").code == 0


def test_an_age_that_a_correction_may_say_completes_the_record(pss, registry):
    row = {**BEA, "18 ans ou plus": None, "Statut": "actif"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    later = {**BEA, "Date de naissance": "2008-11-20"}
    assert pss("registry", "import", book("deux.xlsx", Personnes=[later])).code == 0
    assert asked(registry, "SELECT birth_date, adult FROM person") == [("2008-11-20", None)]


# --- participations and expenses -----------------------------------------------------------------------------


def test_a_wide_row_holds_an_expense_for_each_amount(pss, registry):
    wide = {"Personne": "Béa Morin", "Date": "2021-05-01", "Kilométrage (montant)": "12,40", "Kilomètres": "24,6",
            "Stationnement": "8,50", "Dîner": "0", "Direction": "DSI"}  # fmt: skip
    assert pss("registry", "import", book("un.xlsx", Personnes=[BEA], Dépenses=[wide])).code == 0
    assert asked(registry, "SELECT kind, amount_cents, distance_m FROM past_expense ORDER BY id") == [
        ("km", 1240, 24600),
        ("parking", 850, None),
    ]


def test_supplements_have_their_columns_of_amounts_too(pss, registry):
    wide = {"Personne": "Béa Morin", "Date": "2021-05-01", "Gravier": "1,23", "Covoiturage": "2,63", "Direction": "DSI"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[BEA], Dépenses=[wide])).code == 0
    assert asked(registry, "SELECT kind, amount_cents, distance_m FROM past_expense ORDER BY id") == [
        ("gravel", 123, None),
        ("carpool", 263, None),
    ]


@pytest.mark.parametrize(
    ("cells", "good"),
    [
        ({"Personne": None}, True),
        ({"Personne": None, "Direction": None}, False),
        ({"Montant": "0"}, False),
        ({"Montant": None}, False),
        ({"Date": None}, False),
        ({"Date": None, "Année financière": "2021-2022"}, True),
        ({"Année financière": "2020-2021"}, False),
        ({"Date": "2026-11-21"}, False),
        ({"Date": "2026-11-20"}, True),
        ({"Date": None, "Année financière": "2027-2028"}, False),
        ({"Direction": "Nulle part"}, False),
        ({"Stationnement": "8,50"}, True),
        ({"Stationnement": "8,49"}, False),
    ],
)
def test_an_expense_says_whose_when_and_how_much(pss, registry, cells, good):
    answer = pss("registry", "import", book("un.xlsx", Personnes=[BEA], Dépenses=[{**PARKING, **cells}]), "-f", "json")
    assert (answer.code, answer.items == []) == (0, good), answer.out
    assert asked(registry, "SELECT count(*) FROM past_expense") == [(int(good),)]


def test_strict_takes_nothing_from_any_sheet(pss, registry):
    name = book("un.xlsx", Personnes=[BEA], Dépenses=[{**PARKING, "Montant": "0"}])
    before = registry.read_bytes()
    assert pss("registry", "import", name, "--strict").code == 8
    assert registry.read_bytes() == before


# --- what was before pss counts ------------------------------------------------------------------------------


def test_a_participation_before_pss_postpones_the_re_contact(pss, registry):
    row = {**BEA, "Inscrit depuis": "2019-01-01"}
    recent = {**PARTICIPATION, "Date": "2026-10-01"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    assert len(pss("recontact", "list", "-f", "json").items) == 1
    assert pss("registry", "import", book("deux.xlsx", Participations=[recent])).code == 0
    assert pss("recontact", "list", "-f", "json").items == []


@pytest.mark.parametrize("together", [True, False])
def test_a_last_participation_that_another_sheet_tells_of_is_counted_once(pss, registry, together):
    row = {**BEA, "Dernière participation": "2021-05-01"}
    bare = {"Personne": "Béa Morin", "Date": "2021-05-01", "Comité ou projet": None}
    sheets = {"Personnes": [row], "Participations": [PARTICIPATION]}
    if together:
        assert pss("registry", "import", book("un.xlsx", **sheets)).code == 0
    else:
        assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
        assert pss("registry", "import", book("deux.xlsx", Participations=[bare])).code == 0
        assert asked(registry, "SELECT what FROM past_participation") == [(None,)]
        assert pss("registry", "import", book("trois.xlsx", Participations=[PARTICIPATION])).code == 0
    assert asked(registry, "SELECT day, what FROM past_participation") == [("2021-05-01", "Comité A")]
    before = registry.read_bytes()
    assert pss("registry", "import", book("quatre.xlsx", **sheets)).code == 0
    assert registry.read_bytes() == before
    assert pss("registry", "check").code == 0
    assert pss("undo", "--yes").code == 0


def test_two_participations_of_one_day_are_two_whatever_a_column_says(pss, registry):
    row = {**BEA, "Dernière participation": "2021-05-01"}
    done = [
        PARTICIPATION,
        {**PARTICIPATION, "Comité ou projet": "Comité B"},
        {"Personne": "Béa Morin", "Date": "2021-05-01"},
    ]
    for sheets in (done, done[::-1]):
        name = book("un.xlsx", Personnes=[row], Participations=sheets)
        assert pss("registry", "import", name).code == 0
        assert len(asked(registry, "SELECT 1 FROM past_participation")) == 3
    before = registry.read_bytes()
    assert pss("registry", "import", name).code == 0
    assert registry.read_bytes() == before


@pytest.mark.parametrize(("year", "late"), [("2026-2027", []), ("2024-2025", ["2024-04-01"])])
def test_a_participation_known_by_its_year_is_not_before_the_first_day_of_it(pss, registry, year, late):
    done = {**PARTICIPATION, "Date": None, "Année financière": year}
    name = book("un.xlsx", Personnes=[{**BEA, "Statut": "actif"}], Participations=[done])
    assert pss("registry", "import", name).code == 0
    assert [row["since"] for row in pss("recontact", "list", "-f", "json").items] == late
    assert "aucune activité connue" not in pss("report", "today", "--rule", "REC-01").out


def test_experience_before_pss_opens_the_tactical_level(pss, registry):
    row = {**BEA, "Inscrit depuis": "2019-01-01"}
    done = [{**PARTICIPATION, "Date": f"2021-05-0{n}"} for n in range(1, 5)]
    assert pss("registry", "import", book("un.xlsx", Personnes=[row], Participations=done)).code == 0
    assert pss("enroll", "level", "UP-0001", "tactical").code == 5, "four are not five"
    undated = {"Personne": "Béa Morin", "Année financière": "2020-2021", "Comité ou projet": "Comité B"}
    assert pss("registry", "import", book("deux.xlsx", Participations=[undated])).code == 0
    assert pss("enroll", "level", "UP-0001", "tactical").code == 0


def test_expenses_before_pss_are_costs_of_their_year_and_owed_to_nobody(pss, registry):
    taxi = {"Personne": "Béa Morin", "Date": "2022-03-31", "Genre de dépense": "taxi", "Montant": "20,00"}
    rows = [PARKING, {"Année financière": "2021-2022", "Montant": "100,00", "Direction": "DPJ"}, taxi]
    assert pss("registry", "import", book("un.xlsx", Personnes=[BEA], Dépenses=rows)).code == 0
    figures = pss("report", "expenses", "--fiscal-year", "2021-2022", "-f", "json").items
    known = {(r["directorate"], r["kind"]): r["claimed_cents"] for r in figures if r["claimed_cents"]}
    assert known == {
        ("DSI", "total"): 850, ("DSI", "parking"): 850, ("DPJ", "total"): 10000, ("DPJ", "other"): 10000,
        ("-", "total"): 2000, ("-", "taxi"): 2000,
    }  # fmt: skip
    assert {r["paid_cents"] == r["claimed_cents"] for r in figures} == {True}
    assert pss("claim", "list", "-f", "json").items == []
    later = pss("report", "expenses", "--fiscal-year", "2022-2023", "-f", "json").items
    assert not [r for r in later if r["claimed_cents"]]


def test_the_workbook_of_the_year_marks_what_was_imported(pss, registry):
    assert pss("registry", "import", book("un.xlsx", Personnes=[BEA], Dépenses=[PARKING])).code == 0
    answer = pss("report", "expenses", "--fiscal-year", "2021-2022", "-o", "annee.xlsx")
    assert answer.code == 0, answer.err
    (line,) = [row for row in contents("annee.xlsx")["Lignes"] if row[0] == "DSI"]
    assert line[8:11] == (8.5, 8.5, 8.5)
    assert line[-1] == "importé"


def test_the_sheet_of_a_person_tells_of_before_pss(pss, registry):
    name = book("un.xlsx", Personnes=[BEA], Participations=[PARTICIPATION], Dépenses=[PARKING])
    assert pss("registry", "import", name).code == 0
    shown = pss("person", "show", "UP-0001", "-f", "json").json
    assert shown["past_participations"][0]["length_min"] == 150
    assert shown["past_expenses"][0]["amount_cents"] == 850
    assert shown["sources"][0]["file"] == "un.xlsx"
    info = pss("registry", "info", "-f", "json").json
    assert (info["past_participations"], info["past_expenses"]) == (1, 1)


def test_what_differs_is_named_by_its_column_and_replaced_only_when_asked(pss, registry):
    row = {**BEA, "Ville": "Laval", "Téléphones": "450 555-0111", "Consent contact": "oui"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    other = {**row, "Ville": "Montréal", "Téléphones": "450 555-0122"}
    name = book("deux.xlsx", Personnes=[other])
    answer = pss("registry", "import", name)
    assert "Ville" in answer.err
    assert "Montréal" not in answer.err, "the columns, never the values"
    assert asked(registry, "SELECT city FROM person") == [("Laval",)]
    assert pss("registry", "import", name, "--replace").code == 0
    assert asked(registry, "SELECT city FROM person") == [("Montréal",)]
    assert asked(registry, "SELECT value FROM contact_point WHERE kind = 'phone'") == [("+14505550122",)]
    before = registry.read_bytes()
    assert pss("registry", "import", name, "--replace").code == 0
    assert registry.read_bytes() == before
    assert pss("undo", "--yes").code == 0
    assert asked(registry, "SELECT city FROM person") == [("Laval",)]


@pytest.mark.parametrize(
    ("cells", "verb"),
    [
        ({"Statut": "retirée"}, "pss enroll withdraw UP-0001 --reason …"),
        ({"Date de retrait": "2023-01-02"}, "pss enroll withdraw UP-0001 --reason …"),
        ({"Statut": "décédée"}, "pss enroll withdraw UP-0001 --reason deceased"),
        ({"Inscrit depuis": "2018-01-01"}, None),
    ],
)
def test_what_replace_cannot_take_names_what_can(pss, registry, cells, verb):
    row = {**BEA, "Statut": "actif", "Inscrit depuis": "2019-01-01"}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    before = registry.read_bytes()
    answer = pss("registry", "import", book("deux.xlsx", Personnes=[{**BEA, **cells}]), "--replace")
    assert registry.read_bytes() == before
    assert "--replace prend" not in answer.err
    assert verb is None or verb in answer.err, answer.err
    assert ("--reason" in answer.err) == (verb is not None)


def test_who_is_not_enrolled_is_named_and_only_the_first_ten(pss, registry):
    many = [{**BEA, "Prénom": f"P{n}", "Courriels": f"p{n}@example.org"} for n in range(12)]
    gone = [{**ANN, "Statut": "retirée"}]
    answer = pss("registry", "import", book("un.xlsx", Personnes=[*many, *gone]))
    assert "12 (UP-0001, " in answer.err
    assert "UP-0010…)" in answer.err
    assert "1 (UP-0013)" in answer.err


def test_a_dry_run_says_what_becomes_of_each_sheet_and_keeps_nothing(pss, registry):
    assert pss("registry", "import", book("un.xlsx", Personnes=[BEA])).code == 0
    before = registry.read_bytes()
    rows = {"Personnes": [{**BEA, "Ville": "Laval"}, ANN], "Dépenses": [PARKING, {**PARKING, "Montant": "0"}]}
    answer = pss("registry", "import", book("deux.xlsx", **rows), "--dry-run")
    assert registry.read_bytes() == before
    said = [
        line for line in answer.err.splitlines() if line.startswith(("Personnes\u00a0: cré", "Dépenses\u00a0: cré"))
    ]
    assert [[int(n) for n in re.findall(r"\d+", line)] for line in said] == [[1, 1, 0, 0], [1, 0, 0, 1]]


def test_a_file_of_many_chunks_loses_only_its_bad_rows(pss, registry, monkeypatch):
    from pss_cli.workflow.importing import people

    monkeypatch.setattr(people, "AT_ONCE", 4)
    rows = [{"Numéro": str(n), "Prénom": f"P{n}", "Nom": f"N{n}", "18 ans ou plus": "oui",
             "Note": "Casier judiciaire" if n % 5 == 0 else "Bien"} for n in range(1, 15)]  # fmt: skip
    rows = [
        row | ({"18 ans ou plus": "", "Date de naissance": "2011-01-01"} if row["Note"] != "Bien" else {})
        for row in rows
    ]
    answer = pss("registry", "import", book("un.xlsx", Personnes=rows), "-f", "json")
    assert [row["line"] for row in answer.items] == [6, 11]
    codes = asked(registry, "SELECT code, import_key FROM person ORDER BY id")
    assert [code for code, _key in codes] == [f"UP-{n:04d}" for n in range(1, 13)], "no code is lost to a bad row"


def test_the_database_refuses_one_row_and_the_others_come_in(pss, registry, monkeypatch):
    from pss_cli.workflow.importing import person

    real = person.people.contact_points

    def broken(kind, values):
        for fields in real(kind, values):
            yield fields | ({"kind": "fax"} if "p3@" in fields["value"] else {})

    monkeypatch.setattr(person.people, "contact_points", broken)
    rows = [{"Prénom": f"P{n}", "Nom": f"N{n}", "Courriels": f"p{n}@example.org"} for n in range(1, 8)]
    answer = pss("registry", "import", book("un.xlsx", Personnes=rows), "-f", "json")
    assert [row["line"] for row in answer.items] == [4]
    assert len(asked(registry, "SELECT 1 FROM person")) == 6


def test_a_file_goes_on_telling_of_whoever_was_merged_into_another(pss, registry):
    twice = {**BEA, "Numéro": "18", "Courriels": "b2@example.org"}
    name = book("un.xlsx", Personnes=[{**BEA, "Numéro": "17"}, twice])
    assert pss("registry", "import", name).code == 0
    answer = pss("person", "merge", "UP-0001", "UP-0002", "--yes")
    assert answer.code == 0, answer.err
    done = book("deux.xlsx", Personnes=[twice], Participations=[{**PARTICIPATION, "Numéro": "18"}])
    assert pss("registry", "import", done).code == 0
    assert asked(registry, "SELECT code FROM person") == [("UP-0001",)]
    assert asked(registry, "SELECT person_id FROM past_participation") == [(1,)]


def test_a_declaration_comes_in_with_somebody_new_alone_so_that_undo_takes_everything_back(pss, registry):
    row = {**ANN, "Déclaration": None}
    assert pss("registry", "import", book("un.xlsx", Personnes=[row])).code == 0
    later = {**ANN, "Déclaration": "2022-09-16", "Ville": "Laval"}
    answer = pss("registry", "import", book("deux.xlsx", Personnes=[later]))
    assert "Déclaration" in answer.err
    assert "2022-09-16" not in answer.err
    assert asked(registry, "SELECT count(*) FROM declaration") == [(0,)]
    assert pss("undo", "--yes").code == 0
