"""Where somebody stands, as far as a file says it; a day that nobody knows is never invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import SQLModel

from pss_cli import models
from pss_cli.i18n import _
from pss_cli.rules.base import Text
from pss_cli.vocabulary import PastStatus, Withdrawal
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.importing.draft import IMPORT, Draft

# What a file says without a day is kept in words: a day is never invented.
UNDATED = {
    PastStatus.WITHDRAWN: Text(
        "Retrait du répertoire à une date que le fichier importé ne dit pas.",
        "Withdrawn from the registry on a day that the imported file does not say.",
    ),
    PastStatus.DECEASED: Text(
        "Décès à une date que le fichier importé ne dit pas.",
        "Deceased on a day that the imported file does not say.",
    ),
}


def enrols(draft: Draft) -> bool:
    """Return whether a row says enough for an enrolment: a withdrawal without its day does not."""
    stands = status(draft)
    return stands is not None and (stands not in UNDATED or left(draft) is not None)


def left(draft: Draft) -> date | None:
    """Return the day on which a row says that somebody left, when the registry does not know it."""
    return draft.missing.get("withdrawn_on")


def leaves(draft: Draft, name: str) -> str | None:
    """Return how a row says, under `name`, that somebody left whom the registry holds as enrolled; else None."""
    said = draft.given.get("status") or (PastStatus.WITHDRAWN if draft.given.get("withdrawn_on") else None)
    held = draft.known.get("status") in (PastStatus.ACTIVE, PastStatus.PAUSED)
    return said if held and said in UNDATED and name in ("status", "withdrawn_on") else None


def status(draft: Draft) -> PastStatus | None:
    """Return where someone stands: said, or told by the days; whoever was referred in pss, pss knows better."""
    if draft.known.get("referred"):
        return None
    if said := draft.given.get("status"):
        return PastStatus(said)
    if left(draft):
        return PastStatus.WITHDRAWN
    return PastStatus.ACTIVE if draft.missing.get("enrolled_since") else None


def enrolment(desk: Desk, draft: Draft) -> Iterator[tuple[type[SQLModel], dict[str, Any]]]:
    """Yield the time spent in the registry, as far as the file knows it."""
    missing, stands, gone_on = draft.missing, status(draft), left(draft)
    since, last = missing.get("enrolled_since"), missing.get("last_involved_on")
    if not enrols(draft):
        if last:
            yield models.PastParticipation, {"day": last, "import_key": f"last {draft.code} {last}", "origin": IMPORT}
        if stands and "status" in missing:
            words = [str(UNDATED[PastStatus(stands)])]
            words += [_("Enrolled since {day}.").format(day=since)] * bool(since)
            yield models.Note, {"day": desk.today, "author": desk.actor, "text": " ".join(words)}
        return
    reason = Withdrawal.DECEASED if stands is PastStatus.DECEASED else None
    yield (
        models.Enrolment,
        {"day": since, "withdrawn_on": gone_on, "withdrawn_reason": reason, "last_involved_on": last, "origin": IMPORT},
    )
    if stands is PastStatus.PAUSED:
        # Since when is not known: from today on, which is what the file says of today.
        yield models.Pause, {"since": desk.today}
