"""People and the registry are read with a fixed number of SELECTs, whatever the rows."""

from __future__ import annotations

import sqlite3

import pytest

from pss_cli import models as m
from pss_cli.reads import enroll, person, person_sheet
from pss_cli.views import history
from pss_cli.views import person_sheet as view
from pss_cli.vocabulary import Profile

TODAY = "2026-11-20"


@pytest.fixture
def counted(registry):
    """Run a read and return how many SELECTs it took."""

    def count(read) -> int:
        db = sqlite3.connect(registry)
        db.row_factory = sqlite3.Row
        seen: list[str] = []
        db.set_trace_callback(seen.append)
        list(read(db))
        return len(seen)

    return count


def test_the_registry_is_listed_and_searched_in_one_select(make, counted):
    for name in ("Abel", "Bois", "Caron"):
        make.partner(make.person("Ann", name))
    assert counted(lambda db: enroll.listing(db, TODAY)) == 1
    assert counted(lambda db: person.find(db, "ann", TODAY)) == 1


def test_a_sheet_takes_as_many_selects_for_an_old_hand_as_for_a_newcomer(make, counted):
    newcomer = make.person("Ann", "Neuve")
    old_hand = make.partner()
    request = make.request()
    for days in (9, 8, 7):
        make.activity(request, old_hand, day=make.ago(days))

    def selects(code: str) -> int:
        return counted(lambda db: person_sheet.show(db, code, TODAY, "fr"))

    assert selects(newcomer.code) == selects(old_hand.code) == len(person_sheet.PARTS) + 2


def test_every_profile_is_listed():
    assert set(enroll._PROFILES) == {str(p) for p in Profile}


def test_every_part_of_the_sheet_is_drawn():
    assert {*view.BEFORE, *view.enroll.PARTS, *view.AFTER} == set(person_sheet.PARTS)


def test_the_history_says_every_word_of_a_list():
    known = {(t, f) for t, f in history._WORDS}
    for table in m.PERSONAL:
        for column in table.__table__.columns:
            kind = getattr(column.type, "enum_class", None)
            if kind is not None and column.name != "origin" and "person_id" in table.__table__.columns:
                assert (table.__tablename__, column.name) in known
