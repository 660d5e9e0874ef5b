"""pss registry letters: the templates of the letters, ours and the establishment's own."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.registry_noun import noun
from pss_cli.errors import NotFound, Usage
from pss_cli.i18n import N_, _
from pss_cli.letters import template
from pss_cli.letters.book import LANGUAGES
from pss_cli.views import letters as view
from pss_cli.vocabulary import Letter


@noun.reads("letters", example="pss registry letters proposal --copy")
def letters(
    call: Call,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help=N_("Name of a letter."))] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help=N_("Copy its templates beside the registry, to edit them."))
    ] = False,
) -> None:
    """List the letters with the files they come from, or tell what one of them may name; --copy to edit it."""
    if name is None:
        if copy:
            raise Usage(_("Copy which letter? pss registry letters proposal --copy"))
        call.answer(view.templates({each: _files(call, each) for each in Letter}))
        return
    if name not in set(Letter):
        raise NotFound(_("There is no letter “{name}”. Known: {known}").format(name=name[:40], known=", ".join(Letter)))
    if copy:
        _copied(call, Letter(name))
    call.answer(view.template(Letter(name), _files(call, Letter(name))))


def _files(call: Call, letter: Letter) -> dict[str, str]:
    own = {language: template.own(letter, language, call.context.path) for language in LANGUAGES}
    return {language: str(path) if path.is_file() else _("of the program") for language, path in own.items()}


def _copied(call: Call, letter: Letter) -> None:
    for path, is_new in template.copy(letter, call.context.path):
        said = _("{file} is ready to be edited.") if is_new else _("{file} was there already: it is left alone.")
        call.say(said.format(file=path))
