"""Plays `data/demo/life.toml`: each step is a real command with its real output."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pss_cli.errors import WrongState
from pss_cli.i18n import _, language
from pss_cli.resources import data_dir, toml


@dataclass(frozen=True)
class Scene:
    """One step: what is said, the day on which it happens, the command, the exit code it must have."""

    said: str
    day: str
    command: str
    code: int = 0


def scenes() -> Iterator[Scene]:
    """Yield the steps in order, said in the language in use."""
    day = ""
    for step in toml("demo", "life.toml")["scene"]:
        day = str(step.get("day", day))
        yield Scene(step[language()], day, step["run"], step.get("code", 0))


def play(folder: Path) -> None:
    """Play every scene in `folder`. Raises WrongState when a command does not end as it must."""
    from pss_cli.cli import main

    for path in (data_dir() / "demo").glob("*.json"):
        (folder / path.name).write_bytes(path.read_bytes())
    for scene in scenes():
        print(f"\n{scene.day}  {scene.said}\n$ pss {scene.command}", flush=True)
        with _as_of(scene.day, folder):
            code = main(shlex.split(scene.command))
        sys.stdout.flush()
        if code != scene.code:
            raise WrongState(
                _("The demonstration stopped: “{command}” ended with {code}.").format(command=scene.command, code=code)
            )


@contextmanager
def _as_of(day: str, folder: Path) -> Iterator[None]:
    """Live on that day, in that folder, in its own registry and in the language in use."""
    wanted = {
        "PSS_TODAY": day,
        "PSS_REGISTRY": str(folder.resolve() / "registry.pss"),
        "PSS_LANG": language(),
        "PSS_ACTOR": os.environ.get("PSS_ACTOR") or "demo",
    }
    before: dict[str, Any] = {name: os.environ.get(name) for name in wanted}
    here = Path.cwd()
    os.environ.update(wanted)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
