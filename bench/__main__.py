"""`make bench`: every ratio that the README promises, measured in one run.

`python -m bench --readme` also writes the table into README.md.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench import big, forms
from bench import people as office
from pss_cli.dates import fiscal_year, parse_fiscal_year
from pss_cli.db.reading import read
from pss_cli.reads import expenses
from pss_cli.workflow.dues import dues

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PSS = [str(BIN / "pss")]
RUNS = 9
DAY = "2026-11-20"


@dataclass
class Measure:
    """One command against its floor or peer: medians in seconds, and the bar."""

    name: str
    against: str
    ours: float
    theirs: float
    bar: float
    memory: int = 0  # MiB

    @property
    def row(self) -> str:
        """The measure as a row of Markdown."""
        ratio = self.ours / self.theirs
        met = "yes" if ratio <= self.bar else "**no**"
        memory = f"{self.memory}" if self.memory else ""
        return (
            f"| {self.name} | {self.ours * 1000:.0f} | {self.against} | {self.theirs * 1000:.0f} "
            f"| {ratio:.2f} | {self.bar} | {met} | {memory} |"
        )


HEAD = "| command | ms | against | ms | ratio | bar | met | MiB |\n|" + " --- |" * 8


def once(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """Run `command`; return its seconds and its peak memory in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 10):
        raise SystemExit(f"failed: {' '.join(command)}")
    return seconds, usage.ru_maxrss // 1024


def pair(
    name: str,
    ours: list[str],
    against: str,
    theirs: list[str],
    bar: float,
    environment: dict[str, str],
    runs: int = RUNS,
) -> Measure:
    """Run both commands in turn; return their medians."""
    pairs = [(once(ours, environment), once(theirs, environment)) for _ in range(runs + 1)][1:]
    mine = statistics.median(first[0] for first, _second in pairs)
    other = statistics.median(second[0] for _first, second in pairs)
    return Measure(name, against, mine, other, bar, max(first[1] for first, _second in pairs))


def shell(database: Path, ask: Callable[[sqlite3.Connection], object]) -> list[str]:
    """Return the sqlite3 shell running the very SELECT that `ask` runs, its values bound, as tab-separated values."""
    said: list[str] = []
    connection = read(database)
    connection.set_trace_callback(said.append)
    ask(connection)
    connection.close()
    return ["sqlite3", "-tabs", "-header", str(database), max(said, key=len)]


def measures(folder: Path) -> list[Measure]:
    """Measure everything; registries are made in `folder`."""
    base = os.environ | {"PSS_TODAY": DAY, "PSS_LANG": "fr", "PSS_ACTOR": "bench"}
    year, people, entries = folder / "year" / "registry.pss", folder / "people.pss", folder / "entries.pss"
    subprocess.run([*PSS, "demo", str(folder / "year"), "--size", "year"], env=base, check=True, capture_output=True)
    for path in (people, entries):
        subprocess.run([*PSS, "--registry", str(path), "init"], env=base, check=True, capture_output=True)
        big.fill(path, claims=path is entries)
    hello = [sys.executable, str(ROOT / "bench/hello.py"), "--help"]
    found = [
        pair("`pss --help`", [*PSS, "--help"], "two-command Typer `--help`", hello, 1.5, base)
    ]  # fmt: skip
    rows = [str(BIN / "sqlite-utils"), "rows", str(year), "person", "--limit", "20"]
    on_year = base | {"PSS_REGISTRY": str(year)}
    for words in ("person show UP-0012", "person find roy", "enroll list --limit 20", "recontact list", "claim list"):
        found.append(pair(f"`pss {words}`", PSS + words.split(), "`sqlite-utils rows`, 20 rows", rows, 1.0, on_year))
    note = [*PSS, "person", "note", "UP-0012", "--text", "note", "--no-input"]
    floor = [sys.executable, str(ROOT / "bench/floor_write.py"), str(year)]
    found.append(pair("a write: `pss person note`", note, "floor script, one row", floor, 1.0, on_year))
    whom = ("person", "find", "nom77 prenom33")
    many, few = ([*PSS, "--registry", str(path), *whom] for path in (people, year))
    found.append(pair("`pss person find`, 100 000 people", many, "the same in a registry of a year", few, 1.5, base))
    found += large(people, entries, base)
    found += [
        Measure(f"filling {name}", "openpyxl: load, set, save", ours, theirs, 0.2)
        for name, ours, theirs in forms.compared(folder)
    ]
    return [*found, imported(folder, base)]


def imported(folder: Path, base: dict[str, str]) -> Measure:
    """Measure the import of a workbook of 10 000 people, each time in an empty registry, against a bare script."""
    workbook, empty = folder / "office.xlsx", folder / "empty.pss"
    office.write(workbook, 10_000)
    subprocess.run([*PSS, "--registry", str(empty), "init"], env=base, check=True, capture_output=True)
    took: list[list[tuple[float, int]]] = [[], []]
    for _run in range(3):
        for kept, name in zip(took, ("import.pss", "floor.pss"), strict=True):
            target = folder / name
            shutil.copyfile(empty, target)
            floor = [sys.executable, str(ROOT / "bench/floor_import.py"), str(target), str(workbook)]
            ours = [*PSS, "--registry", str(target), "registry", "import", str(workbook)]
            kept.append(once(ours if name == "import.pss" else floor, base))
    mine, other = (statistics.median(seconds for seconds, _memory in runs) for runs in took)
    memory = max(memory for _seconds, memory in took[0])
    name, against = "`pss registry import`, 10 000 rows of 29 columns", "openpyxl + SQLModel script, same records"
    return Measure(name, against, mine, other, 1.0, memory)


def large(people: Path, entries: Path, base: dict[str, str]) -> list[Measure]:
    """Measure the listings of 100 000 people and of 1 000 000 entries against the sqlite3 shell and a start-up."""
    startup = statistics.median(once([*PSS, "--version"], base)[0] for _ in range(RUNS))
    day = date.fromisoformat(DAY)
    year = expenses.Year(*parse_fiscal_year(fiscal_year(day)))
    found = []
    for name, path, words, ask in (
        ("`pss recontact list -f tsv`, 100 000 people", people, "recontact list -f tsv", lambda db: dues(db, day, {})),
        (
            "`pss report expenses -f tsv`, 1 000 000 entries",
            entries,
            "report expenses --fiscal-year 2026-2027 -f tsv",
            lambda db: expenses.figures(db, year),
        ),
    ):
        environment = base | {"PSS_REGISTRY": str(path)}
        measure = pair(name, PSS + words.split(), "sqlite3 shell + start-up ÷ 2", shell(path, ask), 2.0, environment, 5)
        # The bar is 2 × the shell + the start-up: said as a ratio to (shell + start-up ÷ 2).
        measure.theirs += startup / 2
        found.append(measure)
    return found


def main() -> int:
    """Print the table of ratios; write it into README.md when asked."""
    folder = Path(tempfile.mkdtemp(prefix="pss-bench-"))
    try:
        table = "\n".join([HEAD, *(m.row for m in measures(folder))])
    finally:
        shutil.rmtree(folder)
    print(table)
    if "--readme" in sys.argv:
        page = ROOT / "README.md"
        text = page.read_text(encoding="utf-8")
        block = f"<!-- bench -->\n{table}\n<!-- /bench -->"
        page.write_text(
            re.sub(r"<!-- bench -->.*?<!-- /bench -->", lambda _m: block, text, flags=re.S), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
