"""What is written agrees with what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pss_cli.errors import EXIT_CODES
from tools import readme

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("page", readme.BLOCKS)
def test_the_tables_are_those_of_the_code(page: str) -> None:
    program = (
        "import sys; from pss_cli import i18n; from tools import readme; "
        f"i18n.activate('fr' if '{page}'.endswith('.fr.md') else 'en'); "
        f"sys.stdout.reconfigure(encoding='utf-8'); print(readme.rewritten('{page}'), end='')"
    )
    fresh = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert fresh.stdout == (ROOT / page).read_text(encoding="utf-8"), "run: make docs"


@pytest.mark.parametrize("page", readme.BLOCKS)
def test_every_generated_table_has_its_place(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in readme.BLOCKS[page]:
        assert f"<!-- {name}: generated -->" in text
        assert f"<!-- /{name} -->" in text


def test_every_exit_code_is_explained() -> None:
    assert set(readme.EXIT_CODES) == set(EXIT_CODES)


@pytest.mark.parametrize("page", readme.BLOCKS)
def test_every_picture_and_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / page).read_text(encoding="utf-8")):
        if "://" not in target:
            assert (ROOT / target).exists(), target


@pytest.mark.parametrize("page", readme.BLOCKS)
def test_every_command_written_in_the_pages_exists(page: str) -> None:
    known = {name for name, _help, _example in readme.verbs()}
    nouns = {name.split()[0] for name in known}
    text = (ROOT / page).read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"`[^`\n]+`|^    .+$", text, flags=re.M))
    for noun, verb in re.findall(r"\bpss ([a-z]+)(?: ([a-z-]+))?", code):
        assert noun in nouns, noun
        assert noun in known or f"{noun} {verb}" in known or not verb, f"{noun} {verb}"
