"""What is in doubt goes to a map; the map that somebody corrected is what is followed, to the letter."""

from __future__ import annotations

import sqlite3
import tomllib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pss_cli.inputs.importing.grid import Book, Line, Sheet
from pss_cli.inputs.importing.mapping import read_map, write_map
from pss_cli.inputs.importing.recognise import known
from pss_cli.inputs.importing.sheetmap import SheetMap, headings_at, is_judicial
from pss_cli.vocabulary import ImportKind

PEOPLE = "Prénom;Nom;Courriel;Inscrit le\n"


def write(text, name="gens.csv"):
    """Write a CSV file."""
    Path(name).write_text(text, encoding="utf-8")
    return name


def days(registry):
    """Return the days of the enrolments."""
    connection = sqlite3.connect(registry)
    found = [day for (day,) in connection.execute("SELECT day FROM enrolment ORDER BY id")]
    connection.close()
    return found


@pytest.mark.parametrize(
    ("written", "expected"),
    [(["05/03/2021", "25/03/2021"], ["2021-03-05", "2021-03-25"]),
     (["05/03/2021", "03/25/2021"], ["2021-05-03", "2021-03-25"]),
     (["05/05/2021", "06/06/2021"], ["2021-05-05", "2021-06-06"])],
)  # fmt: skip
def test_the_column_decides_the_order_of_its_days(pss, registry, written, expected):
    rows = "".join(f"Ann{n};Roy;a{n}@example.org;{day}\n" for n, day in enumerate(written))
    assert pss("registry", "import", write(PEOPLE + rows)).code == 0
    assert days(registry) == expected


@pytest.mark.parametrize("written", [["05/03/2021", "06/04/2021"], ["25/12/2021", "12/25/2021", "05/03/2021"]])
def test_days_that_nothing_settles_stop_everything_until_the_map_says(pss, registry, written):
    rows = "".join(f"Ann{n};Roy;a{n}@example.org;{day}\n" for n, day in enumerate(written))
    write(PEOPLE + rows)
    before = registry.read_bytes()
    answer = pss("registry", "import", "gens.csv")
    assert (answer.code, registry.read_bytes()) == (2, before)
    text = Path("gens.map.toml").read_text(encoding="utf-8")
    line = next(n for n, line in enumerate(text.splitlines(), start=1) if line.startswith('"Inscrit le" = "?"'))
    assert f"Ligne {line} de la carte" in answer.err
    assert "Inscrit le" in answer.err
    again = pss("registry", "import", "gens.csv")
    assert (again.code, f"Ligne {line} de la carte" in again.err) == (2, True)
    Path("gens.map.toml").write_text(text.replace('"?"', '"month-day-year"'), encoding="utf-8")
    assert pss("registry", "import", "gens.csv").code == 0
    assert "2021-05-03" in days(registry)


def test_a_few_unsure_days_among_clear_ones_go_back_with_the_bad_rows(pss, registry):
    rows = "Ann;Roy;a@example.org;2021-01-02\nBéa;Roy;b@example.org;2021-01-03\nZoé;Roy;z@example.org;05/03/2021\n"
    answer = pss("registry", "import", write(PEOPLE + rows), "-f", "json")
    assert (answer.code, [row["line"] for row in answer.items]) == (0, [4])
    assert "deux" in answer.items[0]["error"]


MIXED = (
    "Prénom;Nom;Courriel;Inscrit le;DDN\nAnn;Roy;a@example.org;2021-01-02;12/25/1970\n"
    "Béa;Roy;b@example.org;44260;01/13/1980\nZoé;Roy;z@example.org;05/03/2021;02/14/1990\n"
)


