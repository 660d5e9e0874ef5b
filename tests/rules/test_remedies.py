"""What a rule says to type can be typed: the command exists, and it has these options."""

from __future__ import annotations

import re
from functools import cache

import pytest

from pss_cli import i18n
from pss_cli.rules.base import Rule
from tests.conftest import run_pss
from tests.rules.test_book import CASES, RULES

NAMED = re.compile(r"pss ((?:[a-z]+ )*[a-z]+)\b(.*?)(?=pss |$)")


@cache
def its_help(command: str) -> str:
    """Return the help of a command, empty when there is none."""
    answer = run_pss(*command.split(), "--help")
    return answer.out if answer.code == 0 and "[OPTIONS]" in answer.out else ""


@RULES
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_remedy_names_commands_and_options_that_exist(rule: Rule, language: str) -> None:
    i18n.activate(language)
    for finding in rule.findings(CASES[rule.code].breaks):
        for command, rest in NAMED.findall(finding.remedy):
            words = " ".join(command.split()[:2])
            said = its_help(words)
            assert said, finding.remedy
            for option in re.findall(r"--[a-z-]+", rest):
                assert re.search(rf"{option}\b", said), (option, finding.remedy)
