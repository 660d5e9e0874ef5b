"""Every rule of the rule book, from the facts that hold to the ones that break it."""

from __future__ import annotations

import importlib
import string
from pathlib import Path

import pytest

from pss_cli import i18n
from pss_cli.rules.base import Rule, cited
from pss_cli.rules.book import ALL, BY_CODE
from tests.rules.cases import Case

CASES: dict[str, Case] = {}
for module in sorted(Path(__file__).parent.glob("cases_*.py")):
    CASES |= importlib.import_module(f"tests.rules.{module.stem}").CASES

RULES = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)


def test_no_case_is_about_an_unknown_rule() -> None:
    assert set(CASES) <= {rule.code for rule in ALL}


def test_codes_are_unique() -> None:
    assert len({rule.code for rule in ALL}) == len(ALL)


@RULES
def test_each_rule_has_a_case_that_holds_one_that_breaks_and_its_boundary(rule: Rule) -> None:
    case = CASES[rule.code]
    assert rule.findings(case.holds) == []
    assert rule.findings(case.breaks) != []
    assert case.boundary, "what is on the boundary?"
    for facts, found in case.boundary:
        assert bool(rule.findings(facts)) is found, facts


@RULES
@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_rule_explains_itself_in_both_languages(rule: Rule, language: str) -> None:
    i18n.activate(language)
    for finding in rule.findings(CASES[rule.code].breaks):
        assert finding.message
        assert finding.remedy
        assert "…" not in finding.message, "a value is missing from the finding"


@RULES
def test_both_languages_of_a_rule_name_the_same_values(rule: Rule) -> None:
    for text in (rule.message, rule.remedy):
        french, english = ({f for _, f, _, _ in string.Formatter().parse(t) if f} for t in text)
        assert french == english
    assert rule.source
    assert rule.title.fr != rule.title.en


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "guide annexe 3, 5.3a-2\u00a0; aide-mémoire de 2017\u00a0; loi"),
        ("en", "guide annexe 3, 5.3a-2; recruiting sheet of 2017; law"),
    ],
)
def test_the_source_of_a_rule_is_said_in_words(language: str, said: str) -> None:
    i18n.activate(language)
    assert cited(BY_CODE["REF-04"].source) == said
    for rule in ALL:
        assert cited(rule.source)
