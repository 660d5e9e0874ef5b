"""Every field of every form: what it declares exists, and Enter never answers for a person."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import pss_cli.inputs
from pss_cli.commands.field_help import explained
from pss_cli.dates import parse_day
from pss_cli.inputs import claim, claim_rates
from pss_cli.inputs.field import Field
from pss_cli.reads.facts.refer import FREE_TEXTS
from pss_cli.reads.usual import SELECTS
from pss_cli.rules.book import BY_CODE
from pss_cli.vocabulary import Purpose


def _fields() -> Iterator[tuple[str, Field]]:
    for info in pkgutil.iter_modules(pss_cli.inputs.__path__):
        for name, value in vars(importlib.import_module(f"pss_cli.inputs.{info.name}")).items():
            for spec in value if isinstance(value, tuple) else (value,):
                if isinstance(spec, Field):
                    yield f"{info.name}.{name}.{spec.name}", spec


FIELDS = dict(_fields())
USUAL = {name: spec for name, spec in FIELDS.items() if spec.usual}
MONEY_AND_DAYS = (parse_day, claim.cost, claim.money, claim.distance, claim_rates.rates)


def test_the_fields_are_found() -> None:
    assert len(FIELDS) > 150
    assert {spec.usual for spec in USUAL.values()} == SELECTS.keys(), "no statement is there for nothing"


@pytest.mark.parametrize("name", [name for name, spec in FIELDS.items() if spec.by_enter])
def test_nothing_is_agreed_dated_or_paid_by_pressing_enter(name: str) -> None:
    spec = FIELDS[name]
    assert spec.usual
    assert not spec.is_flag
    assert not spec.many
    assert spec.parse not in MONEY_AND_DAYS
    assert spec.choices is not Purpose


def test_every_field_can_explain_itself() -> None:
    for name, spec in FIELDS.items():
        assert set(spec.why) <= BY_CODE.keys(), name
        assert len(explained(spec, needed=True)) > 1, name


ABOUT_SOMEBODY = ("interview.RECORD.reason", "person.NOTE.text", "train.DECISION.reason", "match.ANSWER.reason",
                  "match.END.reason", "match.FEEDBACK.text")  # fmt: skip


def test_what_is_said_of_somebody_in_free_words_is_kept_by_no_unfinished_form() -> None:
    guarded = [name for name in FIELDS if name.rpartition(".")[2] in FREE_TEXTS]
    assert len(guarded) > 3 * len(FREE_TEXTS), "each form that has them"
    assert [name for name in (*guarded, *ABOUT_SOMEBODY) if FIELDS[name].kept] == []
