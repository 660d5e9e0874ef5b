"""pss enroll: the registry itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, Noun, PersonArg
from pss_cli.i18n import N_
from pss_cli.inputs import enroll as form
from pss_cli.reads import enroll as read
from pss_cli.reads.base import Connection
from pss_cli.views import enroll as view
from pss_cli.views.tables import Listing, Sheet

noun = Noun("enroll")
app = noun.app

RemoveOpt = Annotated[bool, typer.Option("--remove", help=N_("Take it out instead."))]


def _sheet(call: Call) -> Callable[[Connection, str], Sheet]:
    return lambda db, code: view.sheet(*read.show(db, code, call.day))


@noun.writes(
    "add", form.ENROLMENT, example="pss enroll add UP-0042 --consent registry --signed ethics", argument="person"
)
def add(call: Call, given: dict[str, Any]) -> None:
    """Enrol someone who was retained, or someone enrolled before pss (--already-since)."""
    from pss_cli.workflow import enroll

    call.write(enroll.add, given, show=_sheet(call))


@noun.writes("edit", form.CORRECTION, example="pss enroll edit UP-0042 --family-talk", partial=True)
def edit(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Correct the last enrolment of a person; the history is kept."""
    from pss_cli.workflow import enroll

    call.write(enroll.edit, person, given, show=_sheet(call))


@noun.writes("sign", form.SIGNING, example="pss enroll sign UP-0042 --confidentiality --ethics --kit", partial=True)
def sign(call: Call, person: PersonArg, given: dict[str, Any], remove: RemoveOpt = False) -> None:
    """Record what was signed, read, handed over or consented to, when and with whom."""
    from pss_cli.workflow import enroll

    if not given and call.interactive:
        given = {name: answer for name, answer in call.collect(form.PAPERS, {}).items() if answer}
    call.write(enroll.sign, person, given, remove, show=lambda db, code: view.papers(*read.papers(db, code)))


@noun.writes("profile", form.PROFILE, example="pss enroll profile UP-0042 coach", argument="profile")
def profile(call: Call, person: PersonArg, given: dict[str, Any], remove: RemoveOpt = False) -> None:
    """Give a profile to a partner, or take it back (--remove)."""
    from pss_cli.workflow import enroll_roles

    call.write(enroll_roles.profile, person, given, remove, show=_sheet(call))


@noun.writes("level", form.LEVELS, example="pss enroll level UP-0042 tactical", argument="level")
def level(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Say at which level a partner may be involved."""
    from pss_cli.workflow import enroll_roles

    call.write(enroll_roles.level, person, given, show=_sheet(call))


@noun.writes("pause", form.PAUSE, example="pss enroll pause UP-0042 --until 2027-03-01")
def pause(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Pause a partner: neither proposed nor re-contacted until a day, or until resume."""
    from pss_cli.workflow import enroll_standing

    call.write(enroll_standing.pause, person, given, show=_sheet(call))


@noun.writes("resume", form.RESUME, example="pss enroll resume UP-0042", partial=True)
def resume(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """End the pause or the hold of a partner."""
    from pss_cli.workflow import enroll_standing

    call.write(enroll_standing.resume, person, given, show=_sheet(call))


@noun.writes("hold", form.HOLD, example="pss enroll hold UP-0042 --until 2027-03-01")
def hold(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Match a partner with nobody until a day; they stay active, and why is never stored."""
    from pss_cli.workflow import enroll_standing

    call.write(enroll_standing.hold, person, given, show=_sheet(call))


@noun.writes("withdraw", form.WITHDRAWAL, example="pss enroll withdraw UP-0042 --reason moved")
def withdraw(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Take a partner out of the registry; what they did stays."""
    from pss_cli.workflow import enroll_standing

    call.write(enroll_standing.withdraw, person, given, show=_sheet(call))


@noun.reads("list", example="pss enroll list --state active --profile coach")
def list_(
    call: Call,
    state: Annotated[str | None, typer.Option(metavar="active|paused|withdrawn", help=N_("Only this state."))] = None,
    profile: Annotated[str | None, typer.Option(metavar="…", help=N_("Only this profile."))] = None,
    level: Annotated[str | None, typer.Option(metavar="…", help=N_("Only this level."))] = None,
    directorate: Annotated[str | None, typer.Option(metavar="DPJ", help=N_("Only this directorate."))] = None,
    language: Annotated[str | None, typer.Option(metavar="fr|en|other", help=N_("Only this language."))] = None,
    limit: LimitOpt = None,
) -> None:
    """List those enrolled, in the order of their names."""
    typed = {"state": state, "profile": profile, "level": level, "language": language}
    asked = call.collect(form.FILTERS, typed, partial=True)
    call.answer(Listing(view.LIST, read.listing(call.db, call.day, directorate=directorate, limit=limit, **asked)))


@noun.reads("show", example="pss enroll show UP-0042")
def show(call: Call, person: PersonArg) -> None:
    """Show the enrolment of a person: consents, agreements, profiles, levels, pauses."""
    call.answer(_sheet(call)(call.db, person))
