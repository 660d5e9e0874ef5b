"""pss claim form --learn, --confirm: a form never seen becomes one that can be filled, once a person looked at it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pss_cli.errors import NotFound, Usage, WrongState
from pss_cli.files import require_place
from pss_cli.forms.filling.known import KnownForm, find, own_folder
from pss_cli.i18n import _, ngettext
from pss_cli.views import claim_form_learn as view

if TYPE_CHECKING:
    from pss_cli.commands.call import Call


def learnt(
    call: Call, path: Path | None, name: str | None, output: Path | None, confirmed: str | None, who: str | None,
    *, replace: bool,
) -> bool:  # fmt: skip
    """Learn a form, or confirm one, when that is asked; return whether it was. Raises Usage."""
    if path is not None and confirmed is not None:
        raise Usage(_("Either --learn or --confirm: somebody looks at the proof copy in between."))
    if path is not None:
        learn(call, path, name, output, replace=replace)
    elif confirmed is not None:
        confirm(call, confirmed, who)
    elif name or who or replace:
        raise Usage(_("--name and --replace go with --learn, --by with --confirm."))
    return path is not None or confirmed is not None


def learn(call: Call, path: Path, name: str | None, output: Path | None, *, replace: bool) -> None:
    """Learn a form, keep it with the map that is proposed, and write its proof copy."""
    from pss_cli.forms.learning import keeping
    from pss_cli.forms.learning.learn import learn as read
    from pss_cli.forms.learning.proof import write_proof
    from pss_cli.forms.learning.words import NAME, read_words

    registry = call.context.path
    kept = keeping.place_of(keeping.name_of(name, path), registry)
    proof = _proof(kept.name, output)
    require_place(proof)
    if kept.map.exists() and keeping.edited(kept) and not replace:
        raise WrongState(
            _("The map of the form “{name}” was edited or confirmed: it is not replaced.").format(name=kept.name),
            _("Give another --name, or add --replace to lose what was corrected in {file}.").format(file=kept.map),
        )
    learnt = read(path, read_words(own_folder(registry) / NAME))
    write_proof(learnt.template, learnt.form, proof)
    keeping.keep(learnt, path, kept)
    call.output = None
    call.answer(view.proposed(learnt.places, learnt.form.unplaced))
    for sheet in learnt.further:
        call.say(_("“{sheet}” has the same table: it stays empty, more lines go to further files.").format(sheet=sheet))
    _say(call, kept, proof, len(learnt.form.unplaced))


def _proof(name: str, output: Path | None) -> Path:
    """Return where the proof copy goes: in the current folder, in the folder or at the file that was said."""
    own = f"{name}-proof.xlsx"
    if output is None:
        return Path(own)
    return output / own if output.is_dir() else output


def _say(call: Call, kept: KnownForm, proof: Path, left: int) -> None:
    """Tell where everything is, and what is to be done."""
    if left:
        call.say(
            ngettext(
                "{n} label was not placed: listed last.",
                "{n} labels were not placed: listed last.",
                left,
            ).format(n=left)
        )
    call.say(_("Map: {file}").format(file=kept.map))
    call.say(_("Proof copy, with the name of each value in its place: {file}").format(file=proof))
    call.say(
        _('Look at the proof copy, correct the map, then: pss claim form --confirm "{name}" --by NAME').format(
            name=kept.name
        )
    )


def confirm(call: Call, name: str, who: str | None) -> None:
    """Write in the map of a form that somebody looked at its proof copy and found it right."""
    from pss_cli.forms.filling.changed import opened, require_same
    from pss_cli.forms.filling.formmap import read_map
    from pss_cli.forms.filling.mapfile import confirm_map
    from pss_cli.forms.learning.checking import require_sound
    from pss_cli.text import clean

    if not who or not who.strip():
        raise Usage(_("Who looked at the proof copy? Add --by NAME."))
    form = find(name, call.context.path)
    if form.shipped:
        raise NotFound(_("“{name}” ships with the program: there is nothing to confirm.").format(name=form.name))
    learnt, template = read_map(form.map), opened(form.template)
    require_same(template, learnt)
    require_sound(template, learnt)
    confirm_map(form.map, call.context.today, clean(who))
    call.say(_('{name} is confirmed. To fill it: pss claim form R-0009 --template "{name}"').format(name=form.name))
