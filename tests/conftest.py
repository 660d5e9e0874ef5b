"""A registry for each test, and the program as it is typed."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pss_cli import cli, i18n
from tests.make import Make

TODAY = date(2026, 11, 20)
settings.register_profile("pss", deadline=None)  # never a timed test
settings.load_profile("pss")
gc.set_threshold(100_000, 20, 50)  # as in the program, collecting garbage would take a tenth of the time


@dataclass
class Answer:
    """What one command line gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer, read as JSON."""
        return json.loads(self.out)

    @property
    def items(self) -> list[dict[str, Any]]:
        """The rows of a listing asked for as JSON."""
        return list(self.json["items"])


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """French, a fixed day, an invented actor, and nothing outside the test's folder."""
    for name in ("PSS_REGISTRY", "PSS_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PSS_LANG", "fr")
    monkeypatch.setenv("PSS_TODAY", TODAY.isoformat())
    monkeypatch.setenv("PSS_ACTOR", "Coordo Essai")
    monkeypatch.setenv("PSS_REGISTRY", str(tmp_path / "registry.pss"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    i18n.activate("fr")


def run_pss(*words: object, stdin: str = "") -> Answer:
    """Run one command line in this process, off a terminal."""
    out, err = io.StringIO(), io.StringIO()
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main([str(word) for word in words])
    finally:
        sys.stdin = before
    return Answer(code, out.getvalue(), err.getvalue())


@pytest.fixture
def bare_pss() -> Callable[..., Answer]:
    """The program, without a registry."""
    return run_pss


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return an empty registry of an establishment, made once."""
    folder = tmp_path_factory.mktemp("templates")

    def made(profile: str) -> Path:
        path = folder / f"{profile}.pss"
        if not path.exists():
            os.environ["PSS_REGISTRY"] = str(path)
            answer = run_pss("init", "--establishment", profile)
            assert answer.code == 0, answer.err
        return path

    return made


@pytest.fixture
def registry(templates: Callable[[str], Path], tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The path of a fresh registry: laval, or the profile a test asks for by indirect parameter."""
    profile = getattr(request, "param", "laval")
    source = templates(profile)
    path = tmp_path / "registry.pss"
    shutil.copyfile(source, path)
    os.environ["PSS_REGISTRY"] = str(path)
    return path


@pytest.fixture
def pss(registry: Path) -> Callable[..., Answer]:
    """The program, on a fresh registry."""
    return run_pss


@pytest.fixture
def make(registry: Path) -> Make:
    """Invented people at any stage, written straight into the registry."""
    return Make(registry, TODAY)


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Somebody at the terminal who types these lines, then leaves."""

    def typing(*lines: str) -> None:
        left: Iterator[str] = iter(lines)

        def line() -> str:
            try:
                return next(left)
            except StopIteration:
                raise KeyboardInterrupt from None

        monkeypatch.setattr("builtins.input", line)
        monkeypatch.setattr("pss_cli.commands.call.Call.interactive", property(lambda _call: True))

    return typing
