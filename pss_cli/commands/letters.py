"""What every `letter` verb shares: drafts made, shown to be copied, or written to be opened in a mail program."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.errors import BadFile, Usage
from pss_cli.files import beside, require_place
from pss_cli.i18n import N_, _, language, ngettext
from pss_cli.phones import show_phone
from pss_cli.reads import establishment
from pss_cli.views.render import Format
from pss_cli.vocabulary import Letter

if TYPE_CHECKING:
    from pss_cli.letters.draft import Draft
    from pss_cli.letters.template import Template

Facts = Mapping[str, Any]
DraftsOpt = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE.eml|FOLDER", help=N_("Write the draft to this file, or in this folder.")
    ),
]
EML = ".eml"


class Drafts:
    """Makes the drafts of one call."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self._templates: dict[tuple[Letter, str], Template] = {}
        self._kept: list[str] = []  # names of the files that somebody changed

    @cached_property
    def bureau(self) -> dict[str, str]:
        """The settings of the establishment."""
        return establishment.current(self.call.db, self.call.day)

    def to_person(
        self, letter: Letter, row: sqlite3.Row, code: str, then: str = "", about: Facts | None = None
    ) -> Draft:
        """Return a letter to the person of `row`, in their language. Raises BadFile for a wrong template."""
        from pss_cli.views import letters as view

        own = {"name": view.named(row), "first_name": row["name_in_use"] or row["first_name"]}
        return self._made(letter, view.correspondence(row), code, {**(about or {}), **dict(row), **own}, then)

    def to_staff(
        self, letter: Letter, name: str, contact: str | None, code: str, about: Facts, then: str = ""
    ) -> Draft:
        """Return a letter to somebody without a record, in the language in use. Raises BadFile."""
        from pss_cli.views import letters as view

        email = view.mailbox(contact)
        own = {"name": name, "first_name": name, "email": email, "phone": None if email else contact}
        return self._made(letter, language(), code, {**about, **own}, then)

    def _made(self, letter: Letter, chosen: str, code: str, facts: Facts, then: str) -> Draft:
        from pss_cli.letters.draft import Draft
        from pss_cli.views.letters import values

        said = values(letter, chosen, facts, self.bureau)
        subject, text = self._template(letter, chosen).fill(said)
        return Draft(code, letter, chosen, facts["name"], facts["email"], facts["phone"], subject, text, then)

    def _template(self, letter: Letter, chosen: str) -> Template:
        from pss_cli.letters.template import load

        if (letter, chosen) not in self._templates:
            self._templates[letter, chosen] = load(letter, chosen, self.call.context.path)
        return self._templates[letter, chosen]

    def answer(self, drafts: Sequence[Draft], output: Path | None) -> None:
        """Show the drafts, or write them where `output` says; say whom to call, and what to type once they are sent.

        Raises Usage, BadFile.
        """
        if output is None:
            self._show(drafts)
        else:
            self.write(drafts, output)
        for draft in drafts:
            if draft.address is None:
                self.call.say(_unreached(draft))
            if draft.then:
                self.call.say(_("Once {code} is sent: {command}").format(code=draft.code, command=draft.then))

    def _show(self, drafts: Sequence[Draft]) -> None:
        from pss_cli.views import letters as view

        if self.call.form is Format.TABLE:
            self.call.answer(f"\n{'-' * 72}\n\n".join(map(view.copyable, drafts)).rstrip("\n"))
        else:
            self.call.answer(view.sheet(drafts[0]) if len(drafts) == 1 else view.listing(drafts))

    def write(self, drafts: Sequence[Draft], output: Path) -> None:
        """Write one file for each draft in the folder `output`, or a single draft to the file `output`."""
        is_file = output.suffix.lower() == EML and not output.is_dir()
        if is_file and len(drafts) > 1:
            raise Usage(_("--output: several drafts go to a folder, not to one file."))
        if not is_file and output.suffix and not output.is_dir():
            raise Usage(_("--output: a draft ends in .eml; several go to a folder."))
        if not is_file:
            private_folder(output)
        written = [self.write_one(draft, output if is_file else output / draft.file_name) for draft in drafts]
        say_where(self.call, sum(written), output)
        self.say_kept()

    def write_one(self, draft: Draft, target: Path) -> bool:
        """Write one draft, which only its owner reads, unless it was changed since; whether it was. Raises BadFile."""
        from pss_cli.letters.draft import edited, eml

        require_place(target)
        if target.is_file() and edited(target.read_bytes()):
            self._kept.append(target.name)
            return False
        sender = (self.bureau.get("bureau", ""), self.bureau.get("email"))
        with beside(target, private=True) as path:
            path.write_bytes(eml(draft, sender, self.call.context.today))
        return True

    def say_kept(self) -> None:
        """Say which drafts were left as somebody changed them."""
        if self._kept:
            self.call.say(_("Changed since, left as they are: {files}").format(files=", ".join(self._kept)))


def say_where(call: Call, n: int, place: Path) -> None:
    """Say how many drafts were written, and where."""
    call.say(ngettext("{n} draft in {place}.", "{n} drafts in {place}.", n).format(n=n, place=place))


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner opens, unless it is there. Raises BadFile."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        raise BadFile(_("{folder} cannot be made: does the folder above exist?").format(folder=folder)) from None
    if not os.access(folder, os.W_OK):
        raise BadFile(_("{folder} cannot be written in: check your rights.").format(folder=folder))


def _unreached(draft: Draft) -> str:
    to = show_phone(draft.phone) if draft.phone else _("no telephone either")
    if draft.email:
        return _("{code}: type the address {email} in the mail program yourself; or call: {phone}").format(
            code=draft.code, email=draft.email, phone=to
        )
    return _("{code}: no e-mail address; to be told by telephone: {phone}").format(code=draft.code, phone=to)
