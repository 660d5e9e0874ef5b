"""Fills the form of one claim, or of many: the form is read once, a claim that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pss_cli.commands.call import Call
from pss_cli.commands.letters import private_folder
from pss_cli.commands.progress import progress
from pss_cli.errors import PssError, Usage
from pss_cli.files import require_place
from pss_cli.i18n import N_, _, labelled, ngettext
from pss_cli.reads import claim as read
from pss_cli.reads.claim_form import FormRows, form_rows
from pss_cli.reads.establishment import current
from pss_cli.reads.find import record_id
from pss_cli.views import claim_form as view
from pss_cli.views.render import Format, write_listing, write_sheet
from pss_cli.vocabulary import ClaimState

if TYPE_CHECKING:
    from pss_cli.forms.filling.fill import Made

ENDING = ".xlsx"
_UNVERIFIED = N_("Warning [CLM-11] Rates not verified, as the form says: pss claim rates --confirm --by NAME")
_NOT_SAID = N_(
    "Warning [CLM-11] Rates not verified, and the form has no place to say it: pss claim rates --confirm --by NAME"
)


class Filled(NamedTuple):
    """The form of one claim, once it is written."""

    found: FormRows
    made: Made


class Filling:
    """The forms of one call."""

    def __init__(self, call: Call, template: str | None) -> None:
        """Read the form that was asked for, or the establishment's. Raises NotFound, BadFile, WrongState."""
        from pss_cli.forms.filling.known import DEFAULT, SETTING, find
        from pss_cli.forms.filling.reimbursement import Forms

        self.call = call
        settings = current(call.db, call.day)
        self.known = find(template or settings.get(SETTING) or DEFAULT, call.context.path)
        self.forms = Forms(self.known, settings.get("name", ""), call.context.today)

    def one(self, code: str, output: Path | None) -> None:
        """Write the form of one claim, and show what it adds up to."""
        found = form_rows(self.call.db, record_id(self.call.db, "claim", code))
        name = f"{found.head['code']}{ENDING}"
        target = Path(name) if output is None else output
        if output is not None and (output.is_dir() or not output.suffix):
            private_folder(output)
            target = output / name
        elif output is not None and output.suffix.lower() != ENDING:
            raise Usage(_("The form is an Excel workbook: give a file that ends in .xlsx, or a folder."))
        done = self._write(found, target)
        shown = view.made(view.row_of(found, done.made.files, done.made.pages))
        write_sheet(shown, Format.JSON if self.call.form is Format.JSON else Format.TABLE)
        self._say([done])

    def many(self, codes: Sequence[str], folder: Path | None) -> None:
        """Write the forms of claims in a folder. Raises the gravest of what stopped some of them, already said."""
        if folder is None or (folder.suffix and not folder.is_dir()):
            raise Usage(_("Several forms go to a folder: say which one with -o FOLDER."))
        private_folder(folder)
        failed: list[PssError] = []
        done = list(self._each(codes, folder, failed))
        write_listing(view.all_made(done_row(each) for each in done), self.call.form, None)
        n = len(done)
        self.call.say(ngettext("{n} form in {folder}.", "{n} forms in {folder}.", n).format(n=n, folder=folder))
        self._say(done)
        if failed:
            gravest = max(failed, key=lambda error: error.exit_code)
            gravest.said = True
            raise gravest

    def _each(self, codes: Sequence[str], folder: Path, failed: list[PssError]) -> Iterator[Filled]:
        with progress(len(codes)) as advance:
            for code in codes:
                try:
                    found = form_rows(self.call.db, record_id(self.call.db, "claim", code))
                    yield self._write(found, folder / f"{found.head['code']}{ENDING}")
                except PssError as error:
                    failed.append(error)
                    for sentence in error.sentences:
                        self.call.say(labelled(code, sentence))
                advance(1)

    def _write(self, found: FormRows, target: Path) -> Filled:
        from pss_cli.forms.filling.reimbursement import ClaimRows

        require_place(target)
        rows = ClaimRows(found.head, found.trips, found.rates, found.vouchers_cents)
        return Filled(found, self.forms.write(rows, target))

    def _say(self, done: Sequence[Filled]) -> None:
        if any(each.found.unverified for each in done):
            self.call.say(_(_UNVERIFIED if self.forms.warns else _NOT_SAID))
        if done and not any(each.made.compared for each in done):
            self.call.say(
                _("The form “{name}” calculates no total: nothing was compared with the claim.").format(
                    name=self.known.name
                )
            )


def done_row(each: Filled) -> dict[str, Any]:
    """Return what is shown of a form that was written."""
    return view.row_of(each.found, each.made.files, each.made.pages)


def chosen(call: Call, claims: Sequence[str], state: str | None, directorate: str | None) -> list[str]:
    """Return the codes of the claims that were named, or of those in a state or of a directorate. Raises Usage."""
    if claims:
        if state or directorate:
            raise Usage(_("Either codes of claims, or --state and --directorate."))
        return list(dict.fromkeys(claims))
    if not (state or directorate):
        raise Usage(_("Which claims? Give their codes, or --state, or --directorate."))
    if state is not None and state not in set(ClaimState):
        raise Usage(_("--state is one of: {states}").format(states=", ".join(ClaimState)))
    return [str(row["code"]) for row in read.listing(call.db, call.context.today, state, directorate)]
