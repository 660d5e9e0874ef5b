"""The printable forms: made of the fields of their commands, filled as people do, read back as they were meant."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pss_cli import i18n
from pss_cli.dates import parse_day
from pss_cli.errors import BadFile
from pss_cli.forms.papers.paper import write_form
from pss_cli.forms.papers.paper_look import breaks
from pss_cli.inputs import paper_read
from pss_cli.inputs.collect import collect
from pss_cli.inputs.field import Word
from pss_cli.inputs.paper import PAPERS, REFERRAL, REQUEST, choices, is_ticked
from pss_cli.vocabulary import Language, Part
from tests.forms.filling.test_libreoffice import SOFFICE, recalculated
from tests.forms.papers.filling import fill

LISTS = {
    "criterion": [Word("clear", "S'exprime clairement", "Speaks clearly"), Word("a,b", "Écoute, et parle", "Listens")],
    "youth_criterion": [Word("respect", "Respect", "Respect")],
    "referrer_role": [Word("lce", "Leader (LCE); autre", "Leader")],
    "need": [Word("sight", "Vision", "Sight")],
    "request_kind": [Word("committee", "Comité permanent", "Permanent committee"), Word("other", "Autre", "Other")],
    "directorate": [Word("DSI", "DSI – Soins", "DSI – Nursing")],
    "degree": [Word("consultation", "Consultation", "Consultation")],
}
SETTINGS = {"name": "Établissement & fils", "bureau": "Bureau d'essai", "email": "bureau@example.org"}
NASTY = ["=Ö'Neil [admin]", "#N/A", "1+1", "@somme", "-5", "'apostrophe", "0450", "1e5"]


def form(path, paper=REFERRAL, **fields):
    """Write a form of an invented establishment."""
    write_form(paper, path, LISTS, SETTINGS, **fields)
    return path


def gathered(path, paper=REFERRAL):
    """The values that the command would get from a filled form."""
    return collect(paper.fields, {}, source=str(path), words=LISTS, ask=None)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_field_of_the_command_is_in_its_form_once(paper):
    names = list(paper.laid_out())
    assert sorted(names) == sorted(spec.name for spec in paper.fields)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_field_has_its_cell_and_every_list_its_choices_in_the_language(tmp_path, paper, language):
    i18n.activate(language)
    book = load_workbook(form(tmp_path / "f.xlsx", paper))
    sheet, hidden = book.worksheets
    assert hidden.sheet_state == "veryHidden"
    said = {str(cell.value).partition("\n")[0] for row in sheet.iter_rows() for cell in row if cell.value}
    offered = {str(v) for row in hidden.iter_rows(min_row=3, min_col=7, values_only=True) for v in row if v}
    for spec in paper.fields:
        if is_ticked(spec):
            assert f"pss_{spec.name}_{len(choices(spec, LISTS)) - 1}" in book.defined_names
        else:
            assert f"pss_{spec.name}" in book.defined_names
            assert {w.fr if language == "fr" else w.en for w in choices(spec, LISTS)} <= offered
    assert i18n._(paper.title) in said


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_only_answers_can_be_typed_in_and_they_are_texts(tmp_path, paper):
    book = load_workbook(form(tmp_path / "f.xlsx", paper))
    sheet = book.worksheets[0]
    assert sheet.protection.sheet
    assert (int(sheet.page_setup.paperSize), sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, True)
    assert (int(sheet.page_setup.fitToWidth or 1), int(sheet.page_setup.fitToHeight)) == (1, 0)
    assert sheet.print_title_rows == "$1:$2"
    answers = {
        named.attr_text.rpartition("!")[2].replace("$", "")
        for n, named in book.defined_names.items()
        if n[:4] == "pss_"
    }
    free = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked and not _merged(cell)
    }
    assert answers == free
    assert {sheet[place].number_format for place in answers} == {"@"}


def _merged(cell):
    return type(cell).__name__ == "MergedCell"


def test_nothing_judicial_is_asked():
    for spec in REFERRAL.fields:
        assert not re.search("judic|crimin|declaration", f"{spec.name} {spec.label}")


TEXTS = ("Prénom", "Nom", "Nom usuel", "Qui repère", "Adresse", "Ville", "Province", "Services reçus")
NAMES = (
    "first_name", "last_name", "name_in_use", "referrer", "address", "city", "province", "services_received",
)  # fmt: skip


def test_what_is_typed_stays_that_very_text(tmp_path):
    fill(form(tmp_path / "f.xlsx"), dict(zip(TEXTS, NASTY, strict=True)))
    assert [gathered(tmp_path / "f.xlsx")[name] for name in NAMES] == NASTY


WORDS = st.text("aéÉœ0=+-@'\"#[]{}&<>;,:/\\%_x ’–€😀", min_size=1, max_size=60)


@settings(max_examples=3, deadline=None)
@given(
    st.lists(WORDS.map(lambda typed: normalize("NFC", " ".join(typed.split()))).filter(bool), min_size=8, max_size=8)
)
def test_any_text_filled_in_advance_is_read_back(tmp_path_factory, typed):
    path = form(tmp_path_factory.mktemp("form") / "f.xlsx", values=dict(zip(NAMES, typed, strict=True)))
    assert [gathered(path)[name] for name in NAMES] == [normalize("NFC", text) for text in typed]


BORN, ADULT, TONGUE = "Date de naissance (requise avant 18 ans)", "18 ans ou plus", "Langue de correspondance"


@pytest.mark.parametrize(
    ("answers", "read"),
    [
        (
            {BORN: datetime(2009, 5, 31), "Téléphones": 4505550123, ADULT: "OUI", TONGUE: "anglais", "Nom usuel": 3.0},
            {
                "birth_date": date(2009, 5, 31), "phones": ["+14505550123"], "adult": True, "language": Language.EN,
                "name_in_use": "3",
            },
        ),
        (
            {
                BORN: "2009-05-31", "Téléphones": "450 555-0123, poste 45\n514 555-0199", ADULT: False,
                TONGUE: "English", "À quel titre": "leader (lce), AUTRE",
            },
            {
                "birth_date": date(2009, 5, 31), "phones": ["+14505550123;ext=45", "+15145550199"], "adult": False,
                "language": Language.EN, "referrer_role": "lce",
            },
        ),
        (
            {"Téléphones": "450 555-0123, 514 555-0199", ADULT: "yes", "Direction de qui repère": "DSI – Soins"},
            {"phones": ["+14505550123", "+15145550199"], "adult": True, "directorate": "DSI"},
        ),
        ({"Direction de qui repère": "une autre"}, {"directorate": "une autre"}),
    ],
    ids=range(4),
)  # fmt: skip
def test_an_answer_is_read_as_it_was_meant(tmp_path, answers, read):
    fill(form(tmp_path / "f.xlsx"), {"Prénom": "Ann", "Nom": "Essai", **answers})
    given = gathered(tmp_path / "f.xlsx")
    assert {name: given[name] for name in read} == read


def test_ticks_are_read_by_what_they_are_beside(tmp_path):
    path = form(tmp_path / "f.xlsx")
    fill(path, {"Prénom": "Ann", "Nom": "Essai"}, ("S'exprime clairement", "Écoute, et parle", "Vision"))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    evening = next(c.row for (c,) in sheet.iter_rows(max_col=1) if c.value == "soir")
    sheet.cell(evening, 2).value = "✓"
    sheet.cell(evening, 3).value = "non"
    other = next(c.row for (c,) in sheet.iter_rows(max_col=1) if c.value == "Autre")
    sheet.cell(other, 2).value, sheet.cell(other - 1, 4).value = "X", "oui"
    book.save(path)
    given = gathered(path)
    assert given["criteria"] == ["clear", "a,b"]
    assert given["needs"] == ["sight"]
    assert given["slots"] == [(0, Part.EVENING)]
    assert (given["wishes"], given["refusals"]) == (["other"], ["committee"])


def test_a_blank_form_gives_nothing_and_says_all_that_is_missing(tmp_path):
    with pytest.raises(Exception, match="prénom") as told:
        gathered(form(tmp_path / "f.xlsx"))
    assert [s for s in told.value.sentences if "à remplir" in s] == list(told.value.sentences)
    assert len(told.value.sentences) == 2
    assert gathered(form(tmp_path / "d.xlsx", REQUEST), REQUEST) == {}


def test_what_cannot_be_read_is_said_with_its_label_and_its_cell(tmp_path):
    path = form(tmp_path / "f.xlsx")
    fill(path, {"Prénom": "Ann", "18 ans ou plus": "peut-être", "Courriels": "pas un courriel"}, ("Vision",))
    fill(path, {}, ())
    book = load_workbook(path)
    cell = next(c for row in book.worksheets[0].iter_rows() for c in row if c.value == "x")
    cell.value = "bof"
    book.save(path)
    with pytest.raises(Exception, match="oui ni non") as told:
        gathered(path)
    said = "\n".join(told.value.sentences)
    for wanted in (
        r"18 ans ou plus \(B\d+\) : « peut-être »",
        r"courriels \(B\d+\)",
        r"besoins pour participer \(B\d+\) : « bof »",
    ):
        assert re.search(wanted, said.replace("\N{NO-BREAK SPACE}", " ")), said
    assert "--" not in said


def test_a_form_whose_rows_were_moved_is_read_by_its_names(tmp_path):
    path = fill(form(tmp_path / "f.xlsx"), {"Prénom": "Ann", "Nom": "Essai"})
    book = load_workbook(path)
    sheet = book.worksheets[0]
    named = book.defined_names["pss_first_name"]
    place = named.attr_text.rpartition("!")[2].replace("$", "")
    sheet["J200"].value, sheet[place].value = sheet[place].value, None
    named.attr_text = f"'{sheet.title}'!$J$200"  # what a program does when somebody cuts and pastes
    book.save(path)
    assert gathered(path)["first_name"] == "Ann"


def test_a_form_in_english_is_read_while_speaking_french_and_the_other_way_round(tmp_path):
    for language, other, answers in (
        (
            "en",
            "fr",
            {
                "First name": "Ann",
                "Last name": "Essai",
                "Language of correspondence": "other language",
                "In what role": "Leader",
            },
        ),
        (
            "fr",
            "en",
            {
                "Prénom": "Ann",
                "Nom": "Essai",
                "Langue de correspondance": "autre langue",
                "À quel titre": "Leader (LCE); autre",
            },
        ),
    ):
        i18n.activate(language)
        fill(form(tmp_path / "f.xlsx"), answers)
        i18n.activate(other)
        given = gathered(tmp_path / "f.xlsx")
        assert (given["language"], given["referrer_role"]) == (Language.OTHER, "lce")


def test_only_what_was_changed_counts_when_a_record_is_corrected(tmp_path):
    values = {
        "first_name": "Ann",
        "last_name": "Essai",
        "criteria": ["clear"],
        "needs": ["sight"],
        "adult": 1,
        "address": "1, rue X",
    }
    path = form(tmp_path / "f.xlsx", code="UP-0001", values=values)
    known = {spec.name for spec in REFERRAL.fields}
    assert paper_read.read(path, known, correcting=True)[0] == {}
    book = load_workbook(path)
    cell = next(c for row in book.worksheets[0].iter_rows() for c in row if c.value == "x")
    cell.value = None  # the criterion
    book.save(path)
    fill(path, {"Adresse": None, "Ville": "Laval"})
    assert paper_read.read(path, known, correcting=True)[0] == {"criteria": [], "address": "", "city": "Laval"}
    with pytest.raises(BadFile, match="UP-0001"):
        paper_read.read(path, known, correcting=False)


def test_a_form_filled_in_advance_hides_nothing_of_what_it_shows(tmp_path):
    path = form(tmp_path / "f.xlsx", code="UP-0001", values={"first_name": "Zénobie", "phones": ["+14505550123"]})
    hidden = load_workbook(path)["pss"]
    assert not any("Zénobie" in str(c) or "0123" in str(c) for row in hidden.iter_rows(values_only=True) for c in row)


def test_sections_stay_on_one_page():
    assert breaks([100.0] * 9, [0, 3, 5, 7], repeated=1) == [7]
    assert breaks([100.0] * 20, [0, 10], repeated=1) == [10]


# --- what is no form of ours ------------------------------------------------------------------------


def _changed(path, name, edit):
    """Rewrite one part of a workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, edit(content) if part.filename == name else content)
    path.write_bytes(out.getvalue())


SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p: p.write_bytes(b""),
        lambda p: p.write_bytes(b"PK\3\4 nothing"),
        lambda p: p.write_bytes(p.read_bytes()[:3000]),
        lambda p: p.unlink(),
        lambda p: _changed(p, "xl/workbook.xml", lambda c: c.replace(b'name="pss"', b'name="psx"')),
        lambda p: _changed(p, SHEET, lambda c: c[:500]),
        lambda p: _changed(p, SHEET, lambda c: c.replace(b"?>", b"?>" + ENTITY, 1)),
        lambda p: _changed(p, SHEET, lambda c: c + b" " * 30_000_000),
        lambda p: p.write_bytes(p.read_bytes() + bytes(6_000_000)),
    ],
    ids=["empty", "no zip", "cut", "absent", "no mark", "cut sheet", "entities", "bomb", "large"],
)  # fmt: skip
def test_a_file_that_is_no_form_is_refused_in_a_sentence(tmp_path, spoil):
    path = form(tmp_path / "f.xlsx")
    spoil(path)
    with pytest.raises(BadFile) as told:
        gathered(path)
    assert told.value.sentences


def test_a_spoilt_file_never_surprises(tmp_path):
    chance = Random(3)
    whole = fill(form(tmp_path / "f.xlsx"), {"Prénom": "Ann", "Nom": "Essai"}).read_bytes()
    for _n in range(60):
        spoilt = bytearray(whole)
        for _m in range(chance.randint(1, 20)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        (tmp_path / "s.xlsx").write_bytes(spoilt)
        try:
            gathered(tmp_path / "s.xlsx")
        except Exception as error:
            assert hasattr(error, "sentences"), repr(error)  # noqa: PT017


def test_a_form_of_a_newer_pss_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("pss_cli.forms.papers.paper.VERSION", 2)
    with pytest.raises(BadFile, match="plus récent"):
        gathered(form(tmp_path / "f.xlsx"))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_a_form_saved_again_by_libreoffice_is_read_the_same(tmp_path):
    path = fill(
        form(tmp_path / "f.xlsx", code="UP-0001", values={"address": "1, rue X", "needs": ["sight"]}),
        {"Prénom": "=Ö'Neil [admin]", "Nom": "#N/A", "Date de naissance (requise avant 18 ans)": datetime(1970, 5, 17)},
        ("S'exprime clairement",),
    )
    known = {spec.name: spec for spec in REFERRAL.fields}
    ours = paper_read.read(path, known, correcting=True)[0]
    assert ours.keys() == {"first_name", "last_name", "birth_date", "criteria"}
    assert paper_read.read(recalculated(path, "xlsx", tmp_path), known, correcting=True)[0] == ours
    assert parse_day(ours["birth_date"]) == date(1970, 5, 17)
