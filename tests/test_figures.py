"""Money, whatever is claimed, decided, corrected and paid: every place says what a plain model says, to the cent.

The model knows nothing of the program: a line has what was claimed and what was approved, a claim its payments.
What the program refuses changes nothing in either.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.conftest import TODAY, run_pss
from tests.make import Make

YEAR = ("--fiscal-year", "2026-2027")
WHY = ("--because", "CLM-02:essai", "--because", "CLM-06:essai", "--no-input")
RATES = {"km": 595, "morning": 10_400, "noon": 14_300, "evening": 21_550}
PEOPLE, PLACES = ("UP-0001", "UP-0002"), {"A-0001": "DSI", "A-0002": "DSI", "A-0003": "DPJ"}


@dataclass(eq=False)
class Line:
    """One line: what it asks, and what was decided of it (None: nothing yet)."""

    kind: str
    claimed: int
    approved: int | None = None
    corrects: Line | None = None


@dataclass(eq=False)
class Claim:
    """One claim and its payments, in cents."""

    directorate: str
    person: str
    lines: list[Line] = field(default_factory=list)
    payments: list[int] = field(default_factory=list)

    @property
    def claimed(self) -> int:
        return sum(line.claimed for line in self.lines)

    @property
    def approved(self) -> int:
        return sum(line.approved or 0 for line in self.lines)

    def right(self, line: Line) -> tuple[int, int]:
        """Return what a line asks and what is approved of it, corrections decided so far included."""
        known = [each for each in self.lines if each is line or each.corrects is line]
        decided = [each for each in known if each.approved is not None]
        return sum(each.claimed for each in known), sum(each.approved or 0 for each in decided)


def cents(kind: str, quantity: int) -> int:
    """Return the amount of a line: metres at a rate, a flat meal, or a real cost; halves go up."""
    if kind == "km":
        return (quantity * RATES["km"] * 2 + 10_000) // 20_000
    return (RATES[kind] + 5) // 10 if kind in RATES else quantity


class Model:
    """The claims, as plain Python knows them."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}

    def take(self, line: Line, claim: Claim) -> int:
        """Return what a negative correction takes away: what was approved until then comes down to the right amount."""
        before = [e for e in claim.lines[: claim.lines.index(line)] if line.corrects in (e, e.corrects)]
        right = sum(each.claimed for each in before) + line.claimed
        return min(0, right - sum(each.approved or 0 for each in before))

    def with_them(self, claim: Claim, chosen: list[Line]) -> list[Line]:
        """Return lines in order, with the negative corrections that came after them."""
        firsts = {id(line.corrects or line): claim.lines.index(line) for line in reversed(chosen)}
        return [
            line for at, line in enumerate(claim.lines)
            if line in chosen or (line.claimed < 0 and at > firsts.get(id(line.corrects), len(claim.lines)))
        ]  # fmt: skip

    def decide(self, claim: Claim, chosen: list[Line], amount: int | None) -> None:
        chosen = self.with_them(claim, chosen)
        for line in chosen:
            line.approved = None if line.corrects else line.approved
        for line in chosen:
            line.approved = self.take(line, claim) if line.claimed < 0 else line.claimed if amount is None else amount

    def figures(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Return what was claimed and approved, by directorate and kind."""
        found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for claim in self.claims.values():
            for line in claim.lines:
                for kind in (line.kind, "total"):
                    found[claim.directorate, kind][0] += line.claimed
                    found[claim.directorate, kind][1] += line.approved or 0
        return {key: (claimed, approved) for key, (claimed, approved) in found.items()}

    def paid(self, directorate: str) -> int:
        return sum(sum(c.payments) for c in self.claims.values() if c.directorate == directorate)


# --- what is done, typed and modelled ---------------------------------------------------------------


def money(amount: int) -> str:
    return f"{amount // 100},{amount % 100:02}"


def add(model: Model, person: str, place: str, kind: str, quantity: int, trip: int) -> None:
    typed = {"km": f"{quantity // 1000},{quantity % 1000:03}", "morning": "déjeuner", "noon": "dîner"}
    option = "--meal" if kind in ("morning", "noon") else f"--{kind}"
    answer = run_pss("claim", "add", place, person, option, typed.get(kind, money(quantity)),
                     "--trip", trip, "--receipt", f"P-{trip}", *WHY, "-f", "json")  # fmt: skip
    if answer.code == 0:
        code = answer.json["code"]
        claim = model.claims.setdefault(code, Claim(PLACES[place], person))
        claim.lines.append(Line(kind, cents(kind, quantity)))


def decide(model: Model, code: str, number: int, amount: int | None) -> None:
    """Approve a line, in full or in part; a part of nothing is a refusal."""
    claim = model.claims[code]
    line = claim.lines[number % len(claim.lines)]
    words = ["--amount", money(amount)] if amount else []
    verb = ["refuse"] if amount == 0 else ["approve", *words]
    answer = run_pss("claim", verb[0], code, "--line", claim.lines.index(line) + 1, *verb[1:],
                     "--by", "Gisèle Gestionnaire", "--reason", "essai", *WHY)  # fmt: skip
    if answer.code == 0:
        added = [each for each in claim.lines if each.corrects is line] if amount == 0 else []
        model.decide(claim, [line, *added], amount)


def decide_all(model: Model, code: str) -> None:
    claim = model.claims[code]
    if run_pss("claim", "approve", code, "--by", "Gisèle Gestionnaire", *WHY).code == 0:
        model.decide(claim, [line for line in claim.lines if line.approved is None], None)


def correct(model: Model, code: str, number: int, amount: int) -> None:
    claim = model.claims[code]
    line = claim.lines[number % len(claim.lines)]
    answer = run_pss("claim", "correct", code, claim.lines.index(line) + 1, "--amount", money(amount),
                     "--reason", "essai", *WHY)  # fmt: skip
    if answer.code == 0:
        known = [each for each in claim.lines if line in (each, each.corrects)]
        difference, still = amount - claim.right(line)[0], 0
        decided = any(each.approved is not None for each in known)
        if decided and difference < 0:  # additions that wait are taken back whole, and added anew as far as they hold
            waiting = [each for each in known if each.approved is None and each.corrects]
            still = max(0, sum(each.claimed for each in waiting) + difference)
            for each in waiting:
                each.approved = 0
        counter = Line(line.kind, difference - still, None, line)
        claim.lines.append(counter)
        if decided and counter.claimed < 0:
            counter.approved = model.take(counter, claim)
        if still:
            claim.lines.append(Line(line.kind, still, None, line))


def pay(model: Model, code: str, part: int) -> None:
    """Pay a part (in hundredths) of what remains; or, for nothing, cancel the first payment."""
    claim = model.claims[code]
    amount = (claim.approved - sum(claim.payments)) * part // 100
    if part == 0 and claim.payments:
        if run_pss("claim", "pay", code, "--cancel", 1, *WHY).code == 0:
            claim.payments.append(-claim.payments[0])
    elif amount > 0 and run_pss("claim", "pay", code, "--amount", money(amount), *WHY).code == 0:
        claim.payments.append(amount)


AMOUNTS = st.one_of(st.none(), st.integers(0, 9_000))
ADDED = st.tuples(
    st.sampled_from(PEOPLE), st.sampled_from(sorted(PLACES)),
    st.sampled_from(["km", "taxi", "parking", "morning", "noon"]), st.integers(1, 90_000), st.integers(1, 3),
)  # fmt: skip
DONE = st.one_of(
    st.tuples(st.just("submit")),
    st.tuples(st.just("decide"), st.integers(0, 5), AMOUNTS),
    st.tuples(st.just("decide"), st.integers(0, 5), AMOUNTS),
    st.tuples(st.just("decide_all")),
    st.tuples(st.just("correct"), st.integers(0, 5), st.integers(0, 9_000)),
    st.tuples(st.just("pay"), st.sampled_from([0, 33, 50, 100])),
    st.tuples(st.just("transmit")),
)


def do(model: Model, code: str, what: str, *how: int) -> None:
    if what == "submit":
        run_pss("claim", "submit", code, *WHY)
    elif what == "transmit":
        run_pss("claim", "transmit", code, "--to", "DRF", *WHY)
    else:
        {"decide": decide, "decide_all": decide_all, "correct": correct, "pay": pay}[what](model, code, *how)


# --- what is compared -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(templates, tmp_path_factory) -> Path:
    """Return a registry with two partners, present at two meetings of the DSI and one of the DPJ."""
    path = tmp_path_factory.mktemp("figures") / "filled.pss"
    shutil.copyfile(templates("laval"), path)
    make = Make(path, TODAY)
    people = [make.partner(first_name=name) for name in ("Ariane", "Béatrice")]
    requests = [make.request(), make.request(directorate_id=make.directorate("DPJ"))]
    days = (date(2026, 4, 1), date(2026, 10, 31), date(2026, 11, 10))
    for request, day in zip((requests[0], requests[0], requests[1]), days, strict=True):
        make.activity(request, *people, day=day, starts=8 * 60, ends=16 * 60)
    return path


def on_screen(model: Model) -> None:
    for code, claim in model.claims.items():
        shown = run_pss("claim", "show", code, "-f", "json").json
        assert [e["amount_cents"] for e in shown["entries"]] == [line.claimed for line in claim.lines]
        assert [e["approved_cents"] for e in shown["entries"]] == [line.approved for line in claim.lines]
        assert shown["paid_cents"] == sum(claim.payments)
        assert shown["remaining_cents"] == claim.approved - sum(claim.payments)


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


def in_the_year(model: Model, folder: Path) -> None:
    rows = run_pss("report", "expenses", *YEAR, "-f", "json").items
    known = {(r["directorate"], r["kind"]): r for r in rows if r["claimed_cents"] is not None}
    said = {key: (row["claimed_cents"], row["approved_cents"]) for key, row in known.items()}
    nothing = {key for key, amounts in said.items() if amounts == (0, 0)}
    assert {key: said[key] for key in said.keys() - nothing} == {
        key: amounts for key, amounts in model.figures().items() if amounts != (0, 0)
    }
    for directorate in {claim.directorate for claim in model.claims.values()}:
        kinds = [row["paid_cents"] for (code, kind), row in known.items() if code == directorate and kind != "total"]
        assert sum(kinds) == known[directorate, "total"]["paid_cents"] == model.paid(directorate)
    _on_the_sheets(model, known, folder)


def _on_the_sheets(model: Model, known: dict, folder: Path) -> None:
    assert run_pss("report", "expenses", *YEAR, "-o", folder / "year.xlsx").code == 0
    book = load_workbook(folder / "year.xlsx", data_only=True, read_only=True)
    for directorate in {claim.directorate for claim in model.claims.values()}:
        total = next(row for row in book[directorate].iter_rows(values_only=True) if row[0] == "Total")
        wanted = [known[directorate, "total"][key] for key in ("claimed_cents", "approved_cents", "paid_cents")]
        assert [round(value * 100) for value in total[3:6]] == wanted
    book.close()


# What fails is said as it was found: looking for the shortest would take minutes.
FEW = settings(max_examples=10, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))


# Random acts rarely reach a payment: most claims go their usual way, with anything in between.
USUAL = [("submit",), ("decide_all",), ("transmit",), ("pay", 50), ("pay", 100)]
LIVES = st.lists(st.tuples(st.integers(0, 3), st.lists(DONE, max_size=3)), max_size=8).map(
    lambda found: [(which, act) for usual, (which, acts) in zip([*USUAL, *USUAL], found, strict=False)
                   for act in (usual, *acts)]
)  # fmt: skip
SOME = st.one_of(LIVES, st.lists(st.tuples(st.just(0), DONE), max_size=14))


@FEW
@given(lines=st.lists(ADDED, min_size=1, max_size=6), then=SOME)
def test_lines_form_roll_up_and_directorate_sheets_say_what_a_plain_model_says(filled, tmp_path, lines, then):
    path = tmp_path / "registry.pss"
    shutil.copyfile(filled, path)
    os.environ["PSS_REGISTRY"] = str(path)
    model = Model()
    for line in lines:
        add(model, *line)
    for which, (what, *how) in then:
        code = sorted(model.claims)[which % len(model.claims)]
        do(model, code, what, *how)
    on_screen(model)
    on_the_form(*max(model.claims.items(), key=lambda item: len(item[1].lines)), tmp_path)
    in_the_year(model, tmp_path)
