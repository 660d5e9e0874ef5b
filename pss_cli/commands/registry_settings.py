"""pss registry settings, directorates: what the establishment chooses."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.registry_noun import noun
from pss_cli.i18n import N_
from pss_cli.inputs import registry as inputs
from pss_cli.reads import establishment as read
from pss_cli.reads.base import Connection
from pss_cli.views import settings as view
from pss_cli.views.tables import Listing, Sheet
from pss_cli.workflow import settings as choices

FromOpt = Annotated[str | None, typer.Option("--from", metavar="DATE", help=N_("From this day on (default: today)."))]


@noun.writes("settings", example="pss registry settings meal_min 4h --from 2027-04-01")
def settings(
    call: Call,
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help=N_("A setting, or list:NAME."))] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help=N_("Its value, or the key of a word."))] = None,
    fr: Annotated[str | None, typer.Argument(metavar="[FR]", help=N_("The word in French."))] = None,
    en: Annotated[str | None, typer.Argument(metavar="[EN]", help=N_("The word in English."))] = None,
    from_: FromOpt = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=N_("Last day on which a word is used."))
    ] = None,
) -> None:
    """List every threshold, delay and list, or change one from a day on.

    A list: pss registry settings list:criterion. A word, added or said otherwise:
    pss registry settings list:criterion calm "Reste calme" "Stays calm"; retired with --until.
    """
    since = inputs.read(inputs.FROM, from_) or call.context.today
    if key is not None and key.startswith(choices.LIST):
        _list(call, key.removeprefix(choices.LIST), value, _said(fr, en, until), since)
    elif key is not None and value is not None:
        call.write(choices.put, key, value, since, show=lambda db, name: _settings(call, db, name))
    else:
        call.answer(_settings(call, call.db, key))


def _list(call: Call, name: str, key: str | None, said: dict[str, Any], since: Any) -> None:
    if key is None:
        call.answer(_words(call.db, name))
    else:
        call.write(choices.put_word, name, key, said, since, show=_words)


def _said(fr: str | None, en: str | None, until: str | None) -> dict[str, Any]:
    typed = ((inputs.FR, fr), (inputs.EN, en), (inputs.UNTIL, until))
    return {spec.name: inputs.read(spec, value) for spec, value in typed if value is not None}


def _settings(call: Call, db: Connection, key: str | None) -> Listing:
    return view.settings(choices.listed(db, call.day, key))


def _words(db: Connection, name: str) -> Listing:
    return Listing(view.WORDS, read.words_of(db, name))


def _directorate(db: Connection, code: str) -> Sheet:
    return view.directorate(read.directorate(db, code))


@noun.writes(
    "directorates",
    inputs.DIRECTORATE,
    example="pss registry directorates DSP --merged-into DSM --from 2027-04-01",
    partial=True,
    json=False,
)
def directorates(
    call: Call,
    given: dict[str, Any],
    code: Annotated[str | None, typer.Argument(metavar="[DSI]", help=N_("Code of a directorate."))] = None,
    add: Annotated[bool, typer.Option("--add", help=N_("It is a new one."))] = False,
    past: Annotated[bool, typer.Option("--all", help=N_("Also those of the past."))] = False,
    from_: FromOpt = None,
) -> None:
    """List the directorates, or add, correct or merge one; a merged one keeps its past."""
    if code is None:
        call.answer(Listing(view.DIRECTORATES, read.directorates(call.db, call.day, past)))
    elif add or given:
        _change(call, code, given, add, inputs.read(inputs.FROM, from_) or call.context.today)
    else:
        call.answer(_directorate(call.db, code))


def _change(call: Call, code: str, given: dict[str, Any], add: bool, starts: Any) -> None:
    from pss_cli.workflow import directorates

    if add:
        call.write(directorates.add, code, given, show=_directorate)
    else:
        call.write(directorates.edit, code, given, starts, show=_directorate)
