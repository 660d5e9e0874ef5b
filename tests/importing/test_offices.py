"""The files of three offices come in whole, once, and what cannot come in goes back to be corrected."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from pss_cli.inputs.importing import COLUMNS
from pss_cli.vocabulary import ImportKind
from tests.importing import offices


def asked(registry, statement):
    """Return the rows of a statement."""
    connection = sqlite3.connect(registry)
    rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


def numbers(err):
    """Return the counts that end what an import says, all sheets together: created, completed, unchanged, rejected."""
    counted = [re.findall(r"(?:créées|complétées|inchangées|rejetées)\u00a0: (\d+)", line) for line in err.splitlines()]
    return [sum(map(int, column)) for column in zip(*filter(None, counted), strict=True)]


def test_a_tidy_list_comes_in_without_a_question(pss, registry, tmp_path):
    offices.tidy(tmp_path / "liste.xlsx")
    answer = pss("registry", "import", "liste.xlsx", "-f", "json")
    assert (answer.code, answer.items) == (0, []), answer.err
    assert numbers(answer.err)[::3] == [4, 0]
    assert asked(registry, "SELECT last_name, birth_date, postal_code FROM person ORDER BY id") == [
        ("Tremblay", "1975-05-31", "H7M 3L9"),
        ("Nguyễn", "1960-01-02", "H7N 1A1"),
        ("O'Neil", "1948-12-25", "H7W 5B2"),
        ("Roy", "1990-07-14", "H7L 2C3"),
    ]
    assert asked(registry, "SELECT count(*) FROM note WHERE text LIKE '=1+1%'") == [(1,)]
    assert not (tmp_path / "liste.map.toml").exists(), "nothing was in doubt"


def test_ten_years_of_habits_are_understood_and_what_is_left_out_is_said(pss, registry, tmp_path):
    offices.messy(tmp_path / "registre.xlsx")
    answer = pss("registry", "import", "registre.xlsx", "-f", "json")
    assert answer.code == 0, answer.err
    said = answer.err
    for sentence in (
        "Liste PP\u00a0: personnes, titres à la ligne 4",
        "Implications\u00a0: participations, titres à la ligne 3",
        "Remb. 2021-2022\u00a0: dépenses, titres à la ligne 1, colonnes prises\u00a0: 8.",
        "Laissées de côté\u00a0: Total.",
        "Légende\u00a0: feuille laissée de côté",
        "TCD\u00a0: feuille laissée de côté",
        "1 ligne est en couleur (jaune, ligne 6)",
        "notes, laissés de côté\u00a0: ligne 7",
        "titres répétés, laissés de côté\u00a0: ligne 11",
        "totaux, laissés de côté\u00a0: ligne 14",
    ):
        assert sentence in said, sentence
    assert {(row["sheet"], row["line"]) for row in answer.items} == {("Liste PP", 12)}
    assert "[ENR-07]" in said, "the minor comes in, the declaration does not"
    people = asked(registry, "SELECT first_name, last_name, birth_date, kind, relative_of FROM person ORDER BY id")
    assert people == [
        ("Marie-Ève", "Tremblay", "1975-05-31", "relative", "conjointe"),
        ("Zoé", "ROY", "1990-07-14", "user", None),
        ("Luc", "Lefebvre", "1955-02-03", "relative", None),
        ("Ann", "Côté", None, "user", None),
        ("Léo", "Gagnon", "2010-06-30", "user", None),
    ]
    assert asked(registry, "SELECT adult FROM person WHERE last_name = 'Côté'") == [(1,)], "born in 1981"
    assert asked(registry, "SELECT day FROM enrolment ORDER BY day") == [
        ("2015-03-05",), ("2016-03-05",), ("2017-03-06",), ("2025-09-15",)
    ]  # fmt: skip
    past = "SELECT day, fiscal_year, what, minutes FROM past_participation ORDER BY id"
    assert asked(registry, past) == [
        ("2021-04-12", None, "Comité des usagers", 150),
        ("2021-05-17", None, "Refonte du dépliant", 180),
        (None, "2020-2021", "Comité des usagers", None),
        (None, "2021-2022", "Sondage", 90),
        (None, None, "Table régionale", None),
    ]
    assert asked(registry, "SELECT kind, amount_cents FROM past_expense ORDER BY amount_cents") [:3] == [
        ("parking", 1200), ("other", 1550), ("taxi", 2250)
    ]  # fmt: skip
    assert pss("registry", "check").code == 0


def test_of_judicial_records_the_day_of_an_adult_is_all_that_is_ever_kept(pss, registry, tmp_path):
    offices.messy(tmp_path / "registre.xlsx")
    answer = pss("registry", "import", "registre.xlsx")
    assert asked(registry, "SELECT day FROM declaration") == [("2015-03-20",)], "neither the minor's nor the words"
    back = openpyxl.load_workbook(next(Path().glob("registre-*.xlsx")))
    written = [str(cell.value) for sheet in back for row in sheet.iter_rows() for cell in row]
    texts = [answer.out, answer.err, registry.read_bytes().decode("latin-1"), *written]
    texts += [path.read_text(encoding="utf-8") for path in Path().glob("*.toml")]
    assert not [text for text in texts if "oui, dossier" in text or "aucun dossier" in text]
    assert "2025-09-20" not in written, "nor the day of the minor"


@pytest.mark.parametrize(
    ("make_file", "name"),
    [
        (offices.tidy, "a.xlsx"),
        (offices.messy, "b.xlsx"),
        (offices.english_1904, "c.xlsx"),
        (offices.from_windows, "d.csv"),
    ],
)
def test_importing_the_same_file_twice_changes_nothing(pss, registry, tmp_path, make_file, name):
    make_file(tmp_path / name)
    *_first, bad = numbers(pss("registry", "import", name).err)
    tables = ("person", "contact_point", "enrolment", "past_participation", "past_expense", "note", "agreement")
    before = [asked(registry, f"SELECT * FROM {table}") for table in tables]
    assert before[0]
    created, completed, unchanged, rejected = numbers(pss("registry", "import", name).err)
    assert (created, completed, rejected) == (0, 0, bad)
    assert unchanged
    assert [asked(registry, f"SELECT * FROM {table}") for table in tables] == before


def test_bad_rows_go_back_in_a_workbook_like_theirs_and_come_in_once_corrected(pss, registry, tmp_path):
    offices.messy(tmp_path / "registre.xlsx")
    pss("registry", "import", "registre.xlsx")
    (path,) = Path().glob("registre-*.xlsx")
    back = openpyxl.load_workbook(path)
    theirs = openpyxl.load_workbook("registre.xlsx")
    assert back.sheetnames == ["Liste PP", "Implications", "Remb. 2021-2022"]
    there, here = theirs["Liste PP"], back["Liste PP"]
    assert [cell.value for cell in here[4]] == [*(cell.value for cell in there[4]), "Erreur"]
    assert here["A1"].value == there["A1"].value
    assert here.max_row == 5
    assert here.column_dimensions["B"].width == pytest.approx(42, abs=1)
    assert here["B5"].value == "Montr?al, Guy"
    assert (here["D5"].value, here["D5"].data_type) == (4505550107, "n")
    assert "accents" in here["L5"].value
    here["B5"] = "Montréal, Guy"
    back.save(path)
    answer = pss("registry", "import", path, "-f", "json")
    assert answer.code == 0, answer.err
    assert answer.items == []
    assert asked(registry, "SELECT birth_date FROM person WHERE last_name = 'Montréal'") == [("1949-12-25",)]
    assert pss("undo", "--yes").code == 0


def test_fills_and_days_of_rejected_rows_stay_fills_and_days(pss, registry, tmp_path):
    from datetime import datetime

    from openpyxl.styles import PatternFill

    book = openpyxl.Workbook()
    book.active.append(["Nom", "Prénom", "Inscrit le", "Téléphone", "Note"])
    book.active.append(["Roy", "Ann", datetime(2020, 1, 2), "450 555-0101", None])
    book.active.append(["=1+1", "Z?é", datetime(2019, 3, 4), "450 555-0102", "http://example.org"])
    book.active["A3"].data_type = "s"
    book.active["C3"].number_format = "dd/mm/yyyy"
    book.active["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    book.save("gens.xlsx")
    assert pss("registry", "import", "gens.xlsx").code == 0
    sheet = openpyxl.load_workbook(next(Path().glob("gens-*.xlsx"))).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert (sheet["C2"].value, sheet["C2"].number_format) == (datetime(2019, 3, 4), "dd/mm/yyyy")
    assert sheet["B2"].fill.fgColor.rgb == "FF00FF00"
    assert sheet["E2"].hyperlink is None


def test_a_workbook_of_an_old_macintosh_keeps_its_days(pss, registry, tmp_path):
    offices.english_1904(tmp_path / "volunteers.xlsx")
    answer = pss("--lang", "en", "registry", "import", "volunteers.xlsx")
    assert answer.code == 0, answer.err
    assert "Volunteers: people, headings on line 1" in answer.err
    assert asked(registry, "SELECT first_name, birth_date FROM person ORDER BY id") == [
        ("Kim", "1970-01-02"),
        ("Sam", "1980-02-02"),
    ]
    assert asked(registry, "SELECT min(day) FROM enrolment WHERE person_id = 1") == [("2019-03-25",)]


def test_an_export_of_excel_in_french_is_read(pss, registry, tmp_path):
    offices.from_windows(tmp_path / "export.csv")
    assert pss("registry", "import", "export.csv").code == 0
    assert asked(registry, "SELECT last_name, day FROM person p JOIN enrolment e ON e.person_id = p.id") == [
        ("Lévesque", "2020-09-15"),
        ("Hébert", "2021-04-03"),
    ]
    assert asked(registry, "SELECT text FROM note ORDER BY id") == [
        ("aime l'été,\nles arts; la marche",),
        ("“très disponible”",),
    ]


def test_bad_rows_of_a_csv_go_back_in_a_csv_cut_in_the_same_way(pss, registry):
    Path("gens.csv").write_text(
        "Registre\n\nNom\tPrénom\tCourriel\nRoy\tAnn\tann@example.org\nRoi\tZo?\tzoe@example.org\n", encoding="utf-8"
    )
    assert pss("registry", "import", "gens.csv").code == 0
    (back,) = Path().glob("gens-*.csv")
    lines = back.read_text(encoding="utf-8-sig").splitlines()
    assert lines[:3] == ["Registre\t\t\t", "", "Nom\tPrénom\tCourriel\tErreur"]
    assert lines[3].startswith("Roi\tZo?\tzoe@example.org\t")
    corrected = back.read_text(encoding="utf-8-sig").replace("Zo?", "Zoé")
    back.write_text(corrected, encoding="utf-8")
    assert pss("registry", "import", back).code == 0
    assert asked(registry, "SELECT count(*) FROM person") == [(2,)]


def test_a_dry_run_of_an_office_s_workbook_writes_no_file(pss, registry, tmp_path):
    offices.messy(tmp_path / "registre.xlsx")
    before = registry.read_bytes()
    assert pss("registry", "import", "registre.xlsx", "--dry-run").code == 0
    assert registry.read_bytes() == before
    assert [path.name for path in Path().glob("registre*")] == ["registre.xlsx"]


def test_what_the_registry_says_otherwise_stays_unless_it_is_replaced(pss, registry):
    write = "Prénom;Nom;Courriel;Ville\nAnn;Roy;ann@example.org;{}\n".format
    other = "Rosemère"
    for city, options, kept in (("Laval", [], "Laval"), (other, [], "Laval"), (other, ["--replace"], other)):
        Path("gens.csv").write_text(write(city), encoding="utf-8")
        answer = pss("registry", "import", "gens.csv", *options)
        assert answer.code == 0, answer.err
        assert asked(registry, "SELECT city FROM person") == [(kept,)]
        assert ("Ville" in answer.err) is (city == "Rosemère")


def test_each_thing_that_is_wrong_is_said_once(pss, registry):
    Path("gens.csv").write_text(
        "Nom complet;Courriel;Inscrit le\nMarie Ève Roy;a@example.org;2020-01-01\nRoy, Ann;b@example.org;03/2020/99\n",
        encoding="utf-8",
    )
    answer = pss("registry", "import", "gens.csv", "-f", "json")
    assert answer.code == 8
    assert [row["error"].count("\u00a0; ") for row in answer.items] == [0, 0], answer.items


def test_notes_of_several_columns_keep_their_headings_and_one_alone_does_not(pss, registry):
    Path("gens.csv").write_text(
        "Prénom;Nom;Courriel;Commentaires;Suivi\nAnn;Roy;a@example.org;aime lire;TS Morin\n"
        "Béa;Roi;b@example.org;;vue\n",
        encoding="utf-8",
    )
    assert pss("registry", "import", "gens.csv").code == 0
    Path("seul.csv").write_text("Prénom;Nom;Courriel;Suivi\nZoé;Roy;z@example.org;à revoir\n", encoding="utf-8")
    assert pss("registry", "import", "seul.csv").code == 0
    assert asked(registry, "SELECT text FROM note ORDER BY id") == [
        ("Commentaires : aime lire\nSuivi : TS Morin",),
        ("Suivi : vue",),
        ("à revoir",),
    ]


def test_a_total_that_is_not_the_sum_of_its_amounts_is_said_with_its_line(pss, registry):
    Path("gens.csv").write_text("Prénom;Nom;Courriel\nAnn;Roy;a@example.org\n", encoding="utf-8")
    assert pss("registry", "import", "gens.csv").code == 0
    Path("frais.csv").write_text(
        "Nom;Prénom;Date;Taxi;Stationnement;Total\nRoy;Ann;2021-04-12;10;5;15,00 $\nRoy;Ann;2021-04-13;10;;12\n"
        "Roy;Ann;2021-04-14;10;5;\nRoy;Ann;2021-04-15;0,10;0,20;0,30\n",
        encoding="utf-8",
    )
    answer = pss("registry", "import", "frais.csv")
    (said,) = [line for line in answer.err.splitlines() if "somme" in line]
    assert (answer.code, "«\u00a0Total\u00a0»" in said, said.endswith("\u00a0: ligne 3.")) == (0, True, True), said
    assert asked(registry, "SELECT sum(amount_cents) FROM past_expense") == [(1500 + 1000 + 1500 + 30,)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_three_sheets_of_the_template_come_back_filled(pss, registry, language):
    assert pss("--lang", language, "registry", "import", "--template", "modele.xlsx").code == 0
    book = openpyxl.load_workbook("modele.xlsx")
    filled = {
        "first_name": "Ann", "last_name": "Roy", "emails": "ann@example.org", "person": "Roy, Ann", "day": "2021-05-01",
        "what": "Comité A", "directorate": "DSM", "length": "2 h 30", "amount_taxi": "8,50",
    }  # fmt: skip
    taken = {
        ImportKind.PEOPLE: ("first_name", "last_name", "emails"),
        ImportKind.PARTICIPATIONS: ("person", "day", "what", "directorate", "length"),
        ImportKind.EXPENSES: ("person", "day", "directorate", "amount_taxi"),
    }
    sheets = [sheet for sheet in book if sheet.title not in ("Colonnes", "Columns")]
    for sheet, (kind, names) in zip(sheets, taken.items(), strict=True):
        assert all(cell.comment for cell in sheet[1]) or kind is ImportKind.PEOPLE, "every column is explained"
        sheet.append([filled[h.field.name] if h.field.name in names else None for h in COLUMNS[kind]])
    book.save("rempli.xlsx")
    answer = pss("--lang", language, "registry", "import", "rempli.xlsx", "-f", "json")
    assert (answer.code, answer.items) == (0, []), answer.err
    assert asked(registry, "SELECT day, what, minutes FROM past_participation") == [("2021-05-01", "Comité A", 150)]
    assert asked(registry, "SELECT kind, amount_cents FROM past_expense") == [("taxi", 850)]


@pytest.mark.parametrize(
    ("born", "written", "back"),
    [("1970-01-02", "2020-02-03", "2020-02-03"), ("1970-01-02", "rien à signaler", ""), ("", "2020-02-03", ""),
     ("2012-01-02", "2020-02-03", "")],
)  # fmt: skip
def test_a_rejected_row_takes_back_the_lone_day_of_an_adult_and_nothing_else(pss, registry, born, written, back):
    Path("gens.csv").write_text(
        "Prénom;Nom;Courriel;DDN;Vérification casier judiciaire\n"
        f"Ann;Roy;pas une adresse;{born};{written}\nBéa;Roy;bea@example.org;1980-01-01;2019-01-01\n",
        encoding="utf-8",
    )
    answer = pss("registry", "import", "gens.csv", "-f", "json")
    assert [row["line"] for row in answer.items] == [2]
    (path,) = Path().glob("gens-*.csv")
    line = path.read_text(encoding="utf-8-sig").splitlines()[1].split(";")
    assert (line[:3], line[4]) == (["Ann", "Roy", "pas une adresse"], back)
    assert "rien à signaler" not in answer.out + answer.err
