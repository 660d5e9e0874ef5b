"""Many records written at once leave the registry as if they were written one by one."""

from __future__ import annotations

from datetime import date
from sqlite3 import IntegrityError

import pytest

from pss_cli import models
from pss_cli.db.appending import append, last_id
from pss_cli.db.writing import operation
from pss_cli.vocabulary import Origin, Purpose
from tests.books import tables

PERSON = {"code": "UP-0001", "first_name": "Ann", "last_name": "Roy", "name_key": "roy ann", "adult": True}
CONSENTS = [
    {"purpose": Purpose.REGISTRY, "given_on": date(2021, 5, 1), "origin": Origin.IMPORT},
    {"purpose": Purpose.CONTACT},
]


def written(registry):
    """Return what two consents of a person left in the registry, but for the moment."""
    return {name: rows for name, rows in tables(registry).items() if name != "operation"}


def test_the_records_and_their_changes_are_those_of_the_models(registry, tmp_path):
    other = tmp_path / "other.pss"
    other.write_bytes(registry.read_bytes())
    with operation(registry, actor="x", command="x") as session:
        append(session, models.Person, [PERSON])
        append(session, models.Consent, [{"person_id": 1, **consent} for consent in CONSENTS])
        append(session, models.Declaration, [{"person_id": 1, "day": date(2021, 5, 1), "done_by": "x"}])
    with operation(other, actor="x", command="x") as session:
        for record in (
            models.Person(**PERSON),
            *(models.Consent(person_id=1, **consent) for consent in CONSENTS),
            models.Declaration(person_id=1, day=date(2021, 5, 1), done_by="x"),
        ):
            session.add(record)
            session.flush()
    assert written(registry) == written(other)


def test_a_number_is_never_given_twice(registry):
    with operation(registry, actor="x", command="x") as session:
        assert list(append(session, models.Person, [PERSON])) == [1]
        session.delete(session.get(models.Person, 1))
        session.flush()
        assert last_id(session, models.Person) == 1
        assert list(append(session, models.Person, [PERSON, PERSON | {"code": "UP-0002"}])) == [2, 3]


def test_nothing_appended_is_nothing_written(registry):
    before = registry.read_bytes()
    with operation(registry, actor="x", command="x", dry_run=True) as session:
        assert not append(session, models.Person, [])
    assert registry.read_bytes() == before


def test_the_database_still_has_its_word(registry):
    with operation(registry, actor="x", command="x", dry_run=True) as session:
        append(session, models.Person, [PERSON])
        with pytest.raises(IntegrityError):
            append(session, models.Slot, [{"person_id": 1, "weekday": 9, "part": "morning"}])
