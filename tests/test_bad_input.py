"""Bad input: a sentence that names the field, the value and the remedy, its code, and nothing written.

A registry that cannot be used (missing, damaged, newer, read-only, busy) is in tests/db/test_opening.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from pss_cli import models as m
from tests.claims import a_claim
from tests.conftest import TODAY
from tests.db import processes
from tests.make import Make

ADD = ("refer", "add", "--from", "-")
GOOD = {
    "first_name": "Ann", "last_name": "Roy", "adult": True, "phones": ["450 555-0109"], "referrer": "Luc",
    "referrer_role": "other", "agreed": True, "received_care": True,
}  # fmt: skip
TOMORROW = (TODAY + timedelta(days=1)).isoformat()


def written(**other: object) -> str:
    """Return the JSON of a good referral, but for `other`."""
    return json.dumps(GOOD | other)


@dataclass(frozen=True)
class Bad:
    """One command line that must be refused: its exit code, and what stderr names."""

    name: str
    words: Sequence[str]
    code: int
    names: Sequence[str]
    scene: Callable[[Make], object] = field(default=lambda _make: None)
    stdin: str = ""


# --- scenes --------------------------------------------------------------------------------------------


def two_roys(make: Make) -> None:
    make.person("Ann", "Roy")
    make.person("Bob", "Roy")


def retained(make: Make) -> None:
    make.training(make.person("Eve", "Trained"))


def minor(make: Make) -> None:
    make.partner(first_name="Kim", birth_date=date(2010, 3, 1))


def absent(make: Make) -> None:
    make.training(make.person(), attended=False, decision=None, decided_on=None, told_on=None)


def unanswered(make: Make) -> None:
    make.match(answer=None, answered_on=None, confirmed_on=None)


def unsigned(make: Make) -> None:
    make.match(make.partner(ready=False), confirmed_on=None)


def employee(make: Make) -> None:
    make.match(make.partner(employee=True), confirmed_on=None)


def met(**fields: object) -> Callable[[Make], object]:
    """A partner present (UP-0001) at an activity (A-0001) of four hours, or otherwise."""
    complete = {"starts": 9 * 60, "ends": 13 * 60} | fields
    return lambda make: make.activity(None, make.partner(), **complete)


def voucher(make: Make) -> None:
    person = make.partner()
    there = make.activity(None, person)
    make.add(
        m.Voucher(
            activity_id=there.id,
            person_id=person.id,
            kind="parking",
            number="118",
            value_cents=1200,
            handed_on=there.day,
        )
    )


def draft(make: Make) -> None:
    a_claim(make, {})


# --- the table -----------------------------------------------------------------------------------------

CLAIM = ("claim", "add", "A-0001", "UP-0001")
TABLE = [
    Bad("unknown person", ["person", "show", "UP-9999"], 3, ["UP-9999"]),
    Bad("unknown name", ["person", "show", "Tremblay"], 3, ["Tremblay", "pss person find"]),
    Bad("code of another kind", ["match", "confirm", "UP-0001"], 3, ["UP-0001", "J-0001"], two_roys),
    Bad("ambiguous name", ["person", "note", "roy", "x"], 3, ["roy", "UP-0001", "UP-0002"], two_roys),
    Bad("unknown directorate", ["claim", "list", "--directorate", "ZZZ"], 3, ["ZZZ", "DSI"]),
    Bad("not enrolled", ["enroll", "show", "UP-0001"], 3, ["UP-0001"], two_roys),
    Bad("aged 13", ADD, 5, ["REF-10", "2027-01-15"], stdin=written(birth_date="2013-01-15", adult=None)),
    Bad("no agreement", ADD, 5, ["REF-04"], stdin=written(agreed=False)),
    Bad("no consent", ["enroll", "add", "UP-0001"], 5, ["ENR-03", "--consent"], retained),
    Bad("declaration of a minor", ["enroll", "sign", "UP-0001", "--declaration"], 5, ["ENR-07"], minor),
    Bad(
        "retained, absent",
        ["train", "decide", "UP-0001", "retained", "--interest", "--availability"],
        5,
        ["TRN-04", "pss train attend"],
        absent,
    ),
    Bad("confirmed without the yes", ["match", "confirm", "J-0001"], 5, ["MAT-03", "pss match answer"], unanswered),
    Bad("confirmed without papers", ["match", "confirm", "J-0001"], 5, ["ENR-04", "ENR-05", "ENR-06"], unsigned),
    Bad("employee without the talk", ["match", "confirm", "J-0001"], 5, ["MAT-05", "employee-talk"], employee),
    Bad("meal at 3 h 30", [*CLAIM, "--meal", "dîner"], 5, ["CLM-02", "--because"], met(ends=12 * 60 + 30)),
    Bad("meal provided", [*CLAIM, "--meal", "dîner"], 5, ["CLM-03", "--because"], met(meal_provided=True)),
    Bad("km and transit", [*CLAIM, "--km", "12", "--transit", "3,75"], 5, ["CLM-06"], met()),
    Bad("voucher and claim", [*CLAIM, "--parking", "8,50"], 5, ["CLM-07", "118"], voucher),
    Bad("no rate that day", [*CLAIM, "--km", "3"], 5, ["CLM-10", "2023-03-31"], met(day=date(2023, 3, 31))),
    Bad("future referral", ADD, 2, ["--day", TOMORROW], stdin=written(day=TOMORROW)),
    Bad("future claim", [*CLAIM, "--km", "3"], 5, ["CLM-14", TOMORROW], met(day=TODAY + timedelta(days=1))),
    Bad("future submission", ["claim", "submit", "R-0001", "--day", TOMORROW], 2, ["--day", TOMORROW], draft),
    Bad("day first", ADD, 2, ["--birth-date", "05/01/2026", "2026-01-31"], stdin=written(birth_date="05/01/2026")),
    Bad("no such day", ADD, 2, ["--day", "2026-02-30"], stdin=written(day="2026-02-30")),
    Bad("year 1", ADD, 2, ["--birth-date", "0001-01-01", "1900"], stdin=written(birth_date="0001-01-01")),
    Bad("year 9999", ["recontact", "list", "--as-of", "9999-12-31"], 2, ["--as-of", "9999-12-31", "2199"]),
    Bad("point and comma", [*CLAIM, "--parking", "1.234,5"], 2, ["--parking", "1.234,5", "8,50"], met()),
    Bad("negative amount", [*CLAIM, "--parking", "-5"], 2, ["--parking", "-5", "8,50"], met()),
    Bad("negative distance", [*CLAIM, "--km", "-5"], 2, ["--km", "-5", "24,6"], met()),
    Bad("third decimal", [*CLAIM, "--parking", "8,505"], 2, ["--parking", "8,505"], met()),
    Bad("dinner", [*CLAIM, "--meal", "dinner"], 2, ["--meal", "dinner", "dîner"], met()),
    Bad("too large", ["report", "returns", "DSI", "--people", "9" * 25], 2, ["--people", "999999"]),
    Bad("control character", ADD, 2, ["--first-name", "U+001B"], stdin=written(first_name="Ann\u001b[31m")),
    Bad("bidi override", ADD, 2, ["--last-name", "U+202E"], stdin=written(last_name="Roy\u202egro")),
    Bad("half a character", ADD, 2, ["--last-name", "U+D800"], stdin='{"last_name": "\\ud800"}'),
    Bad("control in an argument", ["refer", "close", "UP-0001", "--reason", "x\u001b"], 2, ["--reason", "U+001B"]),
    Bad("control in a code", ["person", "show", "UP\u202e-1"], 2, ["UP-0042", "U+202E"]),
    Bad("control in a key", ADD, 2, ["\ufffd[31m"], stdin='{"\\u001b[31m": 1}'),
    Bad("a list", ADD, 2, ['{"first_name": "Ann"}'], stdin="[]"),
    Bad("a number", ADD, 2, ['{"first_name": "Ann"}'], stdin="3"),
    Bad("no JSON", ADD, 8, ["JSON", "1"], stdin="{nom: x"),
    Bad("too deep", ADD, 8, ["JSON"], stdin="[" * 100_000),
    Bad("an empty name of a file", ["refer", "add", "--from", ""], 8, ["--from"]),
    Bad("no file", ["refer", "add", "--from", "absent.json"], 8, ["absent.json"]),
    Bad("a folder", ["refer", "add", "--from", "."], 8, ["."]),
    Bad("unknown field", ADD, 2, ["shoe"], stdin=written(shoe="42")),
    Bad("a field twice", ADD, 2, ["first_name"], stdin='{"first_name": "Ann", "first_name": "Bob"}'),
    Bad("an object for a text", ADD, 2, ["--first-name"], stdin=written(first_name={"x": 1})),
    Bad("a yes for a text", ADD, 2, ["--first-name"], stdin=written(first_name=True)),
    Bad("no number", ADD, 8, ["JSON"], stdin='{"first_name": NaN}'),
    Bad("several lines", ADD, 2, ["--first-name"], stdin=written(first_name="Ann\nRoy")),
    Bad("born young, and adult", ADD, 2, ["--adult", "2010-03-01"], stdin=written(birth_date="2010-03-01")),
    Bad(
        "given and withdrawn",
        ["person", "edit", "UP-0001", "--consent", "yearly", "--withdrawn-consent", "yearly"],
        2,
        ["--withdrawn-consent", "yearly"],
        two_roys,
    ),
    Bad("past midnight", ["train", "session", "--day", TOMORROW, "--starts", "23h30"], 2, ["--ends"]),
    Bad(
        "an empty variable",
        ["interview", "attempt", "UP-0001", "--day", ""],
        2,
        ["--day"],
        lambda make: make.referral(),
    ),
    Bad(
        "what another step covers",
        ["match", "step", "J-0001", "contact", "--covers", "D-0001"],
        2,
        ["--covers", "employee-talk"],
        lambda make: make.match(),
    ),
    Bad("only blanks", ADD, 2, ["--first-name"], stdin=written(first_name="   ")),
    Bad("two errors", ADD, 2, ["--birth-date", "hier", "shoe"], stdin=written(birth_date="hier", shoe="42")),
    Bad("two fields missing", ["refer", "add"], 2, ["--first-name", "--last-name"]),
    Bad("nobody to convene", ["train", "invite", "S-0001", ""], 3, ["UP-0042"], retained),
    Bad("nobody in particular", ["person", "missing", ""], 3, ["UP-0042"]),
    Bad("an emptied day", ["refer", "edit", "UP-0001", "--day", ""], 2, ["--day"], lambda make: make.referral()),
    Bad("no rows", ["refer", "list", "--limit", "0"], 2, ["--limit", "0", "1"]),
    Bad("fewer than none", ["person", "find", "roy", "--limit", "-1"], 2, ["--limit", "-1", "1"]),
    Bad("more than all", ["registry", "journal", "--limit", "9" * 25], 2, ["--limit", "1"]),
    Bad("no such state", ["train", "list", "--state", "odd"], 2, ["--state", "odd", "upcoming", "past"]),
    Bad("a folder for the answer", ["refer", "list", "-o", "."], 8, ["."]),
    Bad("no folder for the answer", ["refer", "list", "-o", "absent/x.csv"], 8, ["absent/x.csv"]),
    Bad("the registry as the answer", ["refer", "list", "-f", "csv", "-o", "registry.pss"], 8, ["registry.pss"]),
    Bad("written, answered nowhere", [*ADD, "-o", "absent/x.json"], 8, ["absent/x.json"], stdin=written()),
    Bad("written, answered as csv", [*ADD, "-f", "csv"], 2, ["json"], stdin=written()),
    Bad("written, answered as a workbook", [*ADD, "-f", "xlsx"], 2, ["json"], stdin=written()),
    Bad("a workbook on the screen", ["refer", "list", "-f", "xlsx"], 2, ["-o ", ".xlsx"]),
    Bad("an error in a sheet", ["enroll", "list", "--directorate", "#N/A"], 3, ["#N/A", "DSI"]),
    Bad(
        "a participation to come",
        ["enroll", "edit", "UP-0001", "--last-involved-on", TOMORROW],
        2,
        ["--last-involved-on", TOMORROW],
        lambda make: make.partner(),
    ),
]


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.name)
def test_bad_input_is_explained_and_nothing_is_written(pss, make, registry: Path, bad: Bad) -> None:
    bad.scene(make)
    before = registry.read_bytes()
    answer = pss(*bad.words, stdin=bad.stdin)
    assert answer.code == bad.code, answer.err
    assert [name for name in bad.names if name not in answer.err] == [], answer.err
    assert answer.out == ""
    assert registry.read_bytes() == before
    assert not [c for c in answer.err if not c.isprintable() and c not in "\n\u00a0"]


def test_bad_rows_never_replace_the_file_they_come_from(pss, registry, tmp_path):
    assert pss("registry", "import", "--template", "people.csv").code == 0
    source = tmp_path / "people.csv"
    with source.open("a", encoding="utf-8") as rows:
        rows.write(";A\u202enn\r\n")
    before, rows = registry.read_bytes(), source.read_bytes()
    assert pss("registry", "import", "people.csv", "--rejected", "people.csv").code == 2
    assert pss("registry", "import", "people.csv", "--rejected", "absent/x.csv").code == 8
    answer = pss("registry", "import", "people.csv")
    assert answer.code == 8
    assert "\u202e" not in answer.out + answer.err
    assert (registry.read_bytes(), source.read_bytes()) == (before, rows)


@pytest.mark.skipif(os.name == "nt", reason="POSIX devices and descriptors")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("pss refer list >&-", 0),
        ("pss refer add <&-", 2),
        ("pss person show nobody 2>&-", 3),
        ("pss refer list | true", 0),
        ("pss rules > /dev/full", 8),
        ("pss refer list -f json > /dev/full", 8),
    ],
)
def test_closed_or_full_streams_are_no_bug_of_ours(registry, words, code):
    line = f"set -o pipefail; {words.replace('pss', f'{sys.executable} -m pss_cli', 1)}"
    done = subprocess.run(
        ["bash", "-c", line],
        env=processes.environment(registry, PYTHONPATH=str(processes.ROOT)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "incident" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="POSIX devices and links")
def test_an_answer_goes_through_a_pipe_and_a_link_and_replaces_neither(pss, tmp_path):
    pipe, link, answer = tmp_path / "pipe", tmp_path / "link.csv", tmp_path / "answer.csv"
    os.mkfifo(pipe)
    link.symlink_to(answer)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True)
    assert pss("rules", "REF-01", "-f", "json", "-o", pipe).code == 0
    assert '"REF-01"' in reader.communicate(timeout=10)[0]
    assert pipe.is_fifo()
    assert pss("refer", "list", "-o", link).code == 0
    assert link.is_symlink()
    assert answer.read_text(encoding="utf-8-sig").startswith("code;")


def test_letters_that_an_encoding_lacks_stop_nothing(registry, make):
    make.referral(make.person("Zoé", "Ōe 😀"))
    environment = processes.environment(registry, PYTHONIOENCODING="cp1252")
    done = subprocess.run(
        [sys.executable, "-m", "pss_cli", "refer", "list"],
        cwd=processes.ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Zoé" in done.stdout.decode("cp1252")


@pytest.mark.parametrize("actor", ["Ann\u001b[31m", "Ann\u202e", "\udcff"])
def test_who_acts_is_a_clean_text(pss, monkeypatch, actor):
    monkeypatch.setenv("PSS_ACTOR", actor)
    answer = pss("refer", "list")
    assert answer.code == 2
    assert "PSS_ACTOR" in answer.err
