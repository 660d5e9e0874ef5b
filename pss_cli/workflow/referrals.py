"""The referral that interview and training go on with: open, closed by an outcome, open again."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from pss_cli import models
from pss_cli.i18n import _
from pss_cli.vocabulary import PersonKind
from pss_cli.workflow.desk import Desk


def last(desk: Desk, person: models.Person) -> models.Referral | None:
    """Return the open referral of `person`, or else the last one, if any."""
    of_person = select(models.Referral).where(models.Referral.person_id == person.id)
    open_first = (col(models.Referral.closed_on).is_(None).desc(), col(models.Referral.id).desc())
    return desk.session.exec(of_person.order_by(*open_first)).first()


def close(desk: Desk, referral: models.Referral, day: date, outcome: str, reason: str | None) -> None:
    """Close `referral` by an outcome, unless something closed it before."""
    if referral.closed_on is None:
        referral.closed_on = day
        referral.closed_reason = _("{outcome}: {reason}").format(outcome=outcome, reason=reason) if reason else outcome
        desk.add(referral)


def reopen(desk: Desk, referral: models.Referral) -> None:
    """Open `referral` again: the outcome that closed it is being corrected."""
    referral.closed_on = referral.closed_reason = None
    desk.add(referral)


def followed_youth(desk: Desk, person: models.Person) -> bool:
    """Whether the youth directorate follows this person, as things stand."""
    return bool(person.followed) and person.kind is not PersonKind.RELATIVE and _of_youth(desk, person)


def of_youth_programme(desk: Desk, person: models.Person) -> bool:
    """Whether this is someone whom the youth directorate follows, or a parent, as things stand."""
    return (bool(person.followed) or person.kind is PersonKind.RELATIVE) and _of_youth(desk, person)


def _of_youth(desk: Desk, person: models.Person) -> bool:
    return person.directorate_id is not None and desk.get(models.Directorate, person.directorate_id).youth