def test_a_map_that_says_nothing_of_a_few_unsure_days_stops_until_it_does(pss, registry):
    assert pss("registry", "import", write(MIXED), "--propose").code == 0
    text = Path("gens.map.toml").read_text(encoding="utf-8")
    said = next(line for line in text.splitlines() if line.startswith('"Inscrit le" = "?"'))
    assert "month-day-year" in said.rpartition(";")[2], "the other dates of the sheet are a proposal"
    answer = pss("registry", "import", "gens.csv")
    assert (answer.code, "Inscrit le" in answer.err) == (2, True)
    Path("gens.map.toml").write_text(text.replace('"?"', '"month-day-year"'), encoding="utf-8")
    assert pss("registry", "import", "gens.csv").code == 0
    assert days(registry) == ["2021-01-02", "2021-03-05", "2021-05-03"]


def test_an_unknown_column_stops_once_then_the_same_command_goes_on(pss, registry):
    write("Prénom;Nom;Courriel;Pointure\nAnn;Roy;a@example.org;42\n")
    answer = pss("registry", "import", "gens.csv")
    assert (answer.code, "Pointure" in answer.err) == (8, True)
    assert tomllib.loads(Path("gens.map.toml").read_text(encoding="utf-8"))["sheet"][0]["columns"]["Pointure"] == ""
    answer = pss("registry", "import", "gens.csv")
    assert (answer.code, "Laissées de côté\u00a0: Pointure" in answer.err) == (0, True)


def test_an_unknown_column_that_holds_nothing_is_no_question(pss, registry):
    assert pss("registry", "import", write("Prénom;Nom;Courriel;Pointure\nAnn;Roy;a@example.org;\n")).code == 0


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [("Pour la joindre", ["450 555-0101", "514-555-0102", "(450) 555-0103"], "phones"),
     ("Adresse électr. perso", ["a@example.org", "b@example.org", "c@example.org"], "emails"),
     ("Où", ["H7M 3L9", "h7m3l9", "H7N 1A1"], "postal_code"),
     ("Rattachement", ["DSM", "DSM", "dsm"], "person_directorate"),
     ("", ["450 555-0101", "514-555-0102", "(450) 555-0103"], "phones")],
)  # fmt: skip
def test_a_column_known_by_what_it_holds_is_proposed_and_left_to_somebody(pss, registry, heading, values, field):
    rows = "".join(f"Ann{n};Roy;{value}\n" for n, value in enumerate(values))
    assert pss("registry", "import", write(f"Prénom;Nom;{heading}\n{rows}")).code == 2
    columns = tomllib.loads(Path("gens.map.toml").read_text(encoding="utf-8"))["sheet"][0]["columns"]
    assert columns[heading or "(C)"] == field
    assert pss("registry", "import", "gens.csv").code == 0, "what is proposed is what is read"


def test_a_heading_that_what_it_holds_contradicts_is_left_to_somebody(pss, registry):
    write("Prénom;Nom;Téléphone\nAnn;Roy;le soir\nBéa;Roy;le matin\nZoé;Roy;jamais\n")
    answer = pss("registry", "import", "gens.csv")
    assert (answer.code, "Téléphone" in answer.err) == (2, True)


FREE = "Prénom;Nom;Courriel;Dispo\n" + "".join(
    f"Ann{n};Roy;a{n}@example.org;{said}\n"
    for n, said in enumerate(["les soirs", "jamais le mardi", "à voir avec elle"])
)


def test_what_contradicts_its_heading_is_left_out_rather_than_sending_nearly_every_row_back(pss, registry):
    assert pss("registry", "import", write(FREE), "--propose").code == 0
    text = Path("gens.map.toml").read_text(encoding="utf-8")
    assert '"Dispo" = ""  # À VÉRIFIER' in text
    answer = pss("registry", "import", "gens.csv", "-f", "json")
    assert (answer.code, answer.items) == (0, [])
    assert "Laissées de côté\u00a0: Dispo" in answer.err


def test_headings_with_slips_and_abbreviations_are_known(pss, registry):
    write("PRENOM;Nom de famile;Adresse couriel;Cell. ;D.D.N.\nAnn;Roy;a@example.org;450 555-0101;1970-01-02\n")
    answer = pss("registry", "import", "gens.csv")
    assert answer.code == 0, answer.err


