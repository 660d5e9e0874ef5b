"""The rules that look at a facts class are those of the whole book, however few files are loaded."""

from __future__ import annotations

import pytest

from pss_cli.rules.applying import applying
from pss_cli.rules.book import ALL
from pss_cli.workflow.sources import source_of
from pss_cli.workflow.sources.book import SOURCES
from pss_cli.workflow.sources.enroll import OWING, READY_TODAY

KINDS = pytest.mark.parametrize("kind", [*SOURCES, OWING.facts, READY_TODAY.facts], ids=lambda kind: kind.__name__)


@KINDS
def test_no_rule_is_forgotten(kind: type) -> None:
    assert applying(kind) == tuple(rule for rule in ALL if issubclass(kind, rule.applies_to))


@pytest.mark.parametrize("kind", SOURCES, ids=lambda kind: kind.__name__)
def test_every_source_is_found_in_its_step(kind: type) -> None:
    assert source_of(kind) is SOURCES[kind]
