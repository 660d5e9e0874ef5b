"""One call of a command: opens the registry, asks for what is missing, shows the answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pss_cli.aloud import aloud
from pss_cli.commands.answers import Answers
from pss_cli.context import Context
from pss_cli.dates import start_of
from pss_cli.db.unfinished import DAYS_KEPT, Form, forget
from pss_cli.errors import BadFile, Cancelled, Refused, Usage
from pss_cli.i18n import _, language
from pss_cli.inputs.collect import collect, is_workbook
from pss_cli.inputs.field import Field, Words
from pss_cli.views.render import Format, require_format, write_listing, write_sheet
from pss_cli.views.tables import Listing, Sheet

if TYPE_CHECKING:
    import sqlite3

    from pss_cli.workflow.desk import Desk

R = TypeVar("R")
Shown = Listing | Sheet | str


@dataclass
class Call:
    """What the options common to every command say."""

    context: Context
    command: str  # such as `refer add`
    form: Format = Format.TABLE
    output: Path | None = None
    source: str | None = None
    no_input: bool = False
    dry_run: bool = False
    because: tuple[str, ...] = ()
    yes: bool = False
    asks_itself: bool = False  # the command puts its own questions, not those of its form
    answers: Answers = field(default_factory=Answers)
    unfinished: Form | None = None  # where the answers are kept when the form is left
    written: bool = False
    fields: Sequence[Field] = ()  # of the form that was read
    _db: sqlite3.Connection | None = None

    @property
    def db(self) -> sqlite3.Connection:
        """The registry, for reading."""
        if self._db is None:
            from pss_cli.db.reading import read

            self._db = read(self.context.path)
        return self._db

    def close(self) -> None:
        """Close the registry, when it was opened for reading."""
        if self._db is not None:
            self._db.close()

    @property
    def day(self) -> str:
        """Today, as the registry writes it."""
        return self.context.today.isoformat()

    @property
    def kept_since(self) -> str:
        """The instant before which no unfinished form is kept any more."""
        return start_of(self.context.today - timedelta(days=DAYS_KEPT))

    @property
    def lang(self) -> str:
        """The language in use, for statements that choose between two columns."""
        return language()

    @property
    def words(self) -> Words:
        """The establishment's lists."""
        from pss_cli.reads.establishment import words

        return words(self.db, self.day)

    @property
    def interactive(self) -> bool:
        """Whether somebody is there to answer."""
        return sys.stdin.isatty() and sys.stderr.isatty() and not self.no_input

    def collect(self, fields: Sequence[Field], options: Mapping[str, Any], *, partial: bool = False) -> dict[str, Any]:
        """Return the values of a form: options, JSON, then questions. Raises Usage."""
        # With somebody there, a registry that cannot be opened is said before any question.
        words = self.words if self.interactive or any(f.words for f in fields) else {}
        ask = None
        if self.interactive and not self.asks_itself:
            from pss_cli.commands.prompts import asker
            from pss_cli.reads.usual import usual

            ask = asker(words, self.answers, lambda name: usual(self.db, name))
        self.fields = fields
        return collect(fields, options, source=self.source, words=words, ask=ask, partial=partial)

    def confirm(self, question: str, about: Shown | None = None) -> None:
        """Go on when somebody says yes to `question`, after `about` was shown, or `--yes` was given.

        Raises Cancelled, or Usage off a terminal.
        """
        asked = not (self.yes or self.dry_run)
        if asked and not self.interactive:
            raise Usage(_("Nobody is there to confirm: add --yes."))
        if about is not None:
            self.answer(about)
        if not asked:
            return
        from pss_cli.commands.prompts import ask_yes_no

        if not ask_yes_no(question):
            raise Cancelled(_("Cancelled: nothing was written."))

    def write(
        self,
        act: Callable[..., R],
        *args: Any,
        show: Callable[[sqlite3.Connection, R], Shown] | None,
        undoes: int | None = None,
    ) -> R:
        """Run one workflow function inside one operation, then show the record it wrote (`show` None: nothing)."""
        from pss_cli.db.writing import operation
        from pss_cli.failures import say_findings
        from pss_cli.workflow.desk import Desk

        who = self.context
        with (
            self._said_as_in_the_form(),
            operation(who.path, actor=who.actor, command=self.command, dry_run=self.dry_run, undoes=undoes) as session,
        ):
            desk: Desk = Desk(session, today=who.today, actor=who.actor, because=self.because)
            result = act(desk, *args)
            shown = show(desk.db, result) if show else None
            require_format(shown, self.form, self.output)  # what cannot be answered is not written
            forget(desk.db, self.kept_since, self.unfinished)
            if isinstance(shown, Listing):  # its rows come from the connection that is about to close
                shown = Listing(shown.columns, list(shown.rows), shown.title, shown.note)
        self.written = not self.dry_run
        say_findings(desk.warnings)
        if self.dry_run:
            print(_("Dry run: nothing was kept."), file=sys.stderr)
        if shown is not None:
            self.answer(shown)
        return result

    @contextmanager
    def _said_as_in_the_form(self) -> Iterator[None]:
        """Add to a refusal what the form that was read calls the options to add."""
        try:
            yield
        except Refused as refused:
            if self.source is not None and is_workbook(self.source):
                from pss_cli.commands.paper import in_the_form

                refused.sentences = [*refused.sentences, *filter(None, [in_the_form(self.fields, refused)])]
            raise

    def answer(self, shown: Shown) -> None:
        """Write the answer on stdout (or to `--output`), its note on stderr. Raises BadFile."""
        try:
            if isinstance(shown, str):
                print(shown)
            elif isinstance(shown, Sheet):
                write_sheet(shown, self.form, self.output)
            else:
                write_listing(shown, self.form, self.output)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError:  # what was written in the registry stays
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
            raise BadFile(_("The answer cannot be written: is there room left where it goes?")) from None
        if isinstance(shown, Listing) and shown.note:
            self.say(shown.note)

    def say(self, sentence: str) -> None:
        """Talk to the person, on stderr."""
        aloud(sentence)
