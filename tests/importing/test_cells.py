"""Cells as offices fill them, in the words that the fields read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from pss_cli.inputs.field import Reading, yes_no
from pss_cli.inputs.importing.cells import shown, typed
from pss_cli.inputs.importing.damage import damage
from pss_cli.inputs.importing.grid import Book, Line, Sheet
from pss_cli.inputs.importing.names import is_whole_name, split_name
from pss_cli.inputs.importing.reading import read_tables
from pss_cli.inputs.importing.sheetmap import SheetMap
from pss_cli.inputs.importing.table import COLUMNS
from pss_cli.inputs.importing.words import entry_kind, status, ticked
from pss_cli.vocabulary import EntryKind, ImportKind, PastStatus

FIELDS = {h.field.name: h.field for headings in COLUMNS.values() for h in headings}


def read(name, value, heading=""):
    """Return the value of a cell as the registry takes it in."""
    reading = Reading()
    reading.read(FIELDS[name], typed(FIELDS[name], heading, value), {})
    assert reading.problems == []
    return reading.values[name]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        (4505550123.0, ["+14505550123"]),
        ("4505550123.0", ["+14505550123"]),
        ("1 (450) 555-0123", ["+14505550123"]),
        ("(450) 555-0123", ["+14505550123"]),
        ("450.555.0123", ["+14505550123"]),
        ("450 555-0123 / 514 555-0199", ["+14505550123", "+15145550199"]),
        ("450-555-0123/514-555-0199", ["+14505550123", "+15145550199"]),
        ("rés. 450 555-0123 ou cell: 514 555-0199", ["+14505550123", "+15145550199"]),
        ("Cell : 450 555-0123\nTravail : 514 555-0199 poste 45", ["+14505550123", "+15145550199;ext=45"]),
        ("450 555-0123, poste 45; 514 555-0199", ["+14505550123;ext=45", "+15145550199"]),
        ("450 555-0123 (cell)", ["+14505550123"]),
        ("450 555-0123 x45", ["+14505550123;ext=45"]),
        ("\u00a0450\u00a0555-0123 ", ["+14505550123"]),
    ],
)
def test_telephones_are_told_apart_whatever_is_written_around_them(written, numbers):
    assert read("phones", written) == numbers


@pytest.mark.parametrize(
    "written", [1e308, -1e308, 10**400, float("inf"), float("nan"), "9" * 400, "1e308", f"{'9' * 400},5 h"]
)
@pytest.mark.parametrize(
    ("name", "heading"),
    [("length", "Heures"), ("length", "Minutes"), ("amount", "Montant"), ("km", "km"), ("day", "Jour")],
)
def test_a_number_beyond_all_measure_is_a_problem_like_another(name, heading, written):
    told = SheetMap(
        None, ImportKind.EXPENSES if name != "length" else ImportKind.PARTICIPATIONS, 1, {heading: name}, {}
    )
    sheet = Sheet(None, [Line(1, [heading]), Line(2, [written])])
    row = read_tables(Book("f.csv", [sheet]), [told], date(2026, 11, 20), 18).tables[0].rows[0]
    reading = Reading()
    if name in row.typed:
        reading.read(FIELDS[name], row.typed[name], {})
    assert [*row.problems, *reading.problems]


@pytest.mark.parametrize(
    "written", ["a@example.org; b@example.org", "a@example.org / b@example.org", "a@example.org\nb@example.org",
                "Ann <a@example.org>, mailto:b@example.org", "a@example.org ou b@example.org."]
)  # fmt: skip
def test_several_emails_in_a_cell_are_told_apart(written):
    assert read("emails", written) == ["a@example.org", "b@example.org"]


@pytest.mark.parametrize(("majority_age", "adult"), [(18, "oui"), (21, "oui"), (22, None)])
def test_whoever_was_born_in_a_year_is_an_adult_at_the_age_that_the_establishment_says(majority_age, adult):
    sheet = Sheet(None, [Line(1, ["Prénom", "Nom", "DDN"]), Line(2, ["Ann", "Roy", 2004])])
    columns = {"Prénom": "first_name", "Nom": "last_name", "DDN": "birth_date"}
    told = SheetMap(None, ImportKind.PEOPLE, 1, columns)
    (table,) = read_tables(Book("f.csv", [sheet]), [told], date(2026, 1, 1), majority_age).tables
    assert table.rows[0].typed.get("adult") == adult


@pytest.mark.parametrize(
    "written", ["oui", "o", "O", "x", "X", "✓", "✔", "vrai", "1", 1, 1.0, True, "yes", "Y", "TRUE"]
)
def test_yes_is_said_in_many_ways(written):
    assert read("employee", written) is True


@pytest.mark.parametrize("written", ["non", "n", "faux", "0", 0, 0.0, False, "-", "no", "N", "FALSE", "–"])
def test_no_is_said_in_many_ways(written):
    assert read("employee", written) is False


@pytest.mark.parametrize("written", ["x", "✓", "1", "0", "-"])
def test_a_tick_is_no_answer_when_somebody_types_it(written):
    assert ticked(written) in (True, False)
    with pytest.raises(ValueError, match="oui"):
        yes_no(written)


@pytest.mark.parametrize("written", ["peut-être", "?", "2", "xx"])
def test_what_is_neither_yes_nor_no_is_refused(written):
    with pytest.raises(ValueError, match="oui"):
        ticked(written)


@pytest.mark.parametrize(
    ("written", "cents"),
    [(12, 1200), (12.5, 1250), (0.1 + 0.2, 30), ("12,50 $", 1250), ("$12.50", 1250), ("1 234,56", 123456),
     ("1\u00a0234,56\u00a0$", 123456), ("1,234.56", 123456), ("22.50 CAD", 2250)],
)  # fmt: skip
def test_amounts_are_exact(written, cents):
    assert read("amount", written) == cents


@pytest.mark.parametrize("written", [12.345, "1.234,5", "environ 12", -5])
def test_an_amount_that_is_not_exact_is_not_rounded(written):
    reading = Reading()
    reading.read(FIELDS["amount"], typed(FIELDS["amount"], "", written), {})
    assert reading.problems


@pytest.mark.parametrize(
    ("heading", "written", "minutes"),
    [("Nb heures", 2.5, 150), ("Heures", "2,5", 150), ("Durée (h)", 3, 180), ("Durée (min)", 90, 90),
     ("Durée", "2h30", 150), ("Durée", "2,5 h", 150), ("Durée", "2:30", 150), ("Durée", "1 h 30", 90),
     ("Durée", "90 min", 90), ("Durée", "3 heures", 180), ("Durée", time(2, 30), 150), ("Hours", 1.25, 75),
     ("Durée", timedelta(hours=26), 26 * 60)],
)  # fmt: skip
def test_a_length_of_time_is_in_the_unit_that_somebody_wrote(heading, written, minutes):
    assert read("length", written, heading) == minutes


def test_a_bare_number_without_a_unit_is_no_length_of_time():
    reading = Reading()
    reading.read(FIELDS["length"], typed(FIELDS["length"], "Durée", 2.5), {})
    assert reading.problems


@pytest.mark.parametrize("field", ["phones", "emails"])
def test_a_cell_of_thirty_thousand_letters_is_not_looked_into(field):
    assert typed(FIELDS[field], "", "a" * 30_000) == "a" * 30_000


def test_a_line_break_of_excel_is_a_line_break():
    assert shown("deux\r\nlignes") == shown("deux_x000D_\nlignes") == "deux\nlignes"
    assert shown(datetime(2021, 3, 5)) == "2021-03-05"


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("Tremblay, Marie-Ève", {"last_name": "Tremblay", "first_name": "Marie-Ève"}),
        ("Marie-Ève Tremblay", {"last_name": "Tremblay", "first_name": "Marie-Ève"}),
        ("TREMBLAY Marie-Ève", {"last_name": "TREMBLAY", "first_name": "Marie-Ève"}),
        ("Mme Marie-Ève Tremblay", {"last_name": "Tremblay", "first_name": "Marie-Ève"}),
        ("Anne de la Sablonnière", {"last_name": "de la Sablonnière", "first_name": "Anne"}),
        ("St-Onge Roy, Jean Guy", {"last_name": "St-Onge Roy", "first_name": "Jean Guy"}),
        ("Roy,\u00a0 Zoé ", {"last_name": "Roy", "first_name": "Zoé"}),
        ("Roy, Joseph (Jos)", {"last_name": "Roy", "first_name": "Joseph", "name_in_use": "Jos"}),
        ("Cher", {"first_name": "Cher"}),
    ],
)
def test_a_whole_name_is_told_apart(written, fields):
    assert split_name(written, last_first=False) == fields


def test_two_words_follow_the_order_that_the_heading_says():
    assert split_name("Tremblay Marie-Ève", last_first=True)["last_name"] == "Tremblay"


@pytest.mark.parametrize("written", ["Marie Ève Tremblay", "Jean Guy Côté Roy"])
def test_where_the_last_name_begins_is_never_guessed(written):
    with pytest.raises(ValueError, match="Tremblay, Marie-Ève"):
        split_name(written, last_first=False)


@pytest.mark.parametrize("tie", ["conjointe de Paul", "Conjointe d'Olivier", "conjointe de Paul Roy"])
def test_of_a_relative_the_tie_alone_is_kept_never_the_name(tie):
    fields = split_name(f"Tremblay, Marie-Ève ({tie})", last_first=False)
    assert (fields["kind"], fields["relative_of"].lower()) == ("relative", "conjointe")
    assert not any("Paul" in value or "Olivier" in value for value in fields.values())


@pytest.mark.parametrize("written", ["Direction des services", "Comité des usagers", "Laval", "12 Roy", "a b"])
def test_what_is_nobody_is_no_name(written):
    assert not is_whole_name(written)


@pytest.mark.parametrize(
    ("field", "value", "spoiled"),
    [("last_name", "Mont?al", True), ("last_name", "C�t�", True), ("note", "d�j� vu", True), ("city", "Qu?bec", True),
     ("last_name", "Ren?", True), ("note", "Pourquoi?Oui", False), ("last_name", "CÃ´tÃ©", True),
     ("last_name", "Côté", False), ("note", "Vraiment ?", False), ("phones", "?", False)],
)  # fmt: skip
def test_a_name_that_lost_its_accents_is_noticed(field, value, spoiled):
    assert bool(damage(field, value)) is spoiled


@pytest.mark.parametrize(
    ("word", "member"),
    [("Actif", PastStatus.ACTIVE), ("ACTIVE", PastStatus.ACTIVE), ("en pause", PastStatus.PAUSED),
     ("Retirée", PastStatus.WITHDRAWN), ("inactif", PastStatus.WITHDRAWN), ("Décédé", PastStatus.DECEASED),
     ("dcd", PastStatus.DECEASED)],
)  # fmt: skip
def test_a_status_is_said_in_the_words_of_offices(word, member):
    assert status(word) is member


@pytest.mark.parametrize(
    ("word", "kind"),
    [("km", EntryKind.KM),
     ("Kilométrage", EntryKind.KM), ("STATIONNEMENT", EntryKind.PARKING), ("Dîner", EntryKind.NOON),
     ("autobus", EntryKind.TRANSIT), ("Repas", EntryKind.OTHER), ("souper", EntryKind.EVENING)],
)  # fmt: skip
def test_a_kind_of_expense_is_said_in_the_words_of_offices(word, kind):
    assert entry_kind(word) is kind


@pytest.mark.parametrize("kind", ImportKind)
def test_no_heading_names_two_columns(kind):
    said = [name for heading in COLUMNS[kind] for name in heading.names]
    assert len(said) == len(set(said))
