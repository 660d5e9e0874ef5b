"""What one row says of a person, set against what the registry knows: what to write, and what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlmodel import SQLModel

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.reads.facts.refer import FREE_TEXTS
from pss_cli.rules.applying import applying
from pss_cli.rules.base import Facts
from pss_cli.rules.enroll_entry import Declaration
from pss_cli.rules.interview import Selection
from pss_cli.text import fold
from pss_cli.vocabulary import AgreementKind, PastStatus, Purpose
from pss_cli.workflow import people
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.importing.draft import IMPORT, Draft
from pss_cli.workflow.importing.standing import UNDATED, enrolment, left, status
from pss_cli.workflow.person import AGE

SIGNED = frozenset((*AgreementKind, *Purpose))
DAYS = ("birth_date", "enrolled_since", "withdrawn_on", "declaration", "last_involved_on", *SIGNED)
LISTS = ("phones", "emails", "spoken_languages", "needs", "slots", "wishes", "refusals", "profiles")
OWN = tuple(n for n in models.Person.model_fields if n not in ("id", "code", "name_key", "origin", "import_key"))
_CONTRARY = {"wishes": "refusals", "refusals": "wishes"}
STANDING = {"status", "enrolled_since", "withdrawn_on", "last_involved_on"}
REPLACED = (*OWN, "person_directorate", *(name for name in LISTS if name != "profiles"))


def compare(draft: Draft, touched: Collection[tuple[int | None, str]]) -> None:
    """Tell what of a row is missing in the registry from what differs, or was taken out since."""
    known = draft.known
    swapped = ("first_name", "last_name") if _swapped(draft.given, known) else ()
    silent = {"name", "import_key", *swapped, *(("status", "enrolled_since") if _gone_before(draft) else ())}
    for name, value in draft.given.items():
        if value in (None, "", []) or name in silent:
            continue
        if name in SIGNED and value is False:
            continue  # that nothing was signed is what an empty registry says
        there = known.get(name)
        if _same(name, value, known):
            continue
        contrary = set(value) & set(known.get(_CONTRARY[name]) or ()) if name in _CONTRARY else ()
        empty = there in (None, []) and not contrary and not _settled(name, known)
        undated = there is True and isinstance(value, date)  # the fact was known, not its day
        if (empty or undated) and (draft.person, name) not in touched:
            draft.missing[name] = value
        else:
            draft.differs.append(name)
    if (draft.person, f"note {draft.missing.get('note')}") in touched:
        del draft.missing["note"]  # corrected since


def _swapped(given: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Return whether a row says the first name where the last is expected, and the last for the first."""
    return bool(known) and all(
        fold(given.get(name) or "") == fold(known[other])
        for name, other in (("first_name", "last_name"), ("last_name", "first_name"))
    )


def _gone_before(draft: Draft) -> bool:
    """Return whether a row says again that somebody left, on a day that it does not say."""
    known, given = draft.known, draft.given
    undated = given.get("status") in UNDATED and not given.get("withdrawn_on")
    return bool(known) and undated and known["status"] is None and bool(known["imported"])


def _same(name: str, value: Any, known: Mapping[str, Any]) -> bool:
    """Return whether the registry says it already."""
    there = known.get(name)
    if name == "key":
        return not known or known["import_key"] is not None or value == known["code"]
    if name == "note":
        return value in known.get("notes", ()) or value == "\n\n".join(known.get("notes", ()))
    if name == "profiles":
        return set(value) <= set(known.get("profiles_ever", ()))
    if name == "level":
        return value in known.get("levels_ever", ())
    if name in LISTS:
        return set(value) <= set(there or ())
    if name == "last_involved_on" and value.isoformat() in known.get("participated", ()):
        return True
    if name == "adult" and known.get("birth_date"):
        return bool(value)
    if value is True and name in SIGNED:
        return there not in (None, False)
    return there == (value.isoformat() if isinstance(value, date) else value)


def _settled(name: str, known: Mapping[str, Any]) -> bool:
    """Return whether a file cannot fill this: the life that was typed in pss goes first."""
    if not known:
        return False
    if name == "declaration":  # taken out, it leaves no trace by which to know it; nor is it undone
        return True
    if name == "withdrawn_on" or (name == "enrolled_since" and known["enrolment"] is None):
        return known["enrolment"] is not None or bool(known["referred"])
    return name == "status" and bool(known["referred"])


def checked(desk: Desk, draft: Draft) -> None:
    """Ask, ahead of any writing, what the values of a row tell by themselves. Raises Refused, Usage."""
    given = draft.given
    for name in DAYS:
        if isinstance(given.get(name), date):
            desk.not_future(name.replace("_", "-"), given[name])
    for required in ("first_name", "last_name"):
        if draft.person is None and not given.get(required):
            raise Usage(_("--{option} cannot be empty.").format(option=required.replace("_", "-")))
    if given.get("birth_date"):
        people.age(desk, given["birth_date"], given)
    _aged(desk, draft)
    for profile in draft.missing.get("profiles", ()):
        desk.used_here("profiles", profile)
    desk.used_here("levels", draft.missing.get("level"))
    since, left = given.get("enrolled_since"), given.get("withdrawn_on")
    if left and given.get("status") in (PastStatus.ACTIVE, PastStatus.PAUSED):
        raise Usage(_("A day of withdrawal, and a status that says the contrary: which one is right?"))
    if left and since and left < since:
        raise Usage(_("The withdrawal, on {left}, is before the enrolment, on {since}.").format(left=left, since=since))


