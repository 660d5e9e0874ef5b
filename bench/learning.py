"""How well forms never seen are learnt: `python -m bench.learning FOLDER` prints counts, never the name of a form.

FOLDER holds forms (`x.xlsx`), each beside what a person says of it (`x.toml`):

    sheet = "Demande"
    lines = [18, 14]              # first row, rows; without it, `matrix = "C12"`: first column, row of the days
    [fields]                      # fields and totals; "a|b": either is right; "?a": neither asked for nor wrong
    full_name = "B4|C4"
    [columns]                     # or rows of the matrix
    day = "A"
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile
from pss_cli.forms.learning.learn import learn
from pss_cli.forms.learning.words import Words, read_words

Said = dict[str, str]


def main(arguments: list[str]) -> None:
    """Print the counts of each form, then of all of them."""
    words, whole = read_words(Path("none.toml")), Counter[str]()
    for number, path in enumerate(sorted(Path(arguments[0]).glob("*.xlsx")), 1):
        counts, wrong = measured(path, words)
        whole += counts
        print(f"{number:3}  {_said(counts)}")
        for line in wrong if "-v" in arguments else ():
            print("       ", line)
    print(f"all  {_said(whole)}")


def measured(path: Path, words: Words) -> tuple[Counter[str], list[str]]:
    """Return how many places there are, were proposed, and were right; and what was not."""
    truth = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    try:
        proposed = places(path, words)
    except BadFile as error:
        proposed = {}
        print("    ", error.sentences[0].replace(str(path), "…"))
    counts, wrong, met = Counter[str](), [], set()
    for keys, at in expected(truth).items():
        optional, names = keys.startswith("?"), keys.removeprefix("?").split("|")
        found = [name for name in names if proposed.get(name, "").split("!")[-1] in at.split("|")]
        met |= {name for name in names if name in found or (name in proposed and not optional)}
        if optional:
            continue
        counts["there"] += 1
        counts["right"] += bool(found)
        if not found:
            wrong.append(f"{keys}: {at}, not {[proposed.get(name) for name in names]}")
        counts["proposed"] += any(name in proposed for name in names)
    for name in proposed.keys() - met:
        counts["proposed"] += 1
        wrong.append(f"{name}: {proposed[name]} is nothing")
    return counts, wrong


def places(path: Path, words: Words) -> Said:
    """Return what is proposed: each value and its place."""
    form = learn(path, words).form
    found: Said = {key: place.at for key, place in form.fields.items()} | dict(form.totals)
    if form.lines:
        found |= {"lines.first_row": str(form.lines.first_row), "lines.rows": str(form.lines.rows)}
        found |= {f"columns.{key}": letter for key, letter in form.columns.items()}
    if form.matrix:
        found |= {"matrix": form.matrix.first_column, **({"week": form.matrix.week} if form.matrix.week else {})}
        found |= {f"columns.{key}": str(row) for key, row in form.matrix.rows.items()}
    return found


def expected(truth: dict[str, Any]) -> Said:
    """Return what a person says of a form, under the same names."""
    found: Said = dict(truth["fields"])
    for keys, letter in truth["columns"].items():
        mark = "?" if keys.startswith("?") else ""
        found[mark + "|".join(f"columns.{key}" for key in keys.removeprefix("?").split("|"))] = str(letter)
    if "lines" in truth:
        found |= {"lines.first_row": str(truth["lines"][0]), "lines.rows": str(truth["lines"][1])}
    if "matrix" in truth:
        found["matrix"] = truth["matrix"]
    return found


def _said(counts: Counter[str]) -> str:
    there, proposed, right = (counts[name] for name in ("there", "proposed", "right"))
    return (
        f"{there:4} places, {proposed:4} proposed, {right:4} right: "
        f"{100 * right / max(there, 1):5.1f} % of all, {100 * right / max(proposed, 1):5.1f} % of the proposed"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
