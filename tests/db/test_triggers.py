"""What the database itself refuses: raw SQL, without the program."""

from __future__ import annotations

import sqlite3

import pytest

DECLARE = "INSERT INTO declaration (person_id, day, done_by) VALUES (?, ?, 'Rita')"


@pytest.fixture
def db(registry):
    """The registry as any program opens it."""
    with sqlite3.connect(registry) as connection:
        yield connection


def person(db: sqlite3.Connection, birth: str | None, adult: int | None = None) -> int:
    """Write a person by hand; return the id."""
    number = db.execute("SELECT coalesce(max(id), 0) + 1 FROM person").fetchone()[0]
    db.execute(
        "INSERT INTO person (id, code, first_name, last_name, name_key, language, origin, birth_date, adult)"
        " VALUES (?, ?, 'Noé', 'Essai', 'essai noe', 'fr', 'typed', ?, ?)",
        (number, f"UP-{number:04d}", birth, adult),
    )
    return int(number)


ADULTS = [("1980-01-01", None), ("2008-11-20", None), ("2008-02-29", None), (None, 1)]
MINORS = [("2008-11-21", None), ("2010-05-01", 1), (None, None), (None, 0)]


@pytest.mark.parametrize(("birth", "adult"), ADULTS)
def test_an_adult_declares(db, birth, adult):
    db.execute(DECLARE, (person(db, birth, adult), "2026-11-20"))


@pytest.mark.parametrize(("birth", "adult"), MINORS)
def test_a_declaration_of_a_minor_or_of_an_unknown_age_is_refused(db, birth, adult):
    with pytest.raises(sqlite3.IntegrityError, match="ENR-07"):
        db.execute(DECLARE, (person(db, birth, adult), "2026-11-20"))
    assert db.execute("SELECT count(*) FROM declaration").fetchone() == (0,)


@pytest.mark.parametrize(("day", "refused"), [("2026-02-28", True), ("2026-03-01", False)])
def test_someone_born_on_29_february_is_18_on_1_march(db, day, refused):
    number = person(db, "2008-02-29")
    if refused:
        with pytest.raises(sqlite3.IntegrityError, match="ENR-07"):
            db.execute(DECLARE, (number, day))
    else:
        db.execute(DECLARE, (number, day))


@pytest.mark.parametrize(("birth", "adult"), MINORS)
def test_correcting_an_age_never_makes_a_declarant_a_minor(db, birth, adult):
    number = person(db, "1980-01-01")
    db.execute(DECLARE, (number, "2026-11-20"))
    with pytest.raises(sqlite3.IntegrityError, match="ENR-07"):
        db.execute("UPDATE person SET birth_date = ?, adult = ? WHERE id = ?", (birth, adult, number))


def test_correcting_an_age_within_adults_is_free(db):
    number = person(db, None, 1)
    db.execute(DECLARE, (number, "2026-11-20"))
    db.execute("UPDATE person SET birth_date = '1990-01-01', adult = NULL WHERE id = ?", (number,))
    db.execute("UPDATE person SET last_name = 'Autre' WHERE id = ?", (number,))


def test_a_declaration_does_not_move_to_a_minor_nor_to_a_day_of_minority(db):
    adult, minor = person(db, "2008-01-01"), person(db, "2010-05-01")
    db.execute(DECLARE, (adult, "2026-11-20"))
    for change in (f"person_id = {minor}", "day = '2025-12-31'"):
        with pytest.raises(sqlite3.IntegrityError, match="ENR-07"):
            db.execute(f"UPDATE declaration SET {change}")


def test_once_the_declaration_is_removed_the_birth_date_can_be_corrected(db):
    number = person(db, "1980-01-01")
    db.execute(DECLARE, (number, "2026-11-20"))
    db.execute("DELETE FROM declaration")
    db.execute("UPDATE person SET birth_date = '2010-05-01' WHERE id = ?", (number,))
