"""pss claim form --learn, --proof, --confirm: a form never seen can be filled once a person looked at its map."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pss_cli.errors import NotFound, Usage, WrongState
from pss_cli.files import require_place
from pss_cli.forms.filling.known import KnownForm, find, own_folder
from pss_cli.i18n import _, ngettext
from pss_cli.views import claim_form_learn as view

if TYPE_CHECKING:
    from pss_cli.commands.call import Call

_PROOF = "-proof.xlsx"


@dataclass(frozen=True)
class Asked:
    """What the command line says of a form's map."""

    learn: Path | None
    proof: str | None
    confirm: str | None
    name: str | None
    by: str | None
    replace: bool
    filling: bool  # whether it also names claims, or a form to fill

    def require_sense(self) -> None:
        """Check that the options go together. Raises Usage."""
        ways = [way for way in (self.learn, self.proof, self.confirm) if way is not None]
        if len(ways) > 1:
            raise Usage(_("One of --learn, --proof and --confirm: somebody looks at the proof copy in between."))
        if ways and self.filling:
            raise Usage(_("--learn, --proof and --confirm fill no claim: no code, --state, --directorate, --template."))
        if (self.learn is None and (self.name or self.replace)) or (self.confirm is None and self.by):
            raise Usage(_("--name and --replace go with --learn, --by with --confirm."))


def learnt(call: Call, asked: Asked, output: Path | None) -> bool:
    """Learn a form, write its proof copy or confirm it, when that is asked; return whether it was. Raises Usage."""
    asked.require_sense()
    if asked.learn is not None:
        learn(call, asked.learn, asked.name, output, replace=asked.replace)
    elif asked.proof is not None:
        prove(call, asked.proof, output)
    elif asked.confirm is not None:
        if output is not None:
            raise Usage(_("--confirm writes no file: -o goes with --learn and --proof."))
        confirm(call, asked.confirm, asked.by)
    else:
        return False
    return True


def learn(call: Call, path: Path, name: str | None, output: Path | None, *, replace: bool) -> None:
    """Learn a form, keep it with the map that is proposed, and write its proof copy."""
    from pss_cli.forms.learning import keeping
    from pss_cli.forms.learning.learn import learn as read
    from pss_cli.forms.learning.proof import write_proof
    from pss_cli.forms.learning.words import NAME, read_words

    registry = call.context.path
    kept = keeping.place_of(keeping.name_of(name, path), registry)
    proof = _proof(call, kept, output, path)
    if kept.map.exists() and keeping.edited(kept) and not replace:
        raise WrongState(
            _("The map of the form “{name}” was edited or confirmed: it is not replaced.").format(name=kept.name),
            _("Give another --name, or add --replace to lose what was corrected in {file}.").format(file=kept.map),
        )
    learnt = read(path, read_words(own_folder(registry) / NAME))
    keeping.keep(learnt, path, kept)
    write_proof(learnt.template, learnt.form, proof)
    call.output = None
    call.answer(view.proposed(learnt.places, learnt.form.unplaced))
    for sheet in learnt.further:
        call.say(_("“{sheet}” has the same table: it stays empty, more lines go to further files.").format(sheet=sheet))
    _say(call, kept, proof, len(learnt.form.unplaced))


def _proof(call: Call, form: KnownForm, output: Path | None, *others: Path) -> Path:
    """Return where the proof copy goes: in the current folder, in the folder or at the file that was said.

    Raises Usage when a form is there, Cancelled when a file is there that nobody agrees to replace.
    """
    own = f"{form.name}{_PROOF}"
    proof = Path(own) if output is None else output / own if output.is_dir() else output
    require_place(proof)
    forms = [each.resolve() for each in (*others, form.template, form.map)]
    if proof.resolve() in forms or any(each.exists() and proof.exists() and each.samefile(proof) for each in forms):
        raise Usage(_("-o: {file} is the form itself, give another name to its proof copy.").format(file=proof))
    if proof.exists() and proof.name != own:
        call.confirm(_("{file} exists: replace it?").format(file=proof))
    return proof


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
    _say_proof(call, kept, proof)


def _say_proof(call: Call, form: KnownForm, proof: Path) -> None:
    call.say(_("Proof copy, with the name of each value in its place: {file}").format(file=proof))
    call.say(_('Once the map is corrected, see it again: pss claim form --proof "{name}"').format(name=form.name))
    call.say(
        _('Look at the proof copy, correct the map, then: pss claim form --confirm "{name}" --by NAME').format(
            name=form.name
        )
    )


def prove(call: Call, name: str, output: Path | None) -> None:
    """Write the proof copy of the map of a form, as that map is now."""
    from pss_cli.forms.filling.changed import opened, require_same
    from pss_cli.forms.filling.formmap import read_map
    from pss_cli.forms.learning.proof import write_proof

    form = find(name, call.context.path)
    proof = _proof(call, form, output)
    now, template = read_map(form.map), opened(form.template)
    require_same(template, now)
    write_proof(template, now, proof)
    call.output = None
    _say_proof(call, form, proof)


def confirm(call: Call, name: str, who: str | None) -> None:
    """Write in the map of a form that somebody looked at its proof copy and found it right."""
    from pss_cli.forms.filling.changed import opened, require_same
    from pss_cli.forms.filling.formmap import read_map
    from pss_cli.forms.filling.mapfile import confirm_map
    from pss_cli.forms.learning.checking import require_sound
    from pss_cli.forms.learning.words import NAME, read_words
    from pss_cli.text import clean

    if not who or not who.strip():
        raise Usage(
            _("Who looked at the proof copy? Add --by NAME."),
            _('To see it, as the map is now: pss claim form --proof "{name}"').format(name=name),
        )
    form = find(name, call.context.path)
    if form.shipped:
        raise NotFound(_("“{name}” ships with the program: there is nothing to confirm.").format(name=form.name))
    learnt, template = read_map(form.map), opened(form.template)
    require_same(template, learnt)
    require_sound(template, learnt, read_words(own_folder(call.context.path) / NAME))
    confirm_map(form.map, call.context.today, clean(who))
    call.say(
        _('{name} is confirmed, for the map that this shows: pss claim form --proof "{name}"').format(name=form.name)
    )
    call.say(_('To fill it: pss claim form R-0009 --template "{name}"').format(name=form.name))
