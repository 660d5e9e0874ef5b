"""What a workflow function is given to work with: the session, the day, the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from pss_cli import models
from pss_cli.codes import code
from pss_cli.db.writing import next_number, raw
from pss_cli.errors import NotFound, Refused, Usage, WrongState
from pss_cli.i18n import _
from pss_cli.inputs.field import Words
from pss_cli.reads import establishment, find
from pss_cli.reads.base import Connection
from pss_cli.rules.applying import applying
from pss_cli.rules.base import Facts, Finding, Severity
from pss_cli.workflow.gather import gather
from pss_cli.workflow.limits import Settings
from pss_cli.workflow.sources import source_of

R = TypeVar("R", bound=SQLModel)
F = TypeVar("F", bound=Facts)


A_CODE = re.compile(r"\s*[A-Za-z]{3}-\d{2}\s*:")  # a reason given for one gate


class Desk:
    """One operation under way: records are added, then rules are asked about what is written.

    Rules look at the records as the registry would hold them; when one refuses, the exception
    rolls everything back, so nothing is written.
    """

    def __init__(self, session: Session, *, today: date, actor: str, because: tuple[str, ...] = ()) -> None:
        self.session = session
        self.today = today
        self.actor = actor
        self.because = because
        self.warnings: list[Finding] = []
        self.settings = Settings(establishment.settings(self.db))

    @property
    def db(self) -> Connection:
        """The connection for `reads`, which see what was written so far."""
        return raw(self.session)

    @property
    def words(self) -> Words:
        """The establishment's lists."""
        return establishment.words(self.db, self.today.isoformat())

    def add(self, record: R) -> R:
        """Write a new record (or a changed one) and return it with its id."""
        self.session.add(record)
        self.session.flush()
        return record

    def change(self, record: SQLModel, given: Mapping[str, Any]) -> None:
        """Put the values of `given` that are fields of `record`."""
        fields = type(record).model_fields
        for name, value in given.items():
            if name in fields:
                setattr(record, name, value)
        self.add(record)

    def new_code(self, kind: str) -> str:
        """Return a code never given before."""
        return code(kind, next_number(self.session, kind))

    def new_codes(self, kind: str, count: int) -> list[str]:
        """Return codes never given before, in their order."""
        first = next_number(self.session, kind, count) if count else 0
        return [code(kind, number) for number in range(first, first + count)]

    def get(self, table: type[R], record_id: int) -> R:
        """Return the record of `table` with this id. Raises NotFound."""
        record = self.session.get(table, record_id)
        if record is None:
            raise NotFound(_("There is no such record."))
        return record

    def person(self, typed: str) -> models.Person:
        """Return the person with this code, or this part of a name. Raises NotFound."""
        return self.get(models.Person, find.person_id(self.db, typed))

    def directorate(self, typed: str | None) -> int | None:
        """Return the id of the directorate with this code or name; None for None. Raises NotFound."""
        return find.directorate_id(self.db, typed, self.today.isoformat()) if typed else None

    def used_here(self, setting: str, word: str | None) -> None:
        """Refuse a level or a profile that the setting `levels` or `profiles` does not list. Raises Usage."""
        used = [w.strip() for w in self.settings.on(self.today).get(setting, "").split(",") if w.strip()]
        if word and used and word not in used:
            raise Usage(
                _("“{word}” is not used here; the setting “{setting}” lists: {used}").format(
                    word=word, setting=setting, used=", ".join(used)
                )
            )

    def not_future(self, name: str, day: date) -> None:
        """Refuse a day that has not come. Raises Usage."""
        if day > self.today:
            raise Usage(_("--{option}: {day} is in the future.").format(option=name, day=day))

    def enforce(self, kind: type[Facts], *record_ids: int | None) -> None:
        """Ask every rule about the records just written.

        Raises Refused with all that refuses. Gates passed by `--because` are kept with the record;
        warnings wait to be said.
        """
        self.ask(self.facts(kind, *record_ids))

    def facts(self, kind: type[F], *record_ids: int | None) -> list[F]:
        """Return records just written as the facts that rules look at."""
        return [
            facts
            for record_id in record_ids
            for facts in gather(self.db, source_of(kind), self.settings, self.today, record_id)
        ]

    def facts_among(self, kind: type[F], ids: range) -> list[F]:
        """Return records just written together, whose ids follow one another, as the facts that rules look at."""
        if not ids:
            return []
        source = source_of(kind)
        assert ":last" in source.select
        return list(gather(self.db, source, self.settings, self.today, ids[0], ids[-1]))

    def ask(self, facts: Iterable[Facts]) -> None:
        """Ask every rule about several facts at once. Raises Refused with all that refuses."""
        self.settle([f for each in facts for rule in applying(type(each)) for f in rule.findings(each)])

    def settle(self, findings: list[Finding]) -> None:
        """Keep the reasons of gates and the warnings to say. Raises Refused with all that refuses."""
        refused = self._sorted_out(findings)
        if refused:
            raise Refused(refused)

    def _sorted_out(self, findings: list[Finding]) -> list[Finding]:
        refused = [f for f in findings if f.rule.severity is Severity.REFUSE]
        gates = [
            f
            for f in findings
            if f.rule.severity is Severity.GATE and not find.reason(self.db, f.rule.code, f.facts.subject)
        ]
        self.warnings += [f for f in findings if f.rule.severity is Severity.WARN and f not in self.warnings]
        for finding in gates:
            text = self._reason(finding.rule.code, len({g.rule.code for g in gates}))
            if text is None:
                refused.append(finding)
            else:
                self.keep_reason(finding.rule.code, finding.facts.subject, text)
        return refused

    def _reason(self, rule_code: str, gates: int) -> str | None:
        """Return the reason given for a gate; a bare text passes only a single one."""
        for text in self.because:
            prefix, colon, rest = text.partition(":")
            if colon and prefix.strip().upper() == rule_code:
                return rest.strip() or None
        bare = [text for text in self.because if not A_CODE.match(text)]
        return bare[0] if gates == 1 and bare else None

    def keep_reason(self, rule_code: str, subject: str, text: str) -> None:
        """Keep why a gate was passed, with the record it is about."""
        operation_id = self.session.info["operation_id"]
        self.add(models.Reason(operation_id=operation_id, rule=rule_code, subject=subject, text=text))

    def leave_no_trace(self) -> None:
        """Take back the operation itself, when it turns out that there was nothing to write."""
        self.session.rollback()

    def only_if(self, allowed: bool, sentence: str) -> None:
        """Go on when the record is in the right state. Raises WrongState with `sentence`."""
        if not allowed:
            raise WrongState(sentence)
