"""Rewrites the generated tables of README.md and GUIDE.fr.md, between their markers: `make docs`.

`tests/test_docs.py` fails when a table and the code disagree.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent


def verbs() -> Iterator[tuple[str, str, str]]:
    """Yield (command, help, example) of everything that can be typed, in the language in use."""
    from pss_cli.cli import COMMANDS, Root
    from pss_cli.i18n import _

    for name in COMMANDS:
        command = Root().load(name)
        children = getattr(command, "commands", None)
        for verb, child in children.items() if children else [("", command)]:
            text = " ".join((child.help or "").split("\n\n")[0].split())
            example = (child.epilog or "").partition(":")[2].strip().removeprefix("\u00a0")
            yield f"{name} {verb}".strip(), text if children else _(COMMANDS[name][1]), example


def _table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return "\n".join([line(headings), "|" + " --- |" * len(headings), *map(line, rows)])


def commands(headings: tuple[str, str, str]) -> str:
    """Return the table of commands."""
    return _table(headings, [(f"`{name}`", text, f"`{example}`") for name, text, example in verbs()])


def rules(headings: tuple[str, str, str, str]) -> str:
    """Return the table of rules."""
    from pss_cli.labels import label
    from pss_cli.rules.base import cited
    from pss_cli.rules.book import ALL

    return _table(headings, [(r.code, label(r.severity), cited(r.source), str(r.title)) for r in ALL])


EXIT_CODES = {
    0: ("done", "fait"),
    1: ("a bug of ours (one line and an incident number)", "un bogue de notre part (une ligne et un numéro d'incident)"),
    2: ("wrong usage: a value that cannot be read, a missing or unknown field", "mauvais usage : valeur illisible, champ manquant ou inconnu"),
    3: ("not found, or ambiguous", "introuvable, ou ambigu"),
    4: ("wrong state that no rule covers", "mauvais état, sans règle qui en parle"),
    5: ("refused by a rule, which is named", "refusé par une règle, qui est nommée"),
    6: ("registry unusable: missing, damaged, newer, read-only, disk full", "répertoire inutilisable : absent, endommagé, plus récent, en lecture seule, disque plein"),
    7: ("registry busy", "répertoire occupé"),
    8: ("a file that is not readable as its format, or a form whose total disagrees", "fichier illisible dans son format, ou formulaire dont le total ne concorde pas"),
    10: ("`--exit-code` was given and something is due", "`--exit-code` demandé et quelque chose est dû"),
    130: ("cancelled", "annulé"),
}  # fmt: skip


def exit_codes(headings: tuple[str, str], which: int) -> str:
    """Return the table of exit codes, in English (0) or French (1)."""
    return _table(headings, [(str(code), said[which]) for code, said in EXIT_CODES.items()])


BLOCKS: dict[str, dict[str, Callable[[], str]]] = {
    "README.md": {
        "commands": lambda: commands(("command", "what it does", "example")),
        "rules": lambda: rules(("code", "severity", "source", "rule")),
        "exit-codes": lambda: exit_codes(("code", "meaning"), 0),
    },
    "GUIDE.fr.md": {
        "commands": lambda: commands(("commande", "ce qu'elle fait", "exemple")),
        "rules": lambda: rules(("code", "gravité", "source", "règle")),
        "exit-codes": lambda: exit_codes(("code", "sens"), 1),
    },
}


def rewritten(page: str) -> str:
    """Return a page with its generated blocks as the code says today, in the language in use."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for name, make in BLOCKS[page].items():
        start, end = f"<!-- {name}: generated -->", f"<!-- /{name} -->"
        block = f"{start}\n{make()}\n{end}"
        text = re.sub(re.escape(start) + r".*?" + re.escape(end), lambda _m, b=block: b, text, flags=re.S)
    return text


def main() -> int:
    """Rewrite the pages, each in its language (a process for each: help is said once a process)."""
    if len(sys.argv) == 2:
        from pss_cli import i18n

        page = sys.argv[1]
        i18n.activate("fr" if page.endswith(".fr.md") else "en")
        (ROOT / page).write_text(rewritten(page), encoding="utf-8")
        return 0
    for page in BLOCKS:
        subprocess.run([sys.executable, "-m", "tools.readme", page], cwd=ROOT, env=dict(os.environ), check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
