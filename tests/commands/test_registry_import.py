"""pss registry import, as it is typed."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from pss_cli.inputs.importing.people import PEOPLE as COLUMNS

ANN = {
    "Prénom": "Ann", "Nom": "Lefort", "Téléphones": "450 555-0101", "Date de naissance": "1970-01-01",
    "Inscrit depuis": "2022-09-15", "Confidentialité": "2022-09-15", "Code d'éthique": "oui",
    "Déclaration": "2022-09-16", "Consent répertoire": "oui", "Profils": "resource", "Niveau": "operational",
    "Dernière participation": "2024-02-20",
}  # fmt: skip
BEA = {"Prénom": "Béa", "Nom": "Morin", "Courriels": "bea@exemple.ca", "18 ans ou plus": "oui"}


def write(rows, name="gens.csv", encoding="utf-8-sig", delimiter=";"):
    """Write rows under their headings."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    with Path(name).open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, headings, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return name


def asked(registry, statement):
    """Return the rows of a statement."""
    connection = sqlite3.connect(registry)
    rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-8", ","), ("cp1252", ";"), ("utf-8", "\t")]
)
def test_a_csv_is_read_as_excel_or_others_write_it(pss, registry, encoding, delimiter):
    answer = pss("registry", "import", write([ANN, BEA], encoding=encoding, delimiter=delimiter))
    assert (answer.code, "créées\u00a0: 2, complétées\u00a0: 0" in answer.err) == (0, True), answer.err
    assert asked(registry, "SELECT first_name, origin FROM person ORDER BY id") == [
        ("Ann", "import"),
        ("Béa", "import"),
    ]


def test_agreements_and_the_last_participation_come_along(pss, registry):
    assert pss("registry", "import", write([ANN])).code == 0
    assert asked(registry, "SELECT day, last_involved_on, origin FROM enrolment") == [
        ("2022-09-15", "2024-02-20", "import")
    ]
    assert asked(registry, "SELECT kind, day FROM agreement ORDER BY kind") == [
        ("confidentiality", "2022-09-15"),
        ("ethics", None),
    ]
    assert asked(registry, "SELECT day FROM declaration") == [("2022-09-16",)]
    assert asked(registry, "SELECT purpose, given_on FROM consent") == [("registry", None)]
    assert pss("rules", "--audit").code == 0
    assert pss("registry", "check").code == 0


def test_bad_rows_go_back_with_their_reasons_and_come_in_once_corrected(pss, registry):
    bad = {"Prénom": "", "Nom": "Roy", "Date de naissance": "05/01/1960", "Téléphones": "?"}
    answer = pss("registry", "import", write([ANN, bad]), "-f", "json")
    assert answer.code == 0
    assert [row["line"] for row in answer.items] == [3]
    assert "05/01/1960" in answer.items[0]["error"]
    assert "\u00a0; " in answer.items[0]["error"], "what is wrong is told apart"
    (back,) = [p for p in Path().glob("gens-*.csv")]
    with back.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream, delimiter=";")
    why = list(row)[-1]
    assert row["Téléphones"] == "?"
    assert row[why]
    corrected = row | {"Prénom": "Zoé", "Date de naissance": "1960-01-05", "Téléphones": "450 555-0111"}
    assert pss("registry", "import", write([corrected], "encore.csv")).code == 0
    assert asked(registry, "SELECT count(*) FROM person") == [(2,)]


def test_what_went_back_is_never_replaced(pss, registry):
    name = write([ANN, {"Prénom": "", "Nom": "Roy"}])
    for n in range(3):
        assert pss("registry", "import", name).code == 0
        if not n:
            Path("gens-rejetées.csv").write_text("corrected since", encoding="utf-8")
    assert Path("gens-rejetées.csv").read_text(encoding="utf-8") == "corrected since"
    assert {p.name for p in Path().glob("gens*")} == {
        "gens.csv", "gens-rejetées.csv", "gens-rejetées-2.csv", "gens-rejetées-3.csv"
    }  # fmt: skip
    answer = pss("registry", "import", "gens-rejetées-3.csv")
    assert (answer.code, "gens-rejetées-4.csv" in answer.err) == (8, True), "never …-rejetées-rejetées"
    assert pss("registry", "import", name, "--rejected", "gens-rejetées.csv").code == 2, "nor when it is named"
    assert Path("gens-rejetées.csv").read_text(encoding="utf-8") == "corrected since"