def _aged(desk: Desk, draft: Draft) -> None:
    """Ask whether the file, which says a birth date or an age, and the registry, which says the other, agree."""
    filled = {**draft.missing, **draft.replaced}
    if not filled.keys() & AGE:
        return
    both = {**draft.known, **filled}
    born, adult = _day(both.get("birth_date")), None if both.get("adult") is None else bool(both["adult"])
    if adult is False and born is None:
        raise Usage(_("--birth-date is missing: it is required under 18."))
    try:
        people.age(desk, born, {"adult": adult})
    except Usage as error:
        raise Usage(_("The file and the registry contradict each other: under 18, or not?")) from error


def told(desk: Desk, draft: Draft) -> Iterator[Facts]:
    """Yield what a row says that a minor's record never holds (INT-06)."""
    if details := tuple(draft.missing[name] for name in FREE_TEXTS if draft.missing.get(name)):
        yield Selection(
            day=desk.today,
            as_of=desk.today,
            limits=desk.settings.limits(desk.today),
            details=details,
            **_who(draft),
        )


def undeclared(desk: Desk, draft: Draft) -> bool:
    """Leave out the declaration of a minor, or of somebody whose age is not known (ENR-07); whether there was one."""
    day = draft.given.get("declaration")
    if not day:
        return False
    made = Declaration(day=day, limits=desk.settings.limits(day), **_who(draft))
    if any(rule.findings(made) for rule in applying(Declaration)):
        draft.missing.pop("declaration", None)
        draft.differs = [name for name in draft.differs if name != "declaration"]  # nothing of it is ever said
        return True
    return False


def _who(draft: Draft) -> dict[str, Any]:
    """Return who a row is about and their age, as facts name them."""
    known = draft.known
    return {
        "code": draft.code,
        "who": f"{draft.given.get('first_name')} {draft.given.get('last_name')}",
        "birth_date": _day(draft.given.get("birth_date") or known.get("birth_date")),
        "adult": draft.given.get("adult", known.get("adult")),
        "origin": IMPORT,
    }


def _day(said: date | str | None) -> date | None:
    """Return a day that a file says, or the registry in its own way."""
    return date.fromisoformat(said) if isinstance(said, str) else said


def own(draft: Draft, directorate: int | None) -> dict[str, Any]:
    """Return the fields of a person that a row fills."""
    fields = {name: draft.missing[name] for name in OWN if name in draft.missing}
    if "person_directorate" in draft.missing:
        fields["directorate_id"] = directorate
    if draft.missing.get("birth_date"):
        fields["adult"] = None
    if left(draft) and status(draft) is PastStatus.DECEASED:
        fields["deceased_on"] = left(draft)
    return fields


def records(desk: Desk, draft: Draft) -> Iterator[tuple[type[SQLModel], dict[str, Any]]]:
    """Yield the new records that belong to the person of a row."""
    missing, known = draft.missing, draft.known
    for kind, name in (("phone", "phones"), ("email", "emails")):
        yield from ((models.ContactPoint, r) for r in people.contact_points(kind, missing.get(name) or ()))
    yield from ((models.SpokenLanguage, {"language": word}) for word in missing.get("spoken_languages") or ())
    yield from ((models.Need, {"kind": word}) for word in missing.get("needs") or ())
    yield from ((models.Slot, {"weekday": day, "part": part}) for day, part in missing.get("slots") or ())
    for name, refused in (("wishes", False), ("refusals", True)):
        for word in dict.fromkeys(missing.get(name) or ()):
            yield models.Wish, {"kind": word, "refused": refused, "since": desk.today}
    for purpose in Purpose:
        if missing.get(purpose) and known.get(purpose) is None:
            yield models.Consent, {"purpose": purpose, "given_on": day_of(missing[purpose]), "origin": IMPORT}
    for agreement in AgreementKind:
        if missing.get(agreement) and known.get(agreement) is None:
            yield models.Agreement, {"kind": agreement, "day": day_of(missing[agreement]), "origin": IMPORT}
    if missing.get("declaration"):
        yield models.Declaration, {"day": missing["declaration"], "done_by": desk.actor}
    for profile in missing.get("profiles") or ():
        if profile not in known.get("profiles_ever", ()):
            yield models.PartnerProfile, {"profile": profile, "origin": IMPORT}
    if missing.get("level"):
        yield models.PartnerLevel, {"level": missing["level"], "origin": IMPORT}
    if not known.get("enrolment") and missing.keys() & STANDING:
        yield from enrolment(desk, draft)
    if missing.get("note"):
        yield models.Note, {"day": desk.today, "author": desk.actor, "text": missing["note"]}


def day_of(signed: Any) -> date | None:
    """Return the day of something signed, None when only the fact is known."""
    return signed if isinstance(signed, date) else None
