"""Makes the pictures of README.md from real output, on a real terminal: `make captures`."""

from __future__ import annotations

import os
import pty
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs"
WIDTH = 110
DAY = "2026-11-20"
SHOWN = {
    "today": "report today --limit 12",
    "refusal": "claim add {activity} {person} --meal dîner",
    "find": "match find D-0249 --limit 8",
    "person": "person show UP-0012",
    "recontact": "recontact list --state late --limit 8",
    "help": "--help",
}
EXACTLY_THREE_AND_A_HALF_HOURS = """
    SELECT a.code, p.code FROM activity a JOIN presence s ON s.activity_id = a.id JOIN person p ON p.id = s.person_id
    WHERE a.ends - a.starts = 210 ORDER BY a.id, p.id LIMIT 1"""


def on_a_terminal(command: list[str], environment: dict[str, str]) -> str:
    """Return what `command` writes when a terminal listens."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, close_fds=True)
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    process.wait()
    return written.decode("utf-8", "replace").replace("\r\n", "\n")


def picture(name: str, typed: str, environment: dict[str, str]) -> None:
    """Write docs/NAME.svg: the command as typed and its answer."""
    words = shlex.split(typed)
    answer = on_a_terminal([sys.executable, "-m", "pss_cli", *words], environment)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text(f"$ pss {typed}", style="bold green"))
        console.print(Text.from_ansi(answer.rstrip()))
        PICTURES.mkdir(exist_ok=True)
        (PICTURES / f"{name}.svg").write_text(console.export_svg(title="pss", unique_id=name), encoding="utf-8")


def main() -> int:
    """Make every picture on a year of an invented Bureau."""
    folder = Path(tempfile.mkdtemp())
    environment = os.environ | {
        "PSS_TODAY": DAY, "PSS_LANG": "fr", "COLUMNS": str(WIDTH), "LINES": "60", "TERM": "xterm-256color",
        "PSS_REGISTRY": str(folder / "year" / "registry.pss"), "PSS_ACTOR": "coordo",
    }  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "pss_cli", "demo", str(folder / "year"), "--size", "year"], env=environment, check=True
    )
    with sqlite3.connect(environment["PSS_REGISTRY"]) as registry:
        activity, person = registry.execute(EXACTLY_THREE_AND_A_HALF_HOURS).fetchone()
    for name, typed in SHOWN.items():
        picture(name, typed.format(activity=activity, person=person), environment)
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
