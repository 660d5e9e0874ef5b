"""What stands between a person and an involvement, as the registry tells it on a day."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from pss_cli import models as m
from pss_cli.reads import establishment
from pss_cli.rules.book import ALL
from pss_cli.rules.enroll import ReadyToConfirm, ReadyToTakePart
from pss_cli.vocabulary import AgreementKind
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources.book import SOURCES
from tests.conftest import TODAY


@pytest.fixture
def found(registry):
    """What the rules of enroll find in every record of a class."""

    def ask(kind) -> dict[str, set[str]]:
        db = sqlite3.connect(registry)
        db.row_factory = sqlite3.Row
        facts = gather(db, SOURCES[kind], Settings(establishment.settings(db)), TODAY)
        return {f.subject: {x.rule.code for r in ALL for x in r.findings(f) if r.code.startswith("ENR")} for f in facts}

    return ask


def test_a_ready_partner_confirms_and_takes_part(make, found):
    match = make.match()
    with make.session() as session:
        person, request = session.get(m.Person, match.person_id), session.get(m.Request, match.request_id)
    make.activity(request, person)
    assert found(ReadyToConfirm) == {"match:1": set()}
    assert found(ReadyToTakePart) == {"presence:1": set()}


def test_someone_who_signed_nothing_is_not_ready(make, found):
    make.match(make.partner(ready=False))
    assert found(ReadyToConfirm) == {"match:1": {"ENR-04", "ENR-05", "ENR-06"}}


def test_what_is_signed_after_the_day_does_not_count_for_that_day(make, found):
    person = make.partner(ready=False)
    for kind in AgreementKind:
        make.add(m.Agreement(person_id=person.id, kind=kind, day=make.ago(19), done_by="make"))
    make.add(m.Declaration(person_id=person.id, day=make.ago(20), done_by="make"))
    make.match(person, confirmed_on=make.ago(20))
    assert found(ReadyToConfirm) == {"match:1": {"ENR-04", "ENR-05"}}


def test_what_was_signed_before_pss_on_an_unknown_day_counts(make, found):
    person = make.partner(ready=False)
    for kind in AgreementKind:
        make.add(m.Agreement(person_id=person.id, kind=kind, day=None, origin="before_pss"))
    make.match(person)
    assert found(ReadyToConfirm) == {"match:1": {"ENR-06"}}


def test_turning_18_leaves_confirmed_matches_alone_and_a_new_one_asks(make, found):
    person = make.partner(birth_date=date(2008, 11, 10))  # 18 ten days ago
    request = make.request()
    make.match(person, request, confirmed_on=make.ago(20))
    make.activity(request, person, day=make.ago(5))
    make.match(person, confirmed_on=make.ago(5))
    assert found(ReadyToConfirm) == {"match:1": set(), "match:2": {"ENR-08"}}
    assert found(ReadyToTakePart) == {"presence:1": set()}
