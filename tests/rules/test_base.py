"""How a finding is said."""

from __future__ import annotations

from dataclasses import replace

from pss_cli import i18n
from pss_cli.rules.refer import agreed
from tests.rules.cases_refer import GOOD


def test_french_elides_before_a_vowel():
    refused = replace(GOOD, agreed=False)
    assert "dit qu'Ariane" in agreed.findings(refused)[0].message
    assert "dit que Marie" in agreed.findings(replace(refused, who="Marie Roy"))[0].message
    assert "dit qu'Émile" in agreed.findings(replace(refused, who="Émile Roy"))[0].message


def test_english_does_not():
    i18n.activate("en")
    assert "that Ariane" in agreed.findings(replace(GOOD, agreed=False))[0].message
