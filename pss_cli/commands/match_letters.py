"""pss match letter, pss match introduce: what is written to a partner, to who asked, to a coach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import MatchArg
from pss_cli.commands.letters import Drafts, DraftsOpt
from pss_cli.commands.match_noun import noun
from pss_cli.commands.match_partners import match_sheet
from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import N_, _
from pss_cli.inputs import match as inputs
from pss_cli.reads import letters
from pss_cli.vocabulary import Letter, MatchLetter, Reader
from pss_cli.workflow import letters as allowed

if TYPE_CHECKING:
    from pss_cli.letters.draft import Draft


@noun.reads("letter", example="pss match letter J-0031 --about first-meeting --to coach -o lettres")
def letter(
    call: Call,
    match: MatchArg,
    about: Annotated[MatchLetter, typer.Option(help=N_("What the letter is about."))],
    to: Annotated[
        Reader, typer.Option(show_default=False, help=N_("Whom the first meeting is told to (default: partner)."))
    ] = Reader.PARTNER,
    output: DraftsOpt = None,
) -> None:
    """Draft a proposal to a partner, what the first meeting needs, or what came of the work."""
    if to is not Reader.PARTNER and about is not MatchLetter.FIRST_MEETING:
        raise Usage(_("--to goes with --about first-meeting."))
    Drafts(call).answer(
        [_meeting(call, match, to) if about is MatchLetter.FIRST_MEETING else _work(call, match, about)], output
    )


def _work(call: Call, code: str, about: MatchLetter) -> Draft:
    row, slots, _contacts = letters.match(call.db, code, call.day)
    allowed.reachable(row, call.context.today)
    if about is MatchLetter.PROPOSAL:
        allowed.may_propose(row)
        return Drafts(call).to_person(Letter.PROPOSAL, row, row["code"], about={"slots": slots})
    allowed.may_tell_outcomes(row)
    return Drafts(call).to_person(Letter.OUTCOMES, row, row["code"], f"pss match step {row['code']} outcomes")


def _meeting(call: Call, code: str, to: Reader) -> Draft:
    from pss_cli.views.letters import introduced

    row, _slots, _contacts = letters.match(call.db, code, call.day)
    allowed.reachable(row, call.context.today)
    allowed.is_confirmed(row, call.context.today)
    allowed.is_first_meeting_to_come(row)
    told = dict(row) | {"partner": introduced(row), "meal_min": allowed.limits(call.db, call.context.today).meal_min}
    drafts, code = Drafts(call), row["code"]
    if to is Reader.PARTNER:
        return drafts.to_person(Letter.FIRST_MEETING_PARTNER, row, code, about=told)
    if to is Reader.MANAGER:
        allowed.was_introduced(row)
        name = _required(row["responsible"], _("{code} has no responsible person.").format(code=row["request"]))
        return drafts.to_staff(Letter.FIRST_MEETING_MANAGER, name, row["responsible_contact"], code, told)
    coach = letters.coach(call.db, row["match_id"])
    if coach is not None:
        allowed.reachable(coach, call.context.today)
        return drafts.to_person(Letter.FIRST_MEETING_COACH, coach, code, about=told)
    allowed.was_introduced(row)  # somebody of the team hears no name before the register says so
    name = _required(row["coach"], _("{code} has no coach: pss match step {code} coach --coach UP-…").format(code=code))
    return drafts.to_staff(Letter.FIRST_MEETING_COACH, name, None, code, told)


def _required(name: str | None, why: str) -> str:
    if not name:
        raise WrongState(why)
    return name


@noun.writes("introduce", inputs.INTRODUCE, example="pss match introduce J-0031 --sent")
def introduce(
    call: Call,
    match: MatchArg,
    given: dict[str, Any],
    sent: Annotated[
        bool, typer.Option("--sent", help=N_("It was sent: write the register of communications."))
    ] = False,
    output: DraftsOpt = None,
) -> None:
    """Draft the letter that introduces a confirmed partner; once it is sent, write the register of communications."""
    if sent:
        from pss_cli.workflow import match as work

        call.write(work.introduce, match, given, show=match_sheet)
    else:
        Drafts(call).answer([_introduction(call, match, given)], output)


def _introduction(call: Call, code: str, given: dict[str, Any]) -> Draft:
    from pss_cli.views.letters import introduced

    row, _slots, contacts = letters.match(call.db, code, call.day)
    to = given.get("to") or row["responsible"]
    if not to:
        raise Usage(_("--to is missing: {code} has no responsible person.").format(code=row["request"]))
    allowed.reachable(row, call.context.today)
    allowed.may_introduce(call.db, row, to, call.context.today)
    contact = row["responsible_contact"] if to == row["responsible"] else None
    told = dict(row) | {"partner": introduced(row), "contacts": contacts}
    then = f"pss match introduce {row['code']} --sent"
    return Drafts(call).to_staff(Letter.INTRODUCTION, to, contact, row["code"], told, then)
