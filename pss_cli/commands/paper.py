"""Printable workbooks: written blank or filled in advance, and read back by the command they are for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pss_cli.commands.call import Call
from pss_cli.errors import BadFile, Refused
from pss_cli.files import beside, require_place
from pss_cli.i18n import _
from pss_cli.inputs.collect import is_workbook
from pss_cli.inputs.field import Field
from pss_cli.reads import find, train
from pss_cli.reads.base import Connection
from pss_cli.reads.establishment import current
from pss_cli.text import printable


def hand(call: Call, kind: str, typed: str | None) -> None:
    """Write a form where -o says, or in the current folder, filled in advance for one record when `typed` names it.

    Raises BadFile, NotFound.
    """
    from pss_cli.forms.papers.paper import write_form
    from pss_cli.inputs.paper import PAPERS
    from pss_cli.reads import paper as read

    paper, known = PAPERS[kind], {"referral": read.referral, "request": read.request}[kind]
    code, values = known(call.db, typed) if typed else ("", {})
    target = call.output or Path(f"{code}.xlsx" if code else _(paper.file))
    require_place(target)
    with beside(target) as path:
        write_form(paper, path, read.suggested(call.db, call.day), current(call.db, call.day), code, values)
    command = (paper.edit if code else paper.add).format(code=code).replace("…", target.name)
    call.say(_("{file} is ready; once filled in: {command}").format(file=target, command=command))


def attendance(call: Call, session: str, source: str | None) -> tuple[list[str], list[str]]:
    """Return the codes of those a filled sheet says present, then absent; nobody without one. Raises BadFile, Usage."""
    if source is None:
        return [], []
    from pss_cli.inputs.attendance import read as filled

    row, _people = train.show_session(call.db, session)
    came = filled(Path(source), row["code"])
    if came.unmarked:
        call.say(_("Left unmarked in {file}: {n}").format(file=printable(source), n=came.unmarked))
    return came.present, came.absent


def hand_attendance(call: Call, session: str) -> None:
    """Write the attendance sheet of a session where -o says, or in the current folder. Raises BadFile, NotFound."""
    from pss_cli.forms.papers.attendance import write_attendance

    row, people = train.show_session(call.db, session)
    target = call.output or Path(f"{row['code']}.xlsx")
    require_place(target)
    with beside(target) as path:
        write_attendance(row, people, current(call.db, call.day), path)
    command = f"pss train attend {row['code']} --from {target.name}"
    call.say(_("{file} is ready; once filled in: {command}").format(file=target, command=command))


def in_the_form(fields: Sequence[Field], refused: Refused) -> str:
    """Return how a form calls what the remedies of a refusal add, empty when it holds none of it."""
    called = {spec.option: _(spec.label) for spec in fields}
    options = [each for finding in refused.findings for each in re.findall(r"--([a-z-]+)", finding.remedy)]
    labels = [called[each] for each in dict.fromkeys(options) if each in called]
    return _("In the form: {labels}.").format(labels="; ".join(labels)) if labels else ""


def of_the_same(argument: str, record: Callable[[Connection, str], int]) -> Callable[[Call, Mapping[str, Any]], None]:
    """Return what refuses the form of somebody else, ahead of any question. Raises BadFile, NotFound."""

    def check(call: Call, typed: Mapping[str, Any]) -> None:
        if call.source is None or not is_workbook(call.source):
            return
        from pss_cli.inputs.paper_read import made_for

        code = made_for(Path(call.source))
        if code and record(call.db, code) != record(call.db, typed[argument]):
            raise BadFile(_("{file} was filled in advance for {code}.").format(file=printable(call.source), code=code))

    return check


def a_request(db: Connection, typed: str) -> int:
    """Return the id of the request with this code. Raises NotFound."""
    return find.record_id(db, "request", typed)
