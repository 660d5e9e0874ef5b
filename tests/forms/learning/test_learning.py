"""Learning a form: each value is proposed where a person would write it, and nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Protection

from bench.learning import places
from pss_cli.errors import BadFile
from pss_cli.forms.filling.changed import MOST_SEEN, require_same
from pss_cli.forms.filling.formmap import Place, map_digest, parse_map, read_map
from pss_cli.forms.filling.mapfile import as_toml
from pss_cli.forms.learning.checking import require_sound
from pss_cli.forms.learning.keeping import edited, keep, place_of
from pss_cli.forms.learning.learn import learn
from pss_cli.forms.learning.page import _BLANK
from pss_cli.forms.learning.proof import write_proof
from pss_cli.forms.learning.words import read_words
from pss_cli.forms.sheets.package import Template
from pss_cli.resources import data_dir
from tests.forms.learning.own_forms import FORMS, FRAME, LINE, built

WORDS = read_words(Path("none.toml"))
SHIPPED = data_dir() / "forms" / "CISSS-DRF-Frais_deplacement-F"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("forms")


@pytest.mark.parametrize("name", FORMS)
def test_each_value_is_proposed_where_a_person_would_write_it(folder, name):
    path, form = built(name, folder)
    proposed = places(path, WORDS)
    assert {key: proposed.get(key) for key in form.places} == form.places
    assert set(proposed) - set(form.places) <= form.either


def test_the_map_of_the_form_that_ships_is_found_again():
    said, template = read_map(SHIPPED.with_suffix(".toml")), SHIPPED.with_suffix(".xlsx")
    form = learn(template, WORDS).form
    assert (form.lines, form.columns) == (said.lines, said.columns)
    names = {name: f"Demande!{at}" for name, at in _names(template).items()}
    places_said = {key: names[place.at] for key, place in said.fields.items()}
    places_said |= {key: names[at] for key, at in said.totals.items()}
    found = {key: place.at for key, place in form.fields.items()} | dict(form.totals)
    met = places_said.keys() & found.keys()
    assert {key: found[key] for key in met} == {key: places_said[key] for key in met}
    assert len(met) >= 0.8 * len(places_said)


def _names(template):
    book = load_workbook(template)
    return {name: next(iter(one.destinations))[1].replace("$", "") for name, one in book.defined_names.items()}


def test_what_is_proposed_can_be_read_back_and_filled(folder, tmp_path):
    path, _form = built("french", folder)
    form = learn(path, WORDS).form
    again = parse_map(tomllib.loads(as_toml(form, "Deux\nlignes")))
    assert (again.fields, again.columns, again.totals, again.lines) == (
        form.fields,
        form.columns,
        form.totals,
        form.lines,
    )
    assert form.confidence["fields.last_name"] > 0.8
    assert form.seen["Réclamation!A4"] == "Nom"
    assert form.language == "fr"


def test_the_language_of_an_english_form_is_english(folder):
    assert learn(built("english", folder)[0], WORDS).form.language == "en"


def test_a_label_that_is_not_understood_is_listed(folder, tmp_path):
    path, _form = built("english", folder)
    book = load_workbook(path)
    book["Claim 1"]["A5"], book["Claim 1"]["B5"].border = "Shoe size:", FRAME
    book.save(tmp_path / "x.xlsx")
    assert "'Claim 1'!A5: Shoe size:" in learn(tmp_path / "x.xlsx", WORDS).form.unplaced


@pytest.mark.parametrize("name", ["french", "inside", "weekly", "hidden"])
def test_the_proof_copy_says_each_value_in_its_place_and_keeps_the_rest(folder, tmp_path, name):
    path, _form = built(name, folder)
    learnt = learn(path, WORDS)
    write_proof(learnt.template, learnt.form, tmp_path / "proof.xlsx")
    before, after = load_workbook(path), load_workbook(tmp_path / "proof.xlsx")
    for key, place in learnt.form.fields.items():
        sheet, cell = place.at.replace("'", "").split("!")
        assert str(after[sheet][cell].value).endswith(key)
    touched = sum(
        one.value != other.value
        for sheet in before.sheetnames
        for rows in zip(before[sheet].iter_rows(), after[sheet].iter_rows(), strict=True)
        for one, other in zip(*rows, strict=True)
    )
    lines = learnt.form.lines
    each = len(learnt.form.columns) * lines.rows if lines else len(learnt.form.matrix.rows) * 7
    each += bool(learnt.form.matrix and learnt.form.matrix.week)
    assert touched == len(learnt.form.fields) + len(learnt.form.totals) + each


def test_a_form_without_lines_is_refused_with_what_to_do(tmp_path):
    book = Workbook()
    book.active["A1"] = "Nom :"
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(BadFile, match=r"synonyms\.toml"):
        learn(tmp_path / "x.xlsx", WORDS)


# --- the words ---------------------------------------------------------------------------------------


def test_the_establishment_adds_its_words(folder, tmp_path):
    own = tmp_path / "synonyms.toml"
    own.write_text('[fields]\nfull_name = ["Shoe owner"]\nphone = ["Department"]\n', encoding="utf-8")
    words = read_words(own)
    assert words.meaning("fields", "SHOE  owner :") == ("full_name", 1.0)
    assert words.meaning("fields", "Department") == ("phone", 1.0)  # its word wins over ours
    assert WORDS.meaning("fields", "Department") == ("directorate", 1.0)


@pytest.mark.parametrize(
    "text", ["[colours]\nred = ['x']", "[fields]\nfull_name = 'Nom'", "[fields", "[fields]\nday = [3]"]
)
def test_words_that_cannot_be_read_are_said(tmp_path, text):
    (tmp_path / "synonyms.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match=r"synonyms\.toml"):
        read_words(tmp_path / "synonyms.toml")


@pytest.mark.parametrize(
    ("label", "key"),
    [("Nom du projet", "project"), ("N° de téléphone", "phone"), ("Moins : avance reçue", "advance"),
     ("Courriel / E-mail", "email"), ("Nom de la rose", None), ("Shoe size", None), ("", None)],
)  # fmt: skip
def test_a_label_means_one_thing_or_nothing(label, key):
    told = WORDS.meaning("fields", label)
    assert (told and told.key) == key


# --- keeping and confirming --------------------------------------------------------------------------


def test_a_map_that_nobody_touched_may_be_learnt_again_and_one_that_was_edited_may_not(folder, tmp_path):
    path, _form = built("english", folder)
    form = place_of("Claim", tmp_path / "registry.pss")
    keep(learn(path, WORDS), path, form)
    assert form.template.read_bytes() == path.read_bytes()
    assert not edited(form)
    text = form.map.read_text(encoding="utf-8")
    form.map.write_text(text.replace("# Map", "# My map"), encoding="utf-8")
    assert not edited(form)  # a comment says nothing
    form.map.write_text(text.replace('manager = "', 'responsible = "'), encoding="utf-8")
    assert edited(form)


def test_what_learning_noted_and_comments_do_not_change_what_a_map_says():
    text = '[form]\nsha256 = "x"\n[fields]\nday = "A!B1"\n'
    more = '# x\n[form]\nsha256 = "x"\nconfirmed_by = "y"\n[fields]\nday = "A!B1"  # x\n[seen]\n"A!B1" = "x"\n'
    assert map_digest(text) == map_digest(more)
    for old, new in (("B1", "B2"), ('"x"', '"y"'), ("[fields]", 'language = "en"\n[fields]')):
        assert map_digest(text) != map_digest(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("full_name = \"'Claim 1'!B3\"", "full_name = \"'Claim 2'!B3\"", "fields.full_name"),
        ("full_name = \"'Claim 1'!B3\"", 'full_name = "nom"', "fields.full_name"),
        ("full_name = ", "fullname = ", "fullname"),
        ("full_name = \"'Claim 1'!B3\"", "full_name = \"'Claim 1'!E3\"", "E3"),
        ('motive = "B"', 'reason = "B"', "reason"),
        ('motive = "B"', 'motive = "A"', r"columns\.motive.*'Claim 1'!A7"),
        ("rows = 8", "rows = 9", "C15.*Total"),
        ('motive = "B"', 'motive = "D"\nparking = "B"', "columns.line_total"),
        ("total = \"'Claim 1'!D15\"", "total = \"'Claim 1'!D14\"", "totals.total.*D14"),
        ("full_name = \"'Claim 1'!B3\"", "full_name = \"'Claim 1'!C9\"", "fields.full_name.*C9"),
        ("full_name = \"'Claim 1'!B3\"", "full_name = \"'Claim 1'!A4\"", "A4.*Department:"),
        ("full_name = \"'Claim 1'!B3\"", "full_name = \"'Claim 1'!B3:C4\"", "B3:C4"),
        ("[lines]", '[ticks]\nuser = { at = "\'Claim 1\'!A8", text = "x" }\n[lines]', "ticks.user.*A8"),
    ],
)
def test_each_place_that_does_not_exist_is_named(folder, tmp_path, old, new, said):
    path, _form = built("english", folder)
    learnt = learn(path, WORDS)
    text = as_toml(learnt.form)
    assert old in text
    require_sound(learnt.template, parse_map(tomllib.loads(text)), WORDS)
    with pytest.raises(BadFile, match=said):
        require_sound(learnt.template, parse_map(tomllib.loads(text.replace(old, new))), WORDS)


def test_a_row_that_is_merged_calculated_or_locked_is_named_whatever_its_number(folder, tmp_path):
    book = load_workbook(built("hidden", folder)[0])
    sheet = book["New form"]
    form = learn(tmp_path.joinpath(folder, "hidden.xlsx"), WORDS).form
    sheet["A12"].protection, sheet["D13"] = Protection(locked=True), "=SUM(D6:D12)"
    sheet.merge_cells("B14:B15")
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(BadFile) as refused:
        require_sound(Template(tmp_path / "x.xlsx"), form, WORDS)
    said = " ".join(refused.value.sentences)
    assert all(name in said for name in ("'New form'!A12", "'New form'!D13", "'New form'!B14"))
    assert len(refused.value.sentences) == 4


def test_a_formula_of_a_row_that_says_the_same_is_left_to_the_form(folder):
    for name in ("french", "three_rows", "weekly"):
        learnt = learn(built(name, folder)[0], WORDS)
        require_sound(learnt.template, learnt.form, WORDS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("first_row = 7", "first_row = 10.5", r"lines\.first_row = 10\.5"),
        ("first_row = 7", "first_row = true", r"lines\.first_row = true"),
        ("rows = 8", "rows = 0", r"lines\.rows = 0.*10000"),
        ("rows = 8", "", r"lines\.rows"),
        ('motive = "B"', 'motive = "A5"', r"columns\.motive = .*A5"),
        ('motive = "B"', 'motive = "É"', r"columns\.motive = .*É"),
        ('motive = "B"', 'motive = "ZZZ"', r"columns\.motive = .*ZZZ"),
        ('motive = "B"', "motive = 2", r"columns\.motive = 2"),
        ("[fields]", "[fields]\nphone = 3", r"fields\.phone = 3.*B5"),
        ("[fields]", "[fields]\nphone = { cell = 'A!B1' }", r"fields\.phone"),
        ("[fields]", "[ticks]\nboss = 'A!B1'\n[fields]", r"ticks\.boss"),
        ('language = "en"', "language = 3", r"form\.language = 3"),
        ("[lines]", "lines = 3\n[x]", "x"),
        ("[lines]", "[matrix]\nsheet = 'x'\nfirst_column = 'B'\nrows = 3\n[lines]", r"matrix\.rows = 3"),
    ],
)
def test_a_map_of_the_wrong_types_is_refused_with_the_key_the_value_and_what_is_expected(
    folder, tmp_path, old, new, said
):
    text = as_toml(learn(built("english", folder)[0], WORDS).form)
    assert old in text
    (tmp_path / "x.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadFile, match=said):
        read_map(tmp_path / "x.toml")


def test_a_locked_cell_is_named(folder):
    learnt = learn(built("hidden", folder)[0], WORDS)
    text = as_toml(learnt.form).replace("full_name = \"'New form'!B1\"", "full_name = \"'New form'!A1\"")
    with pytest.raises(BadFile, match="A1"):
        require_sound(learnt.template, parse_map(tomllib.loads(text)), WORDS)


def test_a_second_sheet_with_the_same_table_and_a_box_to_tick_are_told(folder, tmp_path):
    path, _form = built("english", folder)
    book = load_workbook(path)
    more = book.copy_worksheet(book["Claim 1"])
    more.title = "Continued"
    book["Claim 1"]["G1"] = "☐ Patient partner"
    book.save(tmp_path / "x.xlsx")
    learnt = learn(tmp_path / "x.xlsx", WORDS)
    assert learnt.further == ("Continued",)
    assert learnt.form.ticks["user"] == Place("'Claim 1'!G1", text="☒ Patient partner")
    assert {place.at.split("!")[0] for place in learnt.form.fields.values()} == {"'Claim 1'"}


def test_a_sheet_that_pretends_65_536_rows_is_learnt_as_one_that_does_not(folder, tmp_path):
    path, form = built("english", folder)
    swollen = tmp_path / "x.xlsx"
    with ZipFile(path) as before, ZipFile(swollen, "w", ZIP_DEFLATED) as after:
        for item in before.infolist():
            content = before.read(item)
            if item.filename.endswith("sheet1.xml"):
                rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(100, 65_537))
                content = content.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            after.writestr(item, content)
    proposed = places(swollen, WORDS)
    assert {key: proposed.get(key) for key in form.places} == form.places


def test_a_cell_of_30_000_letters_is_looked_at_at_once(folder, tmp_path):
    path, form = built("english", folder)
    book = load_workbook(path)
    book["Claim 1"]["G1"], book["Claim 1"]["G2"] = f"{'X' * 30_000} (signature)", " " * 30_000 + "."
    book["Claim 1"]["G3"] = f"(signature {'aymd' * 7_000}"
    book.save(tmp_path / "x.xlsx")
    proposed = places(tmp_path / "x.xlsx", WORDS)
    assert {key: proposed.get(key) for key in form.places} == form.places


@pytest.mark.parametrize("text", ["____", "XX/XX/XX", "jj/mm/aaaa", "yyyy-mm-dd hh", "$ -", "xxXX 2026", ""])
def test_what_only_shows_where_to_write_is_no_label(text):
    assert _BLANK.fullmatch(text)
    assert not _BLANK.fullmatch(f"{text} a")


def test_what_was_seen_stays_short_and_leaves_out_what_is_hidden(folder, tmp_path):
    book = load_workbook(built("english", folder)[0])
    codes = book.create_sheet("Codes")
    for row in range(1, 2_000):
        codes.cell(row, 1, f"Code {row}")
    hidden = book.create_sheet("Hidden")
    hidden["A1"], hidden.sheet_state = "Secret", "hidden"
    book.save(tmp_path / "x.xlsx")
    learnt = learn(tmp_path / "x.xlsx", WORDS)
    assert "Secret" not in as_toml(learnt.form)
    assert len([at for at in learnt.form.seen if at.startswith("Codes!")]) == MOST_SEEN
    codes["A1"] = "Code one"
    book.save(tmp_path / "y.xlsx")
    with pytest.raises(BadFile) as refused:
        require_same(Template(tmp_path / "y.xlsx"), learnt.form)
    assert ["Codes!A1" in one for one in refused.value.sentences if "Codes!" in one] == [True]


def test_half_a_character_in_a_label_is_kept_out_of_the_map(folder, tmp_path):
    book = load_workbook(built("english", folder)[0])
    book["Claim 1"]["A5"], book["Claim 1"]["B5"].border = "Shoe _xD800_ size:", FRAME
    book.save(tmp_path / "x.xlsx")
    form = place_of("x", tmp_path / "registry.pss")
    keep(learn(tmp_path / "x.xlsx", WORDS), tmp_path / "x.xlsx", form)
    assert read_map(form.map).seen["'Claim 1'!A5"] == "Shoe \ufffd size:"


def test_the_styles_are_those_that_the_workbook_names(folder, tmp_path):
    path, form = built("english", folder)
    renamed = tmp_path / "x.xlsx"
    with ZipFile(path) as before, ZipFile(renamed, "w", ZIP_DEFLATED) as after:
        for item in before.infolist():
            content = (
                before.read(item).replace(b"/xl/styles.xml", b"/xl/looks.xml").replace(b'"styles.xml"', b'"looks.xml"')
            )
            after.writestr(item.filename.replace("styles.xml", "looks.xml"), content)
    proposed = places(renamed, WORDS)
    assert {key: proposed.get(key) for key in form.places} == form.places


def _asked(tmp_path, texts):
    """Return the fields that are proposed for labels in the column A, from row 3, over a table."""
    book = Workbook()
    sheet = book.active
    sheet.title = "F"
    for row, text in enumerate(texts, 3):
        sheet.cell(row, 1, text)
        sheet.cell(row, 2).border = LINE if text else Border()
    for column, text in enumerate(("Date", "Motif", "Stationnement", "Total"), 1):
        sheet.cell(20, column, text)
    for row in sheet["A20:D30"]:
        for cell in row:
            cell.border = FRAME
    book.save(tmp_path / "x.xlsx")
    found = places(tmp_path / "x.xlsx", WORDS)
    return {key: at for key, at in found.items() if not key.startswith(("columns.", "lines."))}


@pytest.mark.parametrize(
    "texts",
    [
        ("Personne contact", "Nom :", "Téléphone :"),
        ("Emergency contact", "Name:", "Phone:"),
        ("Réservé au gestionnaire", "Nom :", "Téléphone :", "Date :"),
        ("Coordonnées bancaires", "Adresse :"),
        ("Bank information", "Name:", "Address:"),
        ("Vérifié par", "Nom :", "Date :"),
        ("Signature du gestionnaire", "", "Date :"),
        ("Signature du gestionnaire :", "", "Date :"),
        ("Nom (témoin) :",),
        ("Name (witness):",),
        ("Nom : ____ Date : ____",),
        ("Nom : Date :",),
    ],
)
def test_what_is_asked_of_somebody_else_or_two_things_in_one_cell_are_left_to_a_person(tmp_path, texts):
    assert _asked(tmp_path, texts) == {}


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        (("Last name", "First name"), {"last_name": "F!B3", "first_name": "F!B4"}),
        (("Nom", "Prénom"), {"last_name": "F!B3", "first_name": "F!B4"}),
        (("Prénom", "Nom"), {"first_name": "F!B3", "last_name": "F!B4"}),
        (("Nom et prénom",), {"name_last_first": "F!B3"}),
        (("Nom : ____",), {"full_name": "F!A3"}),
        (("Contact information", "Phone:"), {"phone": "F!B4"}),
        (("Nom :", "Téléphone :", "", "Personne contact", "Nom :", "Téléphone :"),
         {"full_name": "F!B3", "phone": "F!B4"}),
        (("Direction des ressources financières", "", "Date :"), {"day": "F!B5"}),
    ],
)  # fmt: skip
def test_what_is_asked_of_who_claims_is_proposed(tmp_path, texts, fields):
    assert _asked(tmp_path, texts) == fields
