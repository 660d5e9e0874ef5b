"""pss recontact list --letters: one draft for each person due, and their list, for a program run every week."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Container, Iterable
from datetime import date
from pathlib import Path

from pss_cli.commands.call import Call
from pss_cli.commands.letters import Drafts, private_folder, say_where
from pss_cli.commands.progress import progress
from pss_cli.errors import WrongState
from pss_cli.i18n import _, ngettext
from pss_cli.reads import letters
from pss_cli.views.recontact import LIST
from pss_cli.views.render import Format, write_listing
from pss_cli.views.tables import Listing
from pss_cli.vocabulary import Letter

THE_LIST = "recontact.csv"
OURS = re.compile(rf"UP-[0-9]{{4,9}}-{Letter.RECONTACT}\.eml")  # the drafts of former runs: any other file stays


def draft_all(call: Call, dues: Iterable[sqlite3.Row], as_of: date, folder: Path) -> list[sqlite3.Row]:
    """Draft a letter to each person due in `folder` and write their list there; return the list.

    What it wrote before is replaced, unless somebody changed it since; the drafts of those who are not written to any
    more are removed. Raises BadFile.
    """
    private_folder(folder)
    due = list(dues)
    people = {row["person"]: row for row in letters.active(call.db, as_of.isoformat())}
    drafts, written, new, to_call = Drafts(call), set(), 0, 0
    with progress(len(due)) as done:
        for row in due:
            person = people[row["code"]]
            if _can_be_reached(person, call.context.today):
                draft = drafts.to_person(Letter.RECONTACT, person, person["person"])
                new += drafts.write_one(draft, folder / draft.file_name)
                written.add(draft.file_name)
                to_call += draft.address is None
            done(1)
    write_listing(Listing(LIST, due), Format.CSV, folder / THE_LIST)
    (folder / THE_LIST).chmod(0o600)
    if due:
        say_where(call, new, folder)
        drafts.say_kept()
    if gone := _remove_others(folder, written):
        told = ngettext(
            "{n} former draft removed: this person is not written to any more.",
            "{n} former drafts removed: these people are not written to any more.",
            gone,
        )
        call.say(told.format(n=gone))
    if to_call:
        call.say(_("To telephone, for want of an e-mail address: {n}").format(n=to_call))
    return due


def _remove_others(folder: Path, written: Container[str]) -> int:
    """Remove the drafts of former runs that were not written again, ready to be sent to the dead; return how many."""
    gone = [path for path in folder.iterdir() if OURS.fullmatch(path.name) and path.name not in written]
    for path in gone:
        path.unlink()
    return len(gone)


def _can_be_reached(person: sqlite3.Row, today: date) -> bool:
    from pss_cli.workflow.letters import reachable

    try:
        reachable(person, today)
    except WrongState:
        return False
    return True
