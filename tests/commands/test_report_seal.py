"""pss report seal: the same figures for ever, corrections beside, and a check that notices a hand in the file."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from datetime import date

import pytest
from openpyxl import load_workbook

from pss_cli import models as m
from pss_cli.db.reading import read as opened
from pss_cli.db.rewinding import Rewound
from pss_cli.reads.expenses import METHOD, Year
from pss_cli.reads.expenses.figures import FIGURES
from pss_cli.reads.expenses.spans import BY_MONTH
from pss_cli.reads.sealed import TABLES, to_seal
from tests.books import PARKING, asked, book
from tests.claims import a_claim
from tests.conftest import TODAY
from tests.make import Make

YEAR = ("--fiscal-year", "2025-2026")
BECAUSE = ("--because", "CLM-41:Clôture", "--because", "CLM-42:Clôture")
MONEY = ("claimed_cents", "approved_cents", "paid_cents", "vouchers_cents")


@pytest.fixture(scope="module")
def lived(templates, tmp_path_factory):
    """A year that ended on 31 March 2026: a km line approved and paid in part, a parking line undecided."""
    path = tmp_path_factory.mktemp("lived") / "registry.pss"
    shutil.copyfile(templates("laval"), path)
    make = Make(path, TODAY)
    person = make.partner()
    activity = make.activity(None, person, day=date(2026, 2, 3))
    a_claim(make, {"approved_cents": 1464}, {"kind": "parking", "amount_cents": 850},
            person=person, activity=activity, submitted_on=date(2026, 2, 20))  # fmt: skip
    make.add(m.Payment(claim_id=1, day=date(2026, 3, 1), amount_cents=1000, done_by="DRF"))
    return path, (person, activity)


@pytest.fixture
def year(lived, registry):
    shutil.copyfile(lived[0], registry)
    return lived[1]


@pytest.fixture
def sealed(pss, lived, year, registry):
    """The same, sealed."""
    kept = lived[0].with_name("sealed.pss")
    if not kept.exists():
        assert pss("report", "seal", "2025-2026", "--yes", *BECAUSE).code == 0
        shutil.copyfile(registry, kept)
    shutil.copyfile(kept, registry)
    return year


def report(pss, row="sealed", *words):
    items = pss("report", "expenses", *YEAR, *words, "-f", "json").items
    return {(r["directorate"], r["kind"]): r for r in items if r.get("row", row) == row}


def problems(pss):
    """Return what the check says of sealed years; what other rules find in a bare registry is another matter."""
    found = [row["detail"] for row in pss("registry", "check", "-f", "json").items]
    return [detail for detail in found if detail and detail.startswith(("2024-2025,", "2025-2026,"))]


def tamper(registry, *statements):
    with sqlite3.connect(registry) as db:
        for statement in statements:
            db.execute(statement)
    db.close()


# --- sealing ---------------------------------------------------------------------------------------------


def test_a_year_that_is_not_over_is_not_sealed(pss, registry):
    answer = pss("report", "seal", "2026-2027", "--yes")
    assert answer.code == 5
    assert "CLM-40" in answer.err
    assert "2027-04-01" in answer.err
    assert asked(registry, "SELECT * FROM sealed_year") == []


def test_a_year_is_over_the_day_after_its_last(pss, monkeypatch):
    monkeypatch.setenv("PSS_TODAY", "2027-03-31")
    assert pss("report", "seal", "2026-2027", "--yes").code == 5
    monkeypatch.setenv("PSS_TODAY", "2027-04-01")
    assert pss("report", "seal", "2026-2027", "--yes").code == 0


def test_what_is_undecided_and_who_is_silent_ask_for_a_reason(pss, year, registry):
    answer = pss("report", "seal", "2025-2026", "--yes")
    assert answer.code == 5
    assert [word in answer.err for word in ("CLM-41", "R-0001", "CLM-42", "DSI")] == [True] * 4
    assert pss("report", "returns", "DSI", *YEAR, "--claimed", "23,14", "--no-input").code == 0
    assert "CLM-42" not in pss("report", "seal", "2025-2026", "--yes").err
    assert pss("report", "seal", "2025-2026", "--yes", "--because", "Clôture demandée").code == 0
    assert asked(registry, "SELECT rule, subject FROM reason") == [("CLM-41", "sealed_year:1")]
    assert problems(pss) == []


def test_a_line_claimed_after_the_seal_was_not_waiting_for_it(pss, make, sealed):
    person, activity = sealed
    a_claim(make, {"kind": "noon", "amount_cents": 1430}, person=person, activity=activity)
    assert problems(pss) == []
    found = pss("rules", "CLM-41", "--audit", "-f", "json").items
    assert all("R-0002" not in str(row) for row in found)


def test_sealing_needs_somebody_who_says_yes(pss, year, registry, answering):
    assert pss("report", "seal", "2025-2026", *BECAUSE).code == 2
    answering("n")
    assert pss("report", "seal", "2025-2026", *BECAUSE).code == 130
    assert asked(registry, "SELECT * FROM sealed_year") == []
    answering("o")
    assert pss("report", "seal", "2025-2026", *BECAUSE).code == 0


def test_a_year_is_sealed_once(pss, sealed):
    again = pss("report", "seal", "2025-2026", "--yes", *BECAUSE)
    assert again.code == 4
    assert "2026-11-20" in again.err
    assert "Coordo Essai" in again.err
    listed = pss("report", "seal", "-f", "json").items
    assert [(r["fiscal_year"], r["claimed_cents"]) for r in listed] == [("2025-2026", 2314)]


def test_a_seal_is_undone_like_anything_else(pss, sealed, registry):
    assert pss("undo", "--yes").code == 0
    assert asked(registry, "SELECT 1 FROM sealed_figure UNION ALL SELECT 1 FROM sealed_year") == []
    assert "row" not in pss("report", "expenses", *YEAR, "-f", "json").items[0]


@pytest.mark.parametrize("typed", ["2026", "2025-2027"])
def test_a_year_that_is_none_is_not_sealed(pss, typed):
    assert pss("report", "seal", typed, "--yes").code == 2


# --- afterwards ------------------------------------------------------------------------------------------


def test_the_sealed_report_says_what_the_report_said(pss, year):
    before = report(pss)
    assert pss("report", "seal", "2025-2026", "--yes", *BECAUSE).code == 0
    after = report(pss)
    known = {place: row for place, row in before.items() if row["claimed_cents"] is not None}
    assert known
    assert {place: {key: row[key] for key in before[place]} for place, row in after.items()} == known
    assert report(pss, "correction") == {}


def test_what_changes_afterwards_is_a_correction(pss, make, sealed):
    before, by_month = report(pss), report(pss, "sealed", "--by", "month")
    assert pss("claim", "approve", "R-0001", "--by", "Gisèle Gestionnaire").code == 0
    make.add(m.Payment(claim_id=1, day=make.today, amount_cents=1314, done_by="DRF"))
    assert report(pss) == before
    assert report(pss, "sealed", "--by", "month") == by_month
    changed = report(pss, "correction")
    assert [changed["DSI", "total"][name] for name in MONEY] == [0, 850, 1314, 0]
    assert changed["DSI", "parking"]["approved_cents"] == 850
    assert changed["DSI", "total"]["people"] == 0
    assert problems(pss) == []


def test_a_past_expense_imported_since_is_a_correction(pss, sealed, make):
    assert pss("registry", "import", book("vieux.xlsx", Dépenses=[{**PARKING, "Personne": None,
               "Date": "2025-05-01"}])).code == 0  # fmt: skip
    assert report(pss, "correction")["DSI", "parking"]["paid_cents"] == 850
    assert problems(pss) == []


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "jsonl"])
def test_corrections_show_in_every_format(pss, make, sealed, form):
    make.add(m.Payment(claim_id=1, day=make.today, amount_cents=200, done_by="DRF"))
    answer = pss("report", "expenses", *YEAR, "-f", form)
    assert answer.code == 0, answer.err
    assert "correction" in answer.out
    assert "Coordo Essai" in answer.err


def test_the_workbook_of_a_sealed_year_has_a_sheet_that_adds_up_to_the_others(pss, make, sealed):
    make.add(m.Payment(claim_id=1, day=make.today, amount_cents=200, done_by="DRF"))
    assert pss("report", "expenses", *YEAR, "-o", "year.xlsx").code == 0
    book = load_workbook("year.xlsx", data_only=True)
    rows = [row for row in book["Scellé"].iter_rows(min_row=5, values_only=True) if row[0] == "DSI"]
    heads = [cell.value for cell in book["Scellé"][4]]
    whole = [row[heads.index("payé")] for row in rows if row[1] == rows[0][1]]
    assert whole == [10, 2]
    assert [sheet.title for sheet in book if "ceux d’aujourd’hui" not in str(sheet["A2"].value)] == [
        "Scellé", "Définitions",
    ]  # fmt: skip
    summary = {row[0]: row for row in book.worksheets[0].iter_rows(values_only=True)}
    assert 12 in summary["DSI"]


@pytest.mark.parametrize("words", [["--compared"], ["--averages"], ["--by", "period"]])
def test_what_was_not_sealed_says_that_it_is_of_today(pss, sealed, words):
    assert pss("registry", "periods", "2025-2026", "--ends", "2025-09-30,2026-03-31").code == 0
    said = "2025-2026 est scellée : ces chiffres sont ceux d’aujourd’hui.".replace(" :", "\u00a0:")
    for form in ("table", "csv", "tsv", "json", "jsonl"):
        answer = pss("report", "expenses", *YEAR, *words, "-f", form)
        assert answer.code == 0, answer.err
        assert said in answer.err
    assert said in pss("report", "expenses", *YEAR, *words, "-o", "today.xlsx").err
    rows = [[*row] for row in load_workbook("today.xlsx").worksheets[0].iter_rows(max_row=3, values_only=True)]
    assert (rows[0][0], rows[2][0]) == (said, "direction")
    assert pss("report", "expenses", "--fiscal-year", "2026-2027", "--averages", "-o", "other.xlsx").code == 0
    assert load_workbook("other.xlsx").worksheets[0]["A1"].value == "direction"


# --- the check -------------------------------------------------------------------------------------------


def test_the_check_follows_the_journal_back_through_everything(pss, make, sealed, registry):
    other = make.person("Ann", "Roy")
    make.activity(None, other, day=date(2026, 1, 5))
    with make.session() as session:
        session.delete(session.get(m.Presence, 1))
        session.get(m.Request, 1).directorate_id = 3
        session.get(m.Payment, 1).amount_cents = 1
    assert report(pss, "correction")
    assert problems(pss) == []


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["DROP TRIGGER claim_entry_keeps_its_amount", "UPDATE claim_entry SET amount_cents = 1564 WHERE id = 1"],
         ("DSI", "kilomètres", "2026-02", "14,64", "15,64")),
        (["UPDATE payment SET amount_cents = 999"], ("DSI", "10,00", "9,99")),
        (["UPDATE sealed_figure SET paid_cents = 5 WHERE kind = 'total'"], ("DSI", "0,05", "10,00")),
        (["DELETE FROM sealed_figure WHERE kind = 'km'"], ("DSI", "kilomètres", "2026-02", "14,64")),
        (["UPDATE presence SET ends = ends + 1"], ("DSI", "3\u00a0h\u00a000", "3\u00a0h\u00a001")),
    ],
)  # fmt: skip
def test_a_hand_in_the_file_is_noticed(pss, make, sealed, registry, statements, named, moment):
    if moment == "after":
        make.add(m.Payment(claim_id=1, day=make.today, amount_cents=464, done_by="DRF"))
    assert problems(pss) == []
    tamper(registry, *statements)
    answer = pss("registry", "check")
    assert answer.code == 6, answer.out
    said = answer.out.replace("\u00a0$", "")
    assert [word for word in named if word not in said] == []


def test_two_sealed_years_are_both_followed_back(pss, make, sealed, registry):
    person, _activity = sealed
    early = make.activity(None, person, day=date(2024, 6, 1))
    a_claim(make, {"approved_cents": 1464}, person=person, activity=early)
    assert pss("report", "seal", "2024-2025", "--yes", *BECAUSE).code == 0
    make.add(m.Payment(claim_id=2, day=make.today, amount_cents=1464, done_by="DRF"))
    make.add(m.Payment(claim_id=1, day=make.today, amount_cents=464, done_by="DRF"))
    assert problems(pss) == []
    tamper(registry, "UPDATE payment SET amount_cents = 999 WHERE id = 1")
    assert "2025-2026" in pss("registry", "check").out


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        # a line that pss took away is there again, as it was
        (["INSERT INTO payment (id, claim_id, day, amount_cents, done_by) VALUES (2, 1, '2026-03-02', 100, 'DRF')"],
         "paiement 2"),
        (["UPDATE change SET before = '{' WHERE table_name = 'payment' AND field IS NULL AND after IS NULL"],
         "paiement 2"),
        (["UPDATE sealed_year SET fiscal_year = '2025-2099'"], "2025-2099"),
        (["UPDATE sealed_figure SET paid_cents = 'rien'"], "rien"),
        (["DELETE FROM sealed_figure", "DELETE FROM sealed_year"], "2025-2026"),
    ],
)  # fmt: skip
def test_whatever_a_hand_made_of_the_file_is_named(pss, make, lived, sealed, registry, statements, named):
    shutil.copyfile(lived[0], registry)
    make.add(m.Payment(claim_id=1, day=date(2026, 3, 2), amount_cents=100, done_by="DRF"))
    assert pss("report", "seal", "2025-2026", "--yes", *BECAUSE).code == 0
    with make.session() as session:
        session.delete(session.get(m.Payment, 2))
    assert pss("registry", "check").code != 6
    tamper(registry, *statements)
    answer = pss("registry", "check")
    assert answer.code == 6, answer.out + answer.err
    assert [row for row in answer.out.splitlines() if "scellées" in row and named in row], answer.out


def test_a_year_calculated_another_way_is_not_compared_and_no_fault(pss, sealed, registry, make):
    before = report(pss)
    assert "autrement" not in pss("report", "expenses", *YEAR).err
    tamper(registry, "UPDATE sealed_year SET method = method - 1",
           "UPDATE payment SET amount_cents = 999")  # fmt: skip
    answer = pss("registry", "check", "-f", "json")
    assert answer.code != 6
    (said,) = [row for row in answer.items if (row["detail"] or "").startswith("2025-2026")]
    assert said["ok"]
    assert report(pss) == before
    assert "autrement" in pss("report", "expenses", *YEAR).err


def test_what_the_figures_count_has_a_number():
    """When this fails, raise METHOD if a year would add up otherwise; then write the new fingerprint."""
    whole = " ".join(f"{FIGURES} {BY_MONTH}".split())
    assert (METHOD, hashlib.sha256(whole.encode()).hexdigest()[:12]) == (1, "47fb0b550ac5")


def test_nobody_waits_for_the_copy_that_is_rewound(sealed, registry):
    past = Rewound(registry, TABLES, 0)
    with sqlite3.connect(registry, timeout=0) as db:
        db.execute("UPDATE payment SET amount_cents = 1")
    db.close()
    assert [row["name"] for row in past.db.execute("PRAGMA database_list")] == ["main"]
    past.close()


def test_the_copy_that_is_rewound_holds_every_table_that_is_read_to_seal(registry):
    db, used = opened(registry), set()

    def seen(action, table, *_rest):
        used.update({table} & set(m.SQLModel.metadata.tables) if action == sqlite3.SQLITE_READ else ())
        return sqlite3.SQLITE_OK

    db.set_authorizer(seen)
    list(to_seal(db, Year(date(2025, 4, 1), date(2026, 3, 31))))
    db.close()
    assert used == set(TABLES)
