"""What a whole meeting claims, in one operation: everybody present, or those who are named; all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pss_cli import models
from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import _
from pss_cli.rules import claim as rules
from pss_cli.workflow.claim_lines import WHAT, write
from pss_cli.workflow.claim_occasion import everybody, the_occasion
from pss_cli.workflow.desk import Desk

OWN = ("all_present", "km_of", "except_for")  # fields about the whole, not about one person


def add(desk: Desk, typed: str, whom: str | None, given: Mapping[str, Any]) -> str:
    """Write the same lines for everybody present, with each one's kilometres; return the occasion's code.

    Raises Refused with what is wrong for anybody, Usage, NotFound, WrongState.
    """
    if whom:
        raise Usage(_("--all-present: nobody is named besides."))
    same = {name: value for name, value in given.items() if name not in OWN}
    own = [(who, {"km": metres}) for who, metres in given.get("km_of") or ()]
    return _write(desk, typed, same, own, given.get("except_for") or ())


def each(desk: Desk, typed: str, asked: Mapping[str, Mapping[str, Any]]) -> str:
    """Write what each person claims, by code; who is not named is left as is; return the occasion's code.

    Raises as `add` does.
    """
    return _write(desk, typed, {}, list(asked.items()), ())


def _write(desk: Desk, typed: str, same: Mapping[str, Any], own: Any, left_out: Any) -> str:
    occasion = the_occasion(desk, typed)
    present = [row["id"] for row in everybody(desk, occasion)]

    def there(who: str) -> int:
        person = desk.person(who)
        if person.id not in present:
            raise WrongState(
                _("{who} was not recorded as present at {code}.").format(who=person.code, code=occasion.code)
            )
        return person.id

    claimed: dict[int, dict[str, Any]] = {person: dict(same) for person in present}
    for who, lines in own:
        claimed[there(who)] |= lines
    for who in left_out:
        claimed.pop(there(who), None)
    done = [write(desk, occasion, desk.get(models.Person, id_), lines) for id_, lines in claimed.items() if lines]
    if not done:
        raise Usage(_(WHAT))
    desk.enforce(rules.Line, *(entry for written in done for entry in written.entries))
    return occasion.code
