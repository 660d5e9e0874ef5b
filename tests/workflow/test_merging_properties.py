"""Whatever two people have, a merge keeps every fact of both, and undo gives both back."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pss_cli import models as m
from pss_cli.db.reading import read
from pss_cli.db.writing import operation
from pss_cli.views.merging import told
from pss_cli.vocabulary import AgreementKind, Part, Profile, Purpose
from pss_cli.workflow import undo
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.merging import merge as merging
from tests.db.test_undoing import tables

DAYS = st.integers(1, 60)
RECORDS = st.one_of(
    st.tuples(st.just("slot"), st.integers(0, 1), st.sampled_from(list(Part))),
    st.tuples(st.just("need"), st.sampled_from(["mobility", "transport"])),
    st.tuples(st.just("wish"), st.sampled_from(["research", "training"]), st.booleans(), DAYS),
    st.tuples(st.just("agreement"), st.sampled_from(list(AgreementKind)), st.none() | DAYS),
    st.tuples(st.just("consent"), st.sampled_from(list(Purpose)), DAYS, st.booleans()),
    st.tuples(st.just("profile"), st.sampled_from(list(Profile)), DAYS),
    st.tuples(st.just("enrolment"), st.integers(20, 60), st.none() | st.integers(1, 19)),
    st.tuples(st.just("pause"), DAYS, st.none() | DAYS),
    st.tuples(st.just("referral"), DAYS, st.booleans()),
    st.tuples(st.just("note"), st.sampled_from(["un", "deux"])),
    st.tuples(st.just("phone"), st.sampled_from(["+14505550101", "+14505550102"])),
)


def written(what, person, today):
    """Return a record as invented by Hypothesis."""

    def ago(days):
        return None if days is None else today - timedelta(days=days)

    kind, *f = what
    match kind:
        case "slot":
            return m.Slot(person_id=person, weekday=f[0], part=f[1])
        case "need":
            return m.Need(person_id=person, kind=f[0])
        case "wish":
            return m.Wish(person_id=person, kind=f[0], refused=f[1], since=ago(f[2]))
        case "agreement":
            return m.Agreement(person_id=person, kind=f[0], day=ago(f[1]), done_by="Ann")
        case "consent":
            return m.Consent(person_id=person, purpose=f[0], given_on=ago(f[1]), withdrawn_on=today if f[2] else None)
        case "profile":
            return m.PartnerProfile(person_id=person, profile=f[0], since=ago(f[1]))
        case "enrolment":
            reason = "wish" if f[1] else None
            return m.Enrolment(person_id=person, day=ago(f[0]), withdrawn_on=ago(f[1]), withdrawn_reason=reason)
        case "pause":
            return m.Pause(person_id=person, since=ago(f[0]), ended_on=ago(f[1] and min(f[1], f[0])))
        case "referral":
            return m.Referral(person_id=person, day=ago(f[0]), closed_on=today if f[1] else None)
        case "note":
            return m.Note(person_id=person, day=today, author="Ann", text=f[0])
        case _:
            return m.ContactPoint(person_id=person, kind="phone", value=f[0], search_key=f[0])


def one_of_each(records):
    """Return records as a registry may hold them for one person: one of what a person has once."""
    once = {("slot", "need"): 3, ("wish", "agreement", "profile", "phone"): 2, ("enrolment", "referral"): 1}
    seen = set()
    for record in records:
        length = next((n for kinds, n in once.items() if record[0] in kinds), len(record))
        if record[:length] not in seen:
            seen.add(record[:length])
            yield record


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(RECORDS, max_size=8), st.lists(RECORDS, max_size=8))
def test_every_fact_stays_and_undo_gives_both_back(registry, make, mine, theirs):
    one, other = make.person("Ann", "Roy", phone=None), make.person("Anne", "Roy", phone=None, city="Laval")
    with make.session() as session:
        for person, records in ((one, mine), (other, theirs)):
            for record in one_of_each(records):
                session.add(written(record, person.id, make.today))
                session.flush()
    before = tables(registry)
    db = read(registry)
    planned = merging.plan(db, make.today, one.code, other.code, None, None)
    with operation(registry, actor="Ann", command="person merge") as session:
        merging.merge(Desk(session, today=make.today, actor="Ann", because=()), planned, told)
    after = tables(registry)
    for table in ("slot", "need", "note", "contact_point", "wish"):
        columns = [r[1] for r in db.execute(f"PRAGMA table_info({table})")]
        facts = [columns.index(c) for c in {"weekday", "part", "kind", "text", "value"} & set(columns)]
        owner = columns.index("person_id")

        def said(rows, facts=facts, owner=owner):
            return {tuple(r[i] for i in facts) for r in rows if r[owner] in (one.id, other.id)}

        assert said(before[table]) <= said(after[table]), table
    with sqlite3.connect(registry) as check:
        assert check.execute("PRAGMA foreign_key_check").fetchall() == []
        open_ones = "SELECT count(*) FROM {} WHERE person_id = ? AND {} IS NULL"
        for table, column in (("enrolment", "withdrawn_on"), ("referral", "closed_on")):
            assert check.execute(open_ones.format(table, column), (one.id,)).fetchone()[0] <= 1
    plan = undo.plan(db)
    with operation(registry, actor="Ann", command="undo", undoes=plan.id) as session:
        undo.back(Desk(session, today=make.today, actor="Ann"), plan)
    db.close()
    assert tables(registry) == before