def test_a_dry_run_says_how_to_have_the_map_with_the_name_of_the_file(pss, registry):
    write("Prénom;Nom;Courriel;Pointure\nAnn;Roy;a@example.org;42\n", "nos gens.csv")
    answer = pss("registry", "import", "nos gens.csv", "--dry-run")
    assert (answer.code, 'pss registry import "nos gens.csv" --propose' in answer.err) == (8, True)
    assert not list(Path().glob("*.toml"))


def test_a_doubt_names_its_sheet(pss, registry):
    book = openpyxl.Workbook()
    book.active.title = "Registre partenaires"
    book.active.append(["Prénom", "Nom", "Courriel", "Pointure"])
    book.active.append(["Ann", "Roy", "a@example.org", 42])
    book.save("gens.xlsx")
    answer = pss("registry", "import", "gens.xlsx")
    assert "feuille «\u00a0Registre partenaires\u00a0»\u00a0: la colonne «\u00a0Pointure\u00a0»" in answer.err


def test_a_proposal_alone_writes_the_map_and_nothing_else(pss, registry):
    write("Prénom;Nom;Courriel;Pointure\nAnn;Roy;a@example.org;42\n")
    before = registry.read_bytes()
    assert pss("registry", "import", "gens.csv", "--propose").code == 0
    assert registry.read_bytes() == before
    assert Path("gens.map.toml").exists()
    assert pss("registry", "import", "gens.csv", "--propose").code == 2, "perhaps corrected since: not replaced unasked"
    assert pss("registry", "import", "gens.csv", "--propose", "--map", "autre.toml").code == 0
    assert pss("registry", "import", "gens.csv", "--propose", "--map", "essai.toml", "--dry-run").code == 0
    assert not Path("essai.toml").exists()
    assert pss("registry", "import", "gens.csv", "--map", "autre.toml").code == 0


GOOD = '[[sheet]]\nkind = "people"\nheadings_line = 1\n[sheet.columns]\n"Prénom" = "first_name"\n"Nom" = "last_name"\n'


@pytest.mark.parametrize(
    ("told", "code", "said"),
    [
        (GOOD.replace('"first_name"', '"prenom"'), 2, "prenom"),
        (GOOD.replace('"people"', '"peuple"'), 2, "kind"),
        (GOOD.replace("headings_line", "header"), 2, "header"),
        (GOOD + '[sheet.dates]\n"Nom" = "jour"\n', 2, "jour"),
        (GOOD + '"Casier judiciaire" = "note"\n', 2, "judiciaires"),
        (GOOD.replace('"Nom"', '"Nom de jeune fille"'), 8, "Nom de jeune fille"),
        (GOOD.replace("[[sheet]]\n", '[[sheet]]\nsheet = "2019"\n'), 8, "2019"),
        (GOOD.replace("= 1", "= 2"), 8, "ligne 2"),
        (GOOD.replace("[[sheet]]", "[[sheet"), 8, "ligne 1"),
        ("sheet = 3\n", 2, "[[sheet]]"),
        ('[[sheet]]\nkind = "people"\ncolumns = 3\n', 2, "columns"),
        ("\0", 8, "lisible"),
        ("x = " + "[" * 100_000, 8, "lisible"),
        (GOOD.replace('"first_name"', '["first_name"]'), 2, "Prénom"),
        (GOOD.replace("[[sheet]]\n", '[[sheet]]\nsheet = ["2019"]\n'), 2, "sheet"),
        (GOOD.replace("headings_line = 1\n", ""), 8, "ligne 0"),
    ],
)
def test_a_map_is_read_to_the_letter(pss, registry, told, code, said):
    write("Prénom;Nom;Casier judiciaire\nAnn;Roy;\n")
    Path("gens.map.toml").write_text(told, encoding="utf-8")
    answer = pss("registry", "import", "gens.csv")
    assert (answer.code, said in answer.err) == (code, True), answer.err


