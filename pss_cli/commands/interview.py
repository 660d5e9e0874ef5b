"""pss interview: the telephone interview."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, Noun, PersonArg
from pss_cli.commands.letters import Drafts, DraftsOpt
from pss_cli.dates import age_on
from pss_cli.i18n import N_, _
from pss_cli.inputs.interview import ATTEMPT, RECORD, SCHEDULE
from pss_cli.reads import interview as read
from pss_cli.reads import letters
from pss_cli.reads.base import Connection
from pss_cli.reads.establishment import settings
from pss_cli.views import interview as view
from pss_cli.views.tables import Listing, Sheet
from pss_cli.vocabulary import InterviewOutcome, InterviewState, Letter
from pss_cli.workflow.limits import Settings

noun = Noun("interview")
app = noun.app


def _sheet(db: Connection, code: str) -> Sheet:
    return view.sheet(*read.show(db, code))


def _remind(call: Call, typed: Mapping[str, Any]) -> None:
    """Ahead of the questions: with a minor the judicial aspect is talked about, nothing of it is written."""
    today, (born, adult) = call.context.today, read.age(call.db, typed["person"])
    majority = Settings(settings(call.db)).limits(today).majority_age
    if age_on(date.fromisoformat(born), today) < majority if born else not adult:
        call.say(_("A minor, or of unknown age: talk about the judicial aspect, never write anything of it (INT-06)."))


@noun.writes("schedule", SCHEDULE, example="pss interview schedule UP-0042 --day 2026-05-12 --at 13h30")
def schedule(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Agree on a day and a time for the interview; again, it is moved."""
    from pss_cli.workflow import interview

    call.write(interview.schedule, person, given, show=_sheet)


@noun.writes("attempt", ATTEMPT, example="pss interview attempt UP-0042")
def attempt(
    call: Call,
    person: PersonArg,
    given: dict[str, Any],
    remove: Annotated[bool, typer.Option("--remove", help=N_("Take back the attempt of that day."))] = False,
) -> None:
    """Keep a call that did not reach the person."""
    from pss_cli.workflow import interview

    call.write(interview.forget_attempt if remove else interview.attempt, person, given, show=_sheet)


@noun.writes(
    "record",
    RECORD,
    example="pss interview record UP-0042 positive --motivation --admissible --informed --slots semaine-jour",
    partial=lambda typed: bool(typed["edit"]),
    before=_remind,
    argument="outcome",
)
def record(
    call: Call,
    person: PersonArg,
    given: dict[str, Any],
    edit: Annotated[bool, typer.Option("--edit", help=N_("Correct the last interview; the history is kept."))] = False,
) -> None:
    """Record the outcome of the interview, and what the person said of themselves."""
    from pss_cli.workflow import interview

    call.write(interview.correct if edit else interview.record, person, given, show=_sheet)


@noun.reads("letter", example="pss interview letter UP-0042 -o UP-0042.eml")
def letter(call: Call, person: PersonArg, output: DraftsOpt = None) -> None:
    """Draft the invitation to the telephone interview, with the day and the time agreed on."""
    from pss_cli.workflow import letters as allowed

    row = letters.interview(call.db, person, call.day)
    allowed.reachable(row, call.context.today)
    allowed.may_convene_to_interview(row)
    Drafts(call).answer([Drafts(call).to_person(Letter.INTERVIEW, row, row["person"])], output)


@noun.reads("list", example="pss interview list --state waiting")
def list_(
    call: Call,
    state: Annotated[InterviewState | None, typer.Option(help=N_("Only those that stand there."))] = None,
    outcome: Annotated[InterviewOutcome | None, typer.Option(help=N_("Only those that ended so."))] = None,
    limit: LimitOpt = None,
) -> None:
    """List interviews and the referrals that wait for one, latest first."""
    call.answer(Listing(view.LIST, read.listing(call.db, state, outcome, limit)))
