"""Every SELECT is understood by a fresh registry, and names its columns after the fields they fill."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

import pss_cli.reads
from pss_cli.db.reading import read
from pss_cli.reads.base import Select
from pss_cli.workflow.gather import Source
from pss_cli.workflow.sources.book import SOURCES

# A record without an origin was typed, a session has no name; the last two are what somebody tried to write.
COMPUTED = {"limits", "command", "origin", "who", "details", "no_referral"}
COMPUTED |= {"written", "corrected", "nothing_counts"}  # about what is done now, not about what is written


def _statements() -> Iterator[tuple[str, Select]]:
    seen: set[int] = set()
    for info in pkgutil.walk_packages(pss_cli.reads.__path__, "pss_cli.reads."):
        for name, value in vars(importlib.import_module(info.name)).items():
            found = value.items() if isinstance(value, dict) else [("", value)]
            for key, select in found:
                if isinstance(select, Select) and id(select) not in seen:
                    seen.add(id(select))
                    yield f"{info.name.removeprefix('pss_cli.reads.')}.{name}{key and f'[{key}]'}", select


STATEMENTS = dict(_statements())


@pytest.fixture
def db(registry: Path) -> sqlite3.Connection:
    """A fresh registry, open for reading."""
    return read(registry)


def _parameters(select: str) -> dict[str, None]:
    return dict.fromkeys(re.findall(r":([a-z_0-9]+)", select))


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_statement_can_be_prepared(name: str, db: sqlite3.Connection) -> None:
    assert db.execute(f"EXPLAIN {STATEMENTS[name]}", _parameters(STATEMENTS[name])).fetchall()


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_reads_and_never_writes(name: str, db: sqlite3.Connection) -> None:
    opcodes = {row[1] for row in db.execute(f"EXPLAIN {STATEMENTS[name]}", _parameters(STATEMENTS[name]))}
    assert STATEMENTS[name].lstrip().upper().startswith(("SELECT", "WITH"))
    transaction = db.execute(f"EXPLAIN {STATEMENTS[name]}", _parameters(STATEMENTS[name])).fetchall()
    writes = [row for row in transaction if row[1] == "Transaction" and row[3] != 0]
    assert opcodes
    assert not writes


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda s: s.facts.__name__)
def test_columns_of_facts_are_their_fields(source: Source[Any], db: sqlite3.Connection) -> None:
    cursor = db.execute(source.select, _parameters(source.select))
    columns = [d[0] for d in cursor.description]
    known = {f.name: f for f in fields(source.facts)}
    assert set(columns) - {"id"} <= known.keys(), "columns that no field receives"
    required = {n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    filled = set(columns) | source.lists.keys()
    assert required <= filled, "fields that nothing fills"
    assert known.keys() - filled - COMPUTED == set(), "fields that always keep their default"
    assert len(columns) == len(set(columns))
    if source.lists:
        assert "id" in columns, "lists are found by the owner's id"


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda s: s.facts.__name__)
def test_one_record_or_all_of_them_are_asked_for_in_the_same_way(source: Source[Any]) -> None:
    for select in (source.select, *source.lists.values()):
        assert ":id" in select
