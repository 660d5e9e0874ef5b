"""`pss` alone: on a terminal what is most urgent, elsewhere the help."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pss_cli.commands.home import TOP
from pss_cli.db.unfinished import Form, keep
from tests.terminal import Terminal


def alone(**environment: str) -> tuple[int, str]:
    code, shown = Terminal(COLUMNS="100", **environment).end()
    return code, shown.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "À faire : 12 ; délai dépassé : 12."), ("en", "To do: 12, past their delay: 12.")]
)
def test_the_most_urgent_is_shown_with_what_to_type_and_the_rest_is_counted(make, registry, language, said):
    for n in range(12):
        make.referral(day=make.ago(60 + n))
    code, shown = alone(PSS_LANG=language)
    assert code == 0
    assert said in shown
    assert shown.count("pss interview schedule UP-") + shown.count("pss interview record UP-") >= TOP
    assert "interview 2" in shown
    assert "pss --help" in shown


def test_nothing_owed_is_said(registry, monkeypatch):
    code, shown = alone(PSS_TODAY="2026-04-01")  # before any directorate owes its yearly data
    assert code == 0
    assert "Rien n’est dû aujourd’hui." in shown


def test_without_a_registry_it_says_how_to_begin(tmp_path):
    code, shown = alone(PSS_REGISTRY=str(tmp_path / "none.pss"))
    assert code == 0
    assert "pss init" in shown
    assert "pss demo" in shown


def test_the_forms_that_one_left_unfinished_are_named_and_nobody_else_s(registry):
    moment = "2026-11-19T15:00:00+00:00"
    keep(registry, Form("Coordo Essai", "interview record", '{"person": "UP-0042"}'), moment, {"outcome": "x"})
    keep(registry, Form("Collègue Essai", "refer add", "{}"), moment, {"first_name": "x"})
    _code, shown = alone()
    assert "2026-11-19 10:00 : pss interview record UP-0042" in shown
    assert "pss refer add" not in shown


def test_off_a_terminal_it_is_the_help(bare_pss):
    answer = bare_pss()
    assert answer.code == 2
    assert "\n  refer " in answer.err


def test_it_starts_without_the_libraries_of_writing(registry):
    script = (
        "import sys; from pss_cli.context import Context; from pss_cli.commands.home import home; "
        "home(Context.of(None)); assert not {'sqlalchemy', 'pydantic', 'openpyxl'} & sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr
