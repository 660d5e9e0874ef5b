"""pss person: those who look like the same one, told apart or made one."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, PersonArg
from pss_cli.commands.person_noun import noun
from pss_cli.commands.progress import progress
from pss_cli.i18n import N_, _
from pss_cli.views.tables import Listing

OtherArg = Annotated[str, typer.Argument(metavar="UP-0043", help=N_("Code, or part of a name."))]


@noun.reads("duplicates", example="pss person duplicates --limit 20")
def duplicates(
    call: Call,
    person: Annotated[
        str | None, typer.Option(metavar="UP-0042", help=N_("Only those who look like this one."))
    ] = None,
    limit: LimitOpt = None,
    every: Annotated[bool, typer.Option("--all", help=N_("The unlikely pairs too, such as a family's."))] = False,
) -> None:
    """List the pairs of people who look like the same one, the likeliest first, with what says so."""
    call.answer(_looked_for(call, person, every, limit))


@noun.writes("distinct", example="pss person distinct UP-0042 UP-0043")
def distinct(
    call: Call,
    person: PersonArg,
    other: OtherArg,
    remove: Annotated[bool, typer.Option(help=N_("Take it back: the pair may be listed again."))] = False,
) -> None:
    """Say that two people who look alike are not the same one: they are not listed together again."""
    from pss_cli.workflow import distinct as workflow

    one, two = call.write(workflow.again if remove else workflow.distinct, person, other, show=None)
    said = _("{one} and {other} may be listed together again.") if remove else _("{one} and {other} are two people.")
    call.say(said.format(one=one, other=two))


@noun.writes("merge", example="pss person merge UP-0042 UP-0043 --take birth-date")
def merge(
    call: Call,
    person: PersonArg,
    other: OtherArg,
    take: Annotated[
        str | None, typer.Option(metavar="birth-date,address", help=N_("Fields taken from the second person."))
    ] = None,
    keep: Annotated[
        str | None, typer.Option(metavar="birth-date", help=N_("Fields kept from the first, where it has to be said."))
    ] = None,
) -> None:
    """Make one person of two, after showing what is kept: the second one's records, and their code, go to the first."""
    from pss_cli.views import merging
    from pss_cli.workflow.merging import merge as workflow

    plan = workflow.plan(call.db, call.context.today, person, other, take, keep)
    shown = merging.preview(plan.kept, plan.gone, plan.choices, plan.following)
    call.confirm(_("Make one person of these two?"), shown)
    call.write(workflow.merge, plan, merging.told, show=None)
    if not call.dry_run:
        call.say(_("One person: {code}. To take it back: pss undo").format(code=plan.kept))


def _looked_for(call: Call, person: str | None, every: bool, limit: int | None) -> Listing:
    """Return the likeliest pairs, the libraries of comparing being loaded for them alone. Raises NotFound."""
    from pss_cli.likeness.pairs import alike
    from pss_cli.likeness.score import LIKELY, POSSIBLE
    from pss_cli.reads import duplicates as read
    from pss_cli.reads.find import person_id
    from pss_cli.views import duplicates as view

    only = person_id(call.db, person) if person else None
    people = read.faces(call.db)
    with progress(len(people)) as done:
        least = POSSIBLE if every else LIKELY
        found = alike(people, read.distinct(call.db), least=least, only=only, done=done)
    asked = found[:limit]
    who = read.shown(call.db, {face.id for pair in asked for face in (pair.one, pair.other)}, call.day)
    return view.pairs([view.row(pair.likeness, who[pair.one.id], who[pair.other.id]) for pair in asked], len(found))
