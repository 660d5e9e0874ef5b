"""pss train: sessions, attendance, decisions."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.commands.handing import calendar as hand
from pss_cli.commands.kit import LimitOpt, Noun, PersonArg, SessionArg
from pss_cli.commands.letters import Drafts, DraftsOpt
from pss_cli.commands.paper import attendance, hand_attendance
from pss_cli.commands.train_letters import session_drafts
from pss_cli.i18n import N_
from pss_cli.inputs.train import CONVOCATION, DECISION, SESSION
from pss_cli.reads import calendar as calendars
from pss_cli.reads import train as read
from pss_cli.reads.base import Connection
from pss_cli.views import train as view
from pss_cli.views.tables import Listing, Sheet
from pss_cli.vocabulary import SessionLetter, SessionState

noun = Noun("train")
app = noun.app

_CODES = "UP-0042 …"


def _session(db: Connection, code: str) -> Sheet:
    return view.session(*read.show_session(db, code))


def _person(db: Connection, code: str) -> Sheet:
    return view.person(*read.show_person(db, code))


@noun.writes(
    "session",
    SESSION,
    example="pss train session --day 2026-05-12 --starts 9h30",
    partial=lambda typed: typed["code"] is not None or typed["cancelled"],
)
def session(
    call: Call,
    given: dict[str, Any],
    code: Annotated[str | None, typer.Argument(metavar="S-0003", help=N_("The session to correct."))] = None,
    cancelled: Annotated[
        bool, typer.Option("--cancelled", help=N_("It will not be held: its people wait for another convocation."))
    ] = False,
) -> None:
    """Plan a training session, or correct the one whose code is given."""
    from pss_cli.workflow import train, train_cancel

    if cancelled:
        call.write(train_cancel.cancel, code, given, show=lambda _db, done: view.cancelled(*done))
    else:
        call.write(train.session, code, given, show=_session)


@noun.writes("invite", CONVOCATION, example="pss train invite S-0003 UP-0042 UP-0043")
def invite(
    call: Call,
    session: SessionArg,
    people: Annotated[list[str], typer.Argument(metavar=_CODES, help=N_("Whom to convene."))],
    given: dict[str, Any],
    remove: Annotated[bool, typer.Option("--remove", help=N_("Take back convocations made by mistake."))] = False,
) -> None:
    """Convene people to a session, several at once."""
    from pss_cli.workflow import train

    if remove:
        call.write(train.uninvite, session, people, show=_session)
    else:
        call.write(train.invite, session, people, given, show=_session)


@noun.writes("attend", example="pss train attend S-0003 --all --absent UP-0043")
def attend(
    call: Call,
    session: SessionArg,
    people: Annotated[list[str] | None, typer.Argument(metavar=_CODES, help=N_("Who came."))] = None,
    absent: Annotated[list[str] | None, typer.Option(metavar="UP-0042,UP-0043", help=N_("Who did not come."))] = None,
    everybody: Annotated[bool, typer.Option("--all", help=N_("Everyone came, but for --absent."))] = False,
    sheet: Annotated[
        str | None, typer.Option("--from", metavar="FILE.xlsx", help=N_("The attendance sheet, filled in."))
    ] = None,
) -> None:
    """Mark who came to a session; again, it is corrected."""
    from pss_cli.workflow import train

    came, missing = attendance(call, session, sheet)
    present, away = [*(people or ()), *came], [*(absent or ()), *missing]
    call.write(train.attend, session, present, away, everybody, show=_session)


@noun.reads("sheet", file=".xlsx", example="pss train sheet S-0003 -o presence.xlsx")
def sheet(call: Call, session: SessionArg) -> None:
    """Write the attendance sheet of a session, to print and sign; filled in, it is read by attend."""
    hand_attendance(call, session)


@noun.writes(
    "decide",
    DECISION,
    argument="decision",
    example="pss train decide UP-0042 retained --interest --availability --told 2026-05-20",
)
def decide(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Record the decision about a person, correct it, or say when they were told."""
    from pss_cli.workflow import decide

    call.write(decide.decide, person, given, show=_person)


@noun.reads("calendar", file=".ics", example="pss train calendar S-0003 -o S-0003.ics")
def calendar(call: Call, session: SessionArg) -> None:
    """Write a session as a calendar file (.ics), without any name; again, it moves or cancels it."""
    hand(call, calendars.of(call.db, session, call.day, ("session",)))


@noun.reads("letter", example="pss train letter S-0003 --about reminder -o rappels")
def letter(
    call: Call,
    code: Annotated[str, typer.Argument(metavar="S-0003|UP-0042", help=N_("Code of a session, or a person."))],
    people: Annotated[list[str] | None, typer.Argument(metavar=_CODES, help=N_("Only these, of the session."))] = None,
    about: Annotated[
        SessionLetter, typer.Option(show_default=False, help=N_("What the letter is about (default: convocation)."))
    ] = SessionLetter.CONVOCATION,
    output: DraftsOpt = None,
) -> None:
    """Draft the invitation to a session, its reminder, or what was decided about each person."""
    Drafts(call).answer(session_drafts(call, code, people or (), about), output)


@noun.reads("list", example="pss train list --state upcoming")
def list_(
    call: Call,
    state: Annotated[SessionState | None, typer.Option(help=N_("Only those to come, or only past ones."))] = None,
    limit: LimitOpt = None,
) -> None:
    """List training sessions, latest first."""
    call.answer(Listing(view.LIST, read.listing(call.db, call.day, state, limit)))


@noun.reads("show", example="pss train show S-0003")
def show(
    call: Call,
    code: Annotated[str, typer.Argument(metavar="S-0003|UP-0042", help=N_("Code of a session, or a person."))],
) -> None:
    """Show a session and who is convened to it, or a person's way through training."""
    parsed = parse_code(code)
    call.answer((_session if parsed and parsed[0] == "session" else _person)(call.db, code))
