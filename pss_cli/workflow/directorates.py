"""The directorates of the establishment: added, corrected, merged; the past stays where it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlmodel import select

from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import _
from pss_cli.models import Directorate
from pss_cli.reads import establishment
from pss_cli.workflow.desk import Desk


def add(desk: Desk, code: str, given: Mapping[str, Any]) -> str:
    """Write a new directorate; return its code. Raises Usage, WrongState."""
    wanted = code.strip().upper()
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9-]{1,15}", wanted):
        raise Usage(_("“{code}” is not a code such as DSI.").format(code=code[:20]))
    if not given.get("fr"):
        raise Usage(_("--fr is missing (name in French)."))
    known = desk.session.exec(select(Directorate).where(Directorate.code == wanted)).first()
    desk.only_if(known is None, _("There already is a directorate {code}.").format(code=wanted))
    _keep(desk, Directorate(code=wanted, fr=given["fr"]), given, desk.today)
    return wanted


def edit(desk: Desk, code: str, given: Mapping[str, Any], starts: date) -> str:
    """Correct a directorate, or merge it into another from a day on; return its code. Raises Usage, NotFound."""
    found = _of_code(desk, code)
    if "fr" in given and not given["fr"]:
        raise Usage(_("--{option} cannot be empty.").format(option="fr"))
    _keep(desk, found, given, starts)
    return found.code


def _keep(desk: Desk, directorate: Directorate, given: Mapping[str, Any], starts: date) -> None:
    desk.change(directorate, given)
    if given.get("merged_into"):
        into = _of_code(desk, given["merged_into"])
        if into.id == directorate.id or into.merged_into_id is not None:
            raise WrongState(_("{code} cannot be merged into {into}.").format(code=directorate.code, into=into.code))
        directorate.merged_into_id = into.id
        directorate.until = starts - timedelta(days=1)
    elif "merged_into" in given:
        directorate.merged_into_id = None
    if directorate.since and directorate.until and directorate.until < directorate.since:
        raise Usage(_("{code} would end before it starts.").format(code=directorate.code))
    desk.add(directorate)


def _of_code(desk: Desk, code: str) -> Directorate:
    row = establishment.directorate(desk.db, code)
    return desk.session.exec(select(Directorate).where(Directorate.code == row["code"])).one()