@pytest.mark.parametrize(("bad", "more"), [(30, 0), (31, 1)])
def test_a_table_shows_thirty_bad_rows_and_a_program_gets_them_all(pss, registry, bad, more):
    name = write([ANN, *({"Prénom": "Z?é", "Nom": f"Roy {n}"} for n in range(bad))])
    answer = pss("registry", "import", name, "--dry-run")
    assert (answer.out.count("Roy "), f"{more} autre ligne rejetée" in answer.err) == (30, bool(more)), answer.err
    assert len(pss("registry", "import", name, "--dry-run", "-f", "json").items) == bad
    assert pss("registry", "import", name).code == 0
    assert Path("gens-rejetées.csv").read_text(encoding="utf-8-sig").count("Roy ") == bad


def test_importing_twice_is_importing_once(pss, registry):
    name = write([ANN, BEA, BEA])
    assert pss("registry", "import", name).code == 0
    before = asked(registry, "SELECT * FROM person")
    assert len(before) == 2
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT * FROM person") == before


def test_a_number_of_their_own_tells_two_people_apart(pss, registry):
    name = write([BEA | {"Numéro": "17"}, BEA | {"Numéro": "18", "Courriels": "autre@exemple.ca"}])
    assert pss("registry", "import", name).code == 0
    assert pss("registry", "import", write([BEA | {"Numéro": "17", "Nom": "Renommée"}])).code == 0
    assert asked(registry, "SELECT last_name FROM person") == [("Morin",), ("Morin",)]


def test_somebody_who_is_there_already_is_not_made_twice(pss, make, registry):
    make.person("Ann", "Lefort", phone="+14505550101")
    answer = pss("registry", "import", write([ANN, BEA]), "-f", "json")
    assert (answer.code, len(answer.items)) == (0, 1)
    assert "UP-0001" in answer.items[0]["error"]
    assert asked(registry, "SELECT count(*) FROM person") == [(2,)]


@pytest.mark.parametrize("age", [{"Date de naissance": "2005-06-01"}, {"Date de naissance": ""}])
def test_a_minor_or_somebody_of_unknown_age_never_gets_a_declaration(pss, registry, age):
    answer = pss("registry", "import", write([ANN | age, BEA]), "-f", "json")
    assert (answer.code, answer.items) == (0, [])
    assert "[ENR-07]" in answer.err
    assert asked(registry, "SELECT count(*) FROM person") == [(2,)], "they come in all the same"
    assert asked(registry, "SELECT count(*) FROM declaration") == [(0,)]


def test_the_file_that_goes_back_holds_no_declaration_of_a_minor(pss, registry):
    minor = ANN | {"Date de naissance": "2010-06-01", "Téléphones": "12"}
    assert len(pss("registry", "import", write([minor, BEA]), "-f", "json").items) == 1
    (back,) = [p for p in Path().glob("gens-*.csv")]
    assert "2022-09-16" not in back.read_text(encoding="utf-8-sig")


def test_everybody_comes_in_one_operation_that_is_undone(pss, registry):
    assert pss("registry", "import", write([ANN, BEA])).code == 0
    assert pss("undo", "--yes").code == 0
    for table in ("person", "enrolment", "agreement", "declaration", "consent", "contact_point"):
        assert asked(registry, f"SELECT count(*) FROM {table}") == [(0,)]
    assert pss("registry", "import", write([ANN, BEA])).code == 0


def test_a_dry_run_counts_and_keeps_nothing(pss, registry):
    before = registry.read_bytes()
    answer = pss("registry", "import", write([ANN, {"Nom": "X"}]), "--dry-run", "-f", "json")
    assert (answer.code, len(answer.items)) == (0, 1)
    assert registry.read_bytes() == before
    assert not list(Path().glob("gens-*"))


def test_strict_imports_nothing_when_a_row_is_not_good(pss, registry):
    assert pss("registry", "import", write([ANN, {"Nom": "X"}]), "--strict").code == 8
    assert asked(registry, "SELECT count(*) FROM person") == [(0,)]
    assert pss("registry", "import", write([{"Nom": "X"}])).code == 8, "not one good row"


@pytest.mark.parametrize("field", ["Inscrit depuis", "Dernière participation", "Date de naissance", "Confidentialité"])
def test_the_future_is_not_imported(pss, registry, field):
    answer = pss("registry", "import", write([ANN | {field: "2027-01-01"}, BEA]), "-f", "json")
    assert "2027-01-01" in answer.items[0]["error"]


def test_a_template_that_was_filled_is_not_replaced_unasked(pss, registry, tmp_path):
    filled = tmp_path / "people.csv"
    filled.write_text("filled since", encoding="utf-8")
    assert pss("registry", "import", "--template", str(filled)).code == 2
    assert filled.read_text(encoding="utf-8") == "filled since"
    assert pss("registry", "import", "--template", str(filled), "--yes").code == 0
    assert filled.read_text(encoding="utf-8") != "filled since"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["modèle.xlsx", "modèle.csv"])
