"""Two people who look alike are told apart, and the registry remembers it."""

from __future__ import annotations

from sqlmodel import select

from pss_cli import models
from pss_cli.errors import WrongState
from pss_cli.i18n import _
from pss_cli.workflow.desk import Desk

Codes = tuple[str, str]


def distinct(desk: Desk, one: str, other: str) -> Codes:
    """Remember that these are two people; return their codes. Raises WrongState, NotFound."""
    first, second = _two(desk, one, other)
    desk.only_if(
        _said(desk, first, second) is None,
        _("{one} and {other} are already said to be two people.").format(one=first.code, other=second.code),
    )
    desk.add(models.Distinct(person_id=first.id, other_id=second.id, said_on=desk.today, said_by=desk.actor))
    return first.code, second.code


def again(desk: Desk, one: str, other: str) -> Codes:
    """Forget that these are two people; return their codes. Raises WrongState, NotFound."""
    first, second = _two(desk, one, other)
    said = _said(desk, first, second)
    if said is None:
        raise WrongState(
            _("{one} and {other} were not said to be two people.").format(one=first.code, other=second.code)
        )
    desk.session.delete(said)
    return first.code, second.code


def _two(desk: Desk, one: str, other: str) -> tuple[models.Person, models.Person]:
    """Return both, the first known first. Raises WrongState, NotFound."""
    first, second = sorted((desk.person(one), desk.person(other)), key=lambda person: person.id)
    desk.only_if(first.id != second.id, _("{code} twice: give two people.").format(code=first.code))
    return first, second


def _said(desk: Desk, first: models.Person, second: models.Person) -> models.Distinct | None:
    return desk.session.exec(
        select(models.Distinct).where(models.Distinct.person_id == first.id, models.Distinct.other_id == second.id)
    ).first()
