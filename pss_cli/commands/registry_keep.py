"""pss registry info, journal, check, backup, restore."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt
from pss_cli.commands.registry_noun import noun
from pss_cli.errors import BadFile, Refused, Unusable
from pss_cli.i18n import N_, _
from pss_cli.letters import template
from pss_cli.reads import establishment
from pss_cli.reads import info as read
from pss_cli.reads.claim import receipts as on_file
from pss_cli.rules.base import Finding
from pss_cli.views import info as view
from pss_cli.views import sealed as sealed_view
from pss_cli.views.rules import summary
from pss_cli.views.tables import Listing

FileArg = Annotated[Path, typer.Argument(metavar="FILE", help=N_("The file of the backup."))]
YesOpt = Annotated[bool, typer.Option("--yes", help=N_("Do not ask for confirmation."))]


@noun.reads("info", example="pss registry info")
def info(call: Call) -> None:
    """Show where the registry is and how much it holds."""
    from pss_cli.db.opening import version

    path = call.context.path
    current = establishment.current(call.db, call.day)
    call.answer(view.info(path, version(call.db, path), current, read.counts(call.db)))


@noun.reads("journal", example="pss registry journal --limit 20")
def journal(call: Call, limit: LimitOpt = None) -> None:
    """List what was done in the registry, by whom, latest first."""
    call.answer(Listing(view.JOURNAL, read.journal(call.db, limit)))


@noun.reads("check", example="pss registry check")
def check(call: Call) -> None:
    """Check the file, its references, every rule over the whole registry, sealed years, letters and receipts."""
    from pss_cli.db.copying import problems
    from pss_cli.rules.book import ALL
    from pss_cli.workflow import seal
    from pss_cli.workflow.audit import audit

    wrong = problems(call.db)
    found = audit(call.db, call.context.today, ALL)
    years = seal.Checked() if wrong else seal.check(call.db, call.context.path)
    sealed, (beside, strays) = sealed_view.problems(years), _beside(call)
    sound = {"sealed": sealed_view.notes(years), "receipts": strays}
    call.answer(view.check(wrong, len(found.breaches), summary(found.counts), {"sealed": sealed, **beside}, sound))
    _gravest_first(wrong, sealed, found.breaches, **beside)


def _beside(call: Call) -> tuple[dict[str, list[str]], list[str]]:
    """Return what is wrong with the letters and the receipts beside the registry, and the receipts of no line."""
    from pss_cli.db import receipts

    path, kept = call.context.path, on_file(call.db)
    beside = {"letters": list(template.problems(path)), "receipts": list(receipts.problems(path, kept))}
    return beside, list(receipts.strays(path, kept))


def _gravest_first(
    wrong: Sequence[str],
    sealed: Sequence[str],
    breaches: Sequence[Finding],
    letters: Sequence[str],
    receipts: Sequence[str],
) -> None:
    if wrong:
        raise Unusable(_("The registry is damaged. Bring back a backup with: pss registry restore FILE"))
    if sealed:
        raise Unusable(
            _("A sealed year is not what it was: the file was changed without pss."),
            _("Bring back a backup with: pss registry restore FILE"),
        )
    if breaches:
        raise Refused(breaches, passable=False)
    if letters:
        raise BadFile(_("A letter cannot be drafted until its template is corrected, or removed."))
    if receipts:
        raise BadFile(_("Bring a receipt back with: pss claim receipt CLAIM LINE FILE, or from a copy of its folder."))


@noun.reads("backup", example="pss registry backup copie.pss")
def backup(call: Call, file: FileArg, yes: YesOpt = False) -> None:
    """Copy the registry to a file, opened again and checked."""
    from pss_cli.db.copying import backup
    from pss_cli.db.reading import read as opened

    call.yes = yes or not file.exists()
    call.confirm(_("{file} exists: replace it?").format(file=file))
    backup(call.context.path, file)
    call.answer(view.kept(_("The backup is ready."), file, read.counts(opened(file))))
    _receipts_are_apart(call)


def _receipts_are_apart(call: Call) -> None:
    """Say that the folder of receipts is to be copied too, and whether some of them are missing."""
    from pss_cli.db import receipts

    known = {row["file"] for row in on_file(call.db)}
    there_are = set(receipts.files(call.context.path))
    if kept := known | there_are:
        there = receipts.folder(call.context.path)
        call.say(_("Receipts are not in it: copy {folder} too ({n} files).").format(folder=there, n=len(kept)))
    if known - there_are:
        call.say(_("Some of them are missing: pss registry check"))


@noun.reads("restore", example="pss registry restore copie.pss --yes")
def restore(call: Call, file: FileArg, yes: YesOpt = False) -> None:
    """Put a backup in the place of the registry; what it replaces is set aside."""
    from pss_cli.db import keeping

    path, call.yes = call.context.path, yes
    keeping.sound(file)
    call.confirm(_("Put {file} in the place of {path}?").format(file=file, path=path))
    aside = keeping.restore(file, path)
    call.answer(view.kept(_("The registry is restored."), path, read.counts(call.db), aside))