def test_the_template_is_what_the_import_reads(pss, registry, language, name):
    assert pss("--lang", language, "registry", "import", "--template", name).code == 0
    values = {"first_name": "Ann", "last_name": "Lefort", "birth_date": "1970-01-01", "phones": "450 555-0101",
              "enrolled_since": "2022-09-15"}  # fmt: skip
    if name.endswith("csv"):
        with Path(name).open(encoding="utf-8-sig", newline="") as stream:
            headings = next(csv.reader(stream, delimiter=";"))
        with Path(name).open("a", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerow([values.get(c.field.name, "") for c in COLUMNS])
    else:
        book = openpyxl.load_workbook(name)
        headings = [cell.value for cell in book.worksheets[0][1]]
        book.worksheets[0].append([values.get(c.field.name) for c in COLUMNS])
        book.save(name)
        assert book.worksheets[1].max_row == len(COLUMNS) + 1, "every column is explained"
        for sheet in book.worksheets:
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.print_title_rows == "$1:$1"
    assert len(headings) == len(COLUMNS)
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT first_name, birth_date FROM person") == [("Ann", "1970-01-01")]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_examples_of_the_template_are_read(pss, registry, language):
    assert pss("--lang", language, "registry", "import", "--template", "modele.xlsx").code == 0
    rows = openpyxl.load_workbook("modele.xlsx").worksheets[1].iter_rows(min_row=2, values_only=True)
    examples = {heading: example for heading, _meaning, example in rows}
    spoken = {h.field.name: h.fr if language == "fr" else h.en for h in COLUMNS}
    taken = {spoken[name]: examples[spoken[name]] for name in ("needs", "wishes", "refusals", "slots", "emails")}
    assert all(taken.values())
    with Path("gens.csv").open("w", encoding="utf-8", newline="") as stream:
        people = csv.DictWriter(stream, [spoken["first_name"], spoken["last_name"], *taken], delimiter=";")
        people.writeheader()
        people.writerow({spoken["first_name"]: "Ann", spoken["last_name"]: "Lefort", **taken})
    answer = pss("registry", "import", "gens.csv", "-f", "json")
    assert (answer.code, answer.items) == (0, [])


def test_days_and_numbers_of_a_workbook_are_read_as_they_are_meant(pss, registry):
    from datetime import datetime

    book = openpyxl.Workbook()
    book.active.append(["First name", "Last name", "Birth date", "Telephones", "Employee", "Error"])
    book.active.append(["Ann", "Lefort", datetime(1970, 1, 2), 4505550101, True, "an old error"])
    book.active.append([None] * 6)
    book.save("gens.xlsx")
    assert pss("registry", "import", "gens.xlsx").code == 0
    assert asked(registry, "SELECT birth_date, employee FROM person") == [("1970-01-02", 1)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("absent.csv", None),
        ("vide.csv", b""),
        ("image.csv", b"\x89PNG\r\n\0\0\0"),
        ("faux.xlsx", b"not a workbook"),
        ("titres.csv", "Prénom;Nom;Pointure\nAnn;Roy;42\n".encode()),
        ("sans-nom.csv", "Prénom\nAnn\n".encode()),
        ("deux.csv", "Prénom;Nom;Nom\nAnn;Roy;Roi\n".encode()),
    ],
)
def test_a_file_that_is_not_the_template_is_refused(pss, registry, name, content):
    if content is not None:
        Path(name).write_bytes(content)
    before = registry.read_bytes()
    answer = pss("registry", "import", name)
    assert answer.code == 8
    assert answer.err
    assert registry.read_bytes() == before


@pytest.mark.parametrize("options", [[], ["--propose"]])
@pytest.mark.parametrize(("name", "said"), [(".", "dossier"), ("absent.xlsx", "pas de fichier absent.xlsx")])
def test_a_folder_or_a_file_that_is_not_there_is_said_to_be_so(pss, registry, name, said, options):
    answer = pss("registry", "import", name, *options)
    assert (answer.code, said in answer.err) == (8, True), answer.err


def test_text_is_data_whatever_it_looks_like(pss, registry):
    name = write([ANN | {"Prénom": "=1+1", "Nom": "[/x] #N/A"}])
    assert pss("registry", "import", name).code == 0
    assert asked(registry, "SELECT first_name, last_name FROM person") == [("=1+1", "[/x] #N/A")]
