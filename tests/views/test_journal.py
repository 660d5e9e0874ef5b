"""Every table and field that a change can name has words."""

from __future__ import annotations

from sqlmodel import SQLModel

from pss_cli import models  # noqa: F401
from pss_cli.db.writing import UNRECORDED
from pss_cli.reads.journal import OWNED_BY
from pss_cli.views.journal_words import FIELDS, TABLES
from pss_cli.workflow.undo import SILENT

RECORDED = {
    name: table
    for name, table in SQLModel.metadata.tables.items()
    if name not in {kind.__tablename__ for kind in UNRECORDED}
}


def test_every_table_has_a_name() -> None:
    assert set(TABLES) == set(RECORDED)


def test_every_field_has_a_name() -> None:
    assert {column.name for table in RECORDED.values() for column in table.columns} - SILENT == set(FIELDS)


def test_a_record_is_said_by_the_code_of_its_owner() -> None:
    for owner, tables in OWNED_BY.items():
        for table in tables:
            assert f"{owner}_id" in RECORDED[table].columns
    owned = {table for tables in OWNED_BY.values() for table in tables}
    alone = {n for n, t in RECORDED.items() if "person_id" in t.columns and "code" not in t.columns} - owned
    assert alone - {"step"} == set()