@pytest.mark.parametrize(
    ("heading", "judicial"),
    [("Antécédents", True), ("Antécédents judiciaires", True), ("Casier judiciaire – Direction clinique", True),
     ("Vérification de police (santé)", True), ("Antécédents criminels, familiaux", True),
     ("Antécédents médicaux", False), ("Antécédents familiaux", False)],
)  # fmt: skip
def test_a_medical_word_excuses_no_judicial_one(heading, judicial):
    assert is_judicial(heading) is judicial


def test_a_sheet_is_left_out_when_the_map_says_so(pss, registry):
    book = openpyxl.Workbook()
    for title in ("2020", "2021"):
        sheet = book.create_sheet(title)
        sheet.append(["Prénom", "Nom", "Courriel"])
        sheet.append([f"Ann {title}", "Roy", f"a{title}@example.org"])
    book.save("gens.xlsx")
    assert pss("registry", "import", "gens.xlsx", "--propose").code == 0
    path = Path("gens.map.toml")
    first = path.read_text(encoding="utf-8").replace('kind = "people"', 'kind = "ignored"', 1)
    path.write_text(first, encoding="utf-8")
    assert pss("registry", "import", "gens.xlsx").code == 0
    connection = sqlite3.connect(registry)
    assert connection.execute("SELECT first_name FROM person").fetchall() == [("Ann 2021",)]
    connection.close()


@settings(max_examples=15)
@given(st.lists(st.text(min_size=1, max_size=15), min_size=1, max_size=5), st.text(min_size=1, max_size=10))
def test_a_map_is_read_back_as_it_was_written_whatever_the_headings(tmp_path_factory, titles, name):
    sheet = Sheet(name, [Line(1, titles), Line(2, ["x"] * len(titles))])
    book = Book("f.xlsx", [sheet])
    there = headings_at(sheet, 1)
    told = SheetMap(name, ImportKind.PEOPLE, 1, dict.fromkeys(there, "note"), {})
    path = tmp_path_factory.mktemp("map") / "m.toml"
    try:
        path.write_text(write_map(book, [told], []), encoding="utf-8")
    except UnicodeEncodeError:  # half a character: no file can hold it
        return
    if not any(map(is_judicial, there)):
        assert read_map(path, book) == [told]


# --- with somebody there ----------------------------------------------------------------------------


@pytest.fixture
def answering(monkeypatch):
    """Somebody at a terminal, who types these lines."""
    from pss_cli.commands.call import Call

    def typing(*lines):
        left = iter(lines)
        monkeypatch.setattr("builtins.input", lambda: next(left))
        monkeypatch.setattr(Call, "interactive", property(lambda _call: True))

    return typing


@pytest.mark.parametrize(("typed", "day"), [(["1"], "2021-03-05"), (["", "3", "2"], "2021-05-03")])
def test_somebody_there_is_asked_which_comes_first_until_it_is_said(pss, registry, answering, typed, day):
    write(PEOPLE + "Ann;Roy;a@example.org;05/03/2021\nBéa;Roi;?;06/04/2021\n")
    answering(*typed)
    answer = pss("registry", "import", "gens.csv")
    assert answer.code == 0, answer.err
    assert days(registry) == [day]
    assert "Inscrit le" in answer.err
    (kept,) = Path().glob("gens-*.map.toml")
    order = "day-month-year" if typed == ["1"] else "month-day-year"
    assert f'"Inscrit le" = "{order}"' in kept.read_text(encoding="utf-8"), (
        "the answer is kept for the rows that go back"
    )


@pytest.mark.parametrize(("typed", "day"), [("1", "2021-03-05"), ("2", "2021-05-03"), ("", "2021-05-03")])
def test_somebody_there_is_asked_from_the_first_unsure_day_and_may_take_the_order_of_the_others(
    pss, registry, answering, typed, day
):
    answering(typed)
    answer = pss("registry", "import", write(MIXED), "-f", "json")
    assert (answer.code, answer.items) == (0, []), answer.err
    assert days(registry) == ["2021-01-02", "2021-03-05", day]


