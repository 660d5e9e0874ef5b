"""Completion works, quickly, and never completes people's names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def completed(typed: str, registry: Path, shell: str = "bash") -> list[str]:
    """Return what the shell is offered after `typed`."""
    words = typed.split(" ")
    environment = os.environ | {
        "_PSS_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
        "PSS_REGISTRY": str(registry),
    }
    answer = subprocess.run(
        [sys.executable, "-m", "pss_cli"],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return answer.stdout.split()


def test_commands_are_completed(registry):
    assert completed("pss ref", registry) == ["refer"]
    assert set(completed("pss re", registry)) == {"refer", "recontact", "report", "registry"}


def test_verbs_and_options_are_completed(registry):
    assert "add" in completed("pss refer ", registry)
    assert completed("pss refer add --first", registry) == ["--first-name"]


@pytest.mark.parametrize("typed", ["pss person show Be", "pss refer show ", "pss person find Bellef"])
def test_names_are_never_completed(typed, registry, make):
    make.person("Ariane", "Bellefleur")
    assert completed(typed, registry) == []


def test_completion_loads_neither_models_nor_workbooks(registry):
    program = (
        "import sys, pss_cli.cli as cli\n"
        "try:\n    cli.main([])\nexcept SystemExit:\n    pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    environment = os.environ | {"_PSS_COMPLETE": "complete_bash", "COMP_WORDS": "pss refer ", "COMP_CWORD": "2"}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert "pss_cli" in answer.stderr
    for heavy in ("sqlmodel", "sqlalchemy", "pydantic", "openpyxl", "xlsxwriter", "alembic"):
        assert f"'{heavy}'" not in answer.stderr
