"""pss train letter: who gets which letter about a session."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.commands.letters import Drafts
from pss_cli.errors import NotFound, WrongState
from pss_cli.i18n import _
from pss_cli.reads import find, letters
from pss_cli.vocabulary import Decision, Letter, SessionLetter

if TYPE_CHECKING:
    from pss_cli.letters.draft import Draft


def session_drafts(call: Call, code: str, people: Sequence[str], about: SessionLetter) -> list[Draft]:
    """Return a draft to everyone convened to a session, to some of them, or to one person about their last one.

    Of a whole session, those who cannot be written to are said and left out. Raises NotFound, WrongState.
    """
    parsed = parse_code(code)
    whole = parsed is not None and parsed[0] == "session"
    rows = letters.convened(call.db, code) if whole else letters.last_training(call.db, code)
    if people:
        rows = [_of(call, rows, typed, code) for typed in dict.fromkeys(people)]
    if not rows:
        raise WrongState(_("{code}: nobody was convened.").format(code=code))
    drafts = Drafts(call)
    made: list[Draft] = []
    left_out: list[str] = []
    for row in rows:
        try:
            made.append(_draft(drafts, row, about))
        except WrongState as why:
            if people or not whole:
                raise
            left_out += why.sentences
    if not made:
        raise WrongState(*dict.fromkeys(left_out))
    for sentence in dict.fromkeys(left_out):
        call.say(sentence)
    return made


def _of(call: Call, rows: Sequence[sqlite3.Row], typed: str, session: str) -> sqlite3.Row:
    person = find.person_code(call.db, typed)
    found = next((row for row in rows if row["person"] == person), None)
    if found is None:
        raise NotFound(_("{person} was not convened to {session}.").format(person=person, session=session))
    return found


def _draft(drafts: Drafts, row: sqlite3.Row, about: SessionLetter) -> Draft:
    from pss_cli.workflow import letters as allowed

    today, then = drafts.call.context.today, ""
    allowed.reachable(row, today)
    if about is SessionLetter.DECISION:
        allowed.may_tell_decision(row)
        letter = Letter.RETAINED if row["decision"] == Decision.RETAINED else Letter.NOT_RETAINED
        then = f"pss train decide {row['person']} --told {today}"
    else:
        allowed.may_convene_to_session(row, today)
        letter = Letter(about)
    code = f"{row['session']}-{row['person']}" if row["session"] else row["person"]
    return drafts.to_person(letter, row, code, then)
