"""Requests of teams: opened half-known, made precise, closed with an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _, language
from pss_cli.inputs.field import Word, choose
from pss_cli.reads import find
from pss_cli.rules import match as match_rules
from pss_cli.rules import match_confirm
from pss_cli.rules import request as rules
from pss_cli.rules.base import Facts
from pss_cli.vocabulary import Answer, RequestOutcome
from pss_cli.workflow.desk import Desk

PERMANENT = "committee"  # the kind (list `request_kind`) that is permanent by its name
ASKED_OF_PARTNERS = {"kind", "level", "profile"}  # what a proposal already made was judged by


def open_(desk: Desk, given: Mapping[str, Any]) -> str:
    """Write a request with what is known of it; return its code. Raises Refused, Usage, NotFound."""
    given = {"opened_on": desk.today, "permanent": given.get("kind") == PERMANENT, **given}
    request = models.Request(code=desk.new_code("request"), title="", opened_on=given["opened_on"])
    _fill(desk, request, {**given, "title": given.get("title") or _title(desk, given)})
    desk.enforce(rules.Request, request.id)
    return request.code


def edit(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Correct a request, closed or not; return its code. Raises Refused, Usage, NotFound, WrongState."""
    request = _request(desk, typed)
    for name in ("title", "opened_on", "outcome", "closed_on"):
        if name in given and not given[name]:
            raise Usage(_("--{option} cannot be empty.").format(option=name.replace("_", "-")))
    if given.get("reopen"):
        desk.only_if(request.closed_on is not None, _("{code} is open.").format(code=request.code))
        desk.change(request, {"closed_on": None, "outcome": None, "closed_reason": None})
    if given.keys() & {"outcome", "reason", "closed_on"}:
        desk.only_if(
            request.closed_on is not None,
            _("{code} is open: pss match close {code}").format(code=request.code),
        )
        _end(desk, request, {"outcome": request.outcome, "reason": request.closed_reason, **given})
    _fill(desk, request, given)
    _in_order(desk, request)
    _enforce(desk, request, given)
    return request.code


def close(desk: Desk, typed: str, given: Mapping[str, Any]) -> str:
    """Close a request with its outcome; return its code. Raises Usage, NotFound, WrongState."""
    request = _request(desk, typed)
    desk.only_if(
        request.closed_on is None,
        _("{code} is closed since {day}; correct it with: pss match edit {code} --outcome …").format(
            code=request.code, day=request.closed_on
        ),
    )
    _end(desk, request, given)
    return request.code


def _request(desk: Desk, typed: str) -> models.Request:
    return desk.get(models.Request, find.record_id(desk.db, "request", typed))


def _matches(desk: Desk, request: models.Request) -> list[models.Match]:
    found = select(models.Match).where(models.Match.request_id == request.id).order_by(col(models.Match.id))
    return list(desk.session.exec(found).all())


def _end(desk: Desk, request: models.Request, given: Mapping[str, Any]) -> None:
    """Put the outcome on `request`: filled needs somebody confirmed, cancelled nobody still there."""
    outcome = given["outcome"]
    day: date = given.get("closed_on") or request.closed_on or desk.today
    desk.not_future("closed-on", day)
    if day < request.opened_on:
        raise Usage(_("--closed-on: {day} is before the opening, {opened}.").format(day=day, opened=request.opened_on))
    if outcome is not RequestOutcome.FILLED and not given.get("reason"):
        raise Usage(_("--reason is missing: why nobody came, or why it is cancelled."))
    confirmed = [match for match in _matches(desk, request) if match.confirmed_on]
    here = ", ".join(match.code for match in confirmed if match.ended_on is None)
    desk.only_if(
        bool(confirmed) or outcome is not RequestOutcome.FILLED,
        _("Nobody was confirmed for {code}: it is not filled.").format(code=request.code),
    )
    desk.only_if(
        not here or outcome is not RequestOutcome.CANCELLED,
        _("Partners are still confirmed for {code}; end first: {matches}").format(code=request.code, matches=here),
    )
    desk.change(request, {"outcome": outcome, "closed_reason": given.get("reason"), "closed_on": day})


def _in_order(desk: Desk, request: models.Request) -> None:
    """Refuse an opening after what followed it. Raises Usage."""
    later = [match.proposed_on for match in _matches(desk, request)] + [request.closed_on or desk.today]
    if request.opened_on > min(later):
        raise Usage(
            _("--opened-on: {day} is after a proposal or the closing, on {later}.").format(
                day=request.opened_on, later=min(later)
            )
        )


def _enforce(desk: Desk, request: models.Request, given: Mapping[str, Any]) -> None:
    """Ask the rules again, and those of the proposals that a correction may contradict."""
    facts: list[Facts] = [*desk.facts(rules.Request, request.id)]
    matches = _matches(desk, request)
    if matches:
        facts += [*desk.facts(rules.RequestToPropose, request.id), *desk.facts(match_confirm.Seats, request.id)]
    if given.keys() & ASKED_OF_PARTNERS:
        current = [m.id for m in matches if m.ended_on is None and m.answer in (None, Answer.YES)]
        facts += desk.facts(match_rules.Proposal, *current)
    desk.ask(facts)


def _fill(desk: Desk, request: models.Request, given: Mapping[str, Any]) -> None:
    desk.used_here("levels", given.get("level"))
    desk.used_here("profiles", given.get("profile"))
    if "opened_on" in given:
        desk.not_future("opened-on", given["opened_on"])
    own = {k: v for k, v in given.items() if k not in ("code", "id", "outcome", "closed_on", "involvement")}
    if "directorate" in given:
        own["directorate_id"] = desk.directorate(given["directorate"])
    if "permanent" in given:
        own["permanent"] = bool(given["permanent"])
    desk.change(request, own)
    if "involvement" in given:
        request.involvement = _degree(desk, request.kind, given["involvement"])
        desk.add(request)
    if "slots" in given:
        _slots(desk, request, given["slots"] or ())


def _slots(desk: Desk, request: models.Request, slots: Any) -> None:
    for row in desk.session.exec(select(models.RequestSlot).where(models.RequestSlot.request_id == request.id)).all():
        desk.session.delete(row)
    desk.session.flush()
    for weekday, part in slots:
        desk.add(models.RequestSlot(request_id=request.id, weekday=weekday, part=part))


def _degree(desk: Desk, kind: str | None, typed: str | None) -> str | None:
    """Return the key of a degree of the continuum; what is none stays as typed, for REQ-08 to refuse."""
    try:
        listed = desk.words.get("training_continuum" if kind == "training" else "continuum", ())
        return choose(listed, typed) if typed else None
    except ValueError:
        return typed


def _title(desk: Desk, given: Mapping[str, Any]) -> str:
    """Return a name for a request that was given none: its motive, its kind, or who asks."""
    kinds: dict[str, Word] = {word.key: word for word in desk.words.get("request_kind", ())}
    kind = kinds.get(given.get("kind") or "")
    named = (kind.fr if language() == "fr" else kind.en) if kind else _("Request")
    return str(given.get("motive") or f"{named} {given.get('directorate') or ''}".strip())