def test_somebody_there_may_leave_unknown_columns_out_at_once(pss, registry, answering):
    write("Prénom;Nom;Courriel;Pointure\nAnn;Roy;a@example.org;42\n")
    answering("oui")
    assert pss("registry", "import", "gens.csv").code == 0
    assert not Path("gens.map.toml").exists()


def test_somebody_there_may_leave_out_at_once_what_contradicts_its_heading_or_is_said_twice(pss, registry, answering):
    write(FREE.replace("Courriel", "Courriel;Nom").replace(";a", ";Roy;a"))
    answering("oui", "o")
    answer = pss("registry", "import", "gens.csv", "-f", "json")
    assert (answer.code, answer.items) == (0, []), answer.err
    assert not Path("gens.map.toml").exists()


def test_somebody_there_who_wants_an_unknown_column_gets_the_map(pss, registry, answering):
    write("Prénom;Nom;Courriel;Pointure\nAnn;Roy;a@example.org;42\n")
    answering("non")
    assert pss("registry", "import", "gens.csv").code == 8
    assert Path("gens.map.toml").exists()


# --- headings of offices, and of public lists of volunteers and members ----------------------------------------------


@pytest.mark.parametrize(
    ("heading", "field"),
    [("firstName", "first_name"), ("phone_number", "phones"), ("Mailing Zip/Postal Code", "postal_code"),
     ("Home Phone", "phones"), ("Personal Email", "emails"), ("Volunteer Status", "status"), ("NOM", "last_name"),
     ("Over the age of 18 years?", "adult"), ("Date de naissance (aaaa-mm-jj)", "birth_date"), ("Courriel 3", "emails"),
     ("Emergency Contact Phone", None), ("Last Sign In", None), ("Genre", None), ("Téléphone du médecin", None),
     ("Dernier contact", None), ("Langue maternelle", None), ("Infolettre", None)],
)  # fmt: skip
def test_headings_of_public_lists_are_known_or_not(heading, field):
    found = known(ImportKind.PEOPLE, heading)
    assert (found.field.name if found else None) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Engagement confidentialité signé", "confidentiality"), ("Code d'éthique lu", "ethics"), 
     ("Éthique lu et signé le", "ethics"),
     ("Pochette remise", "kit"), ("Consentement", None), ("Consentement non signé", None), ("Statut", "status"),
     ("Adresse courriel", "emails"), ("Cellulaire", "phones"), ("Cell. / tél.", "phones"),
     ("Téléphone ou courriel", None), ("Rôle lu", None)],
)  # fmt: skip
def test_headings_of_offices_are_known_or_not(heading, field):
    found = known(ImportKind.PEOPLE, heading)
    assert (found.field.name if found else None) == field


def test_the_day_of_a_payment_is_not_the_day_of_what_was_paid(pss, registry):
    write(
        "Nom complet;Comité / activité;Date;Payé le;Taxi\nRoy, Ann;Sondage;2021-02-03;2021-04-30;12,50\n", "frais.csv"
    )
    write("Prénom;Nom;Courriel\nAnn;Roy;a@example.org\n")
    assert pss("registry", "import", "gens.csv").code == 0
    answer = pss("registry", "import", "frais.csv")
    assert (answer.code, "Laissées de côté\u00a0: Payé le" in answer.err) == (0, True), answer.err
    connection = sqlite3.connect(registry)
    assert connection.execute("SELECT day, what FROM past_expense").fetchall() == [("2021-02-03", "Sondage")]
    connection.close()


def test_the_telephone_of_somebody_else_is_never_proposed(pss, registry):
    rows = "".join(f"Ann{n};Roy;a{n}@example.org;450 555-010{n}\n" for n in range(3))
    assert pss("registry", "import", write("Prénom;Nom;Courriel;Contact d'urgence\n" + rows)).code == 8
    columns = tomllib.loads(Path("gens.map.toml").read_text(encoding="utf-8"))["sheet"][0]["columns"]
    assert columns["Contact d'urgence"] == ""
