"""Money, whatever is claimed, decided, corrected and paid: every place says what a plain model says, to the cent."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.conftest import run_pss
from tests.figures.acts import ADDED, BEGINS, PLACES, SOME, Acts
from tests.figures.model import Claim, Model
from tests.make import Make

YEARS = {
    "2025-2026": (date(2025, 4, 1), date(2026, 3, 31)),
    "2026-2027": (date(2026, 4, 1), date(2027, 3, 31)),
}
MEASURES = ("claimed", "approved", "paid", "accrued", "vouchers")


@pytest.fixture(scope="module")
def filled(templates, tmp_path_factory) -> Path:
    """Return a registry with two partners, present at meetings of two years, of the DSI and of the DPJ."""
    path = tmp_path_factory.mktemp("figures") / "filled.pss"
    shutil.copyfile(templates("laval"), path)
    make = Make(path, BEGINS)
    people = [make.partner(first_name=name) for name in ("Ariane", "Béatrice")]
    requests = {code: make.request(directorate_id=make.directorate(code)) for code in ("DSI", "DPJ")}
    for directorate, day in PLACES.values():
        make.activity(requests[directorate], *people, day=day, starts=8 * 60, ends=16 * 60)
    os.environ["PSS_REGISTRY"] = str(path)
    gravel = run_pss("claim", "rates", "--add", "gravel", "0,123", "--from", "2025-04-01", "--source", "essai")
    assert gravel.code == 0, gravel.err
    return path


def on_screen(model: Model) -> None:
    for code, claim in model.claims.items():
        shown = run_pss("claim", "show", code, "-f", "json").json
        assert [(e["amount_cents"], e["approved_cents"]) for e in shown["entries"]] == [
            (line.claimed, line.approved) for line in claim.lines
        ]
        assert (shown["paid_cents"], shown["remaining_cents"]) == (claim.paid(), claim.remaining)


def on_the_form(code: str, claim: Claim, folder: Path) -> None:
    """The form says what is claimed; what is reimbursed is what is approved, once the claim was."""
    path = folder / f"{code}.xlsx"
    assert run_pss("claim", "form", code, "-o", path).code == 0
    book = load_workbook(path, data_only=True)
    found = {
        name: round((book[sheet][cell.replace("$", "")].value or 0) * 100)
        for name in ("total_frais", "montant_a_rembourser")
        for sheet, cell in book.defined_names[name].destinations
    }
    was_approved = run_pss("claim", "show", code, "-f", "json").json["approved_on"] is not None
    assert found["total_frais"] == claim.claimed
    assert found["montant_a_rembourser"] == (claim.approved if was_approved else claim.claimed)


def in_the_year(model: Model, year: str) -> None:
    """Each directorate and kind, all of its amounts; what is 0 in the model may have no row."""
    rows = run_pss("report", "expenses", "--fiscal-year", year, "-f", "json").items
    said = {(r["directorate"], r["kind"]): {m: r[f"{m}_cents"] for m in MEASURES if r[f"{m}_cents"]} for r in rows}
    assert {place: amounts for place, amounts in said.items() if amounts} == model.figures(*YEARS[year])
    assert all(
        r["payable_cents"] == r["approved_cents"] - r["paid_cents"] for r in rows if r["claimed_cents"] is not None
    )


def on_the_sheets(model: Model, year: str, folder: Path) -> None:
    """The totals of each directorate, and the lines one by one."""
    path = folder / f"{year}.xlsx"
    assert run_pss("report", "expenses", "--fiscal-year", year, "-o", path).code == 0
    book = load_workbook(path, data_only=True, read_only=True)
    for (directorate, kind), amounts in model.figures(*YEARS[year]).items():
        if kind == "total":
            total = next(row for row in book[directorate].iter_rows(values_only=True) if row[0] == "Total")
            assert [round(n * 100) for n in total[3:6]] == [amounts.get(m, 0) for m in MEASURES[:3]]
    lines = [row for row in book["Lignes"].iter_rows(min_row=4, max_col=12, values_only=True) if row[0]]
    assert [(round((row[10] or 0) * 100), round(row[11] * 100)) for row in lines] == model.lines(*YEARS[year])
    book.close()


# What fails is said as it was found: looking for the shortest would take minutes.
FEW = settings(max_examples=12, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))


@FEW
@given(lines=st.lists(ADDED, min_size=1, max_size=6), then=SOME)
def test_lines_form_roll_up_and_directorate_sheets_say_what_a_plain_model_says(filled, tmp_path, lines, then):
    path = tmp_path / "registry.pss"
    shutil.copyfile(filled, path)
    os.environ["PSS_REGISTRY"] = str(path)
    model = Model()
    acts = Acts(model)
    for line in lines:
        acts.add(*line)
    for which, (what, *how) in then:
        acts.do(which, what, *how)
    on_screen(model)
    if model.claims:
        on_the_form(*max(model.claims.items(), key=lambda item: len(item[1].lines)), tmp_path)
    for year in YEARS:
        in_the_year(model, year)
    on_the_sheets(model, "2026-2027", tmp_path)
