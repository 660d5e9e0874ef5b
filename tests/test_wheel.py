"""The wheel carries everything: installed elsewhere and run from another folder, every command works."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pss_cli.cli import COMMANDS

ROOT = Path(__file__).parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the program installed from its wheel, and nothing of the checkout."""
    built, place = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(built), str(ROOT)], check=True, capture_output=True)
    wheel = next(built.glob("*.whl"))
    subprocess.run([*pip, "install", "--no-deps", "--target", str(place), str(wheel)], check=True, capture_output=True)
    return place


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """Run the installed program from another folder, in French, without a terminal."""

    def run_it(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PYTHONPATH": str(installed),
            "PATH": os.environ["PATH"],
            "PSS_REGISTRY": str(tmp_path / "registry.pss"),
            "PYTHONUTF8": "1",
        }
        return subprocess.run(
            [sys.executable, "-m", "pss_cli", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run_it


def test_it_is_the_wheel_that_runs(run: Run, installed: Path, tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", "import pss_cli; print(pss_cli.__file__)"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith(str(installed))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_in_french(run: Run, command: str) -> None:
    answer = run(command, "--help")
    assert answer.returncode == 0, answer.stderr
    assert "Utilisation" in answer.stdout
    assert "Show this" not in answer.stdout


def test_the_whole_life_is_lived_from_the_wheel(run: Run, tmp_path: Path) -> None:
    answer = run("demo", "demo")
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "demo" / "registry.pss").exists()
    assert list((tmp_path / "demo").glob("*.xlsx"))


@pytest.mark.parametrize("profile", ["laval", "monteregie-ouest", "capitale-nationale"])
def test_every_establishment_ships(run: Run, profile: str) -> None:
    assert run("init", "--establishment", profile).returncode == 0
    assert run("registry", "directorates", "-f", "json").returncode == 0
