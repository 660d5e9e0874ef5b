"""pss registry import: what an office kept before pss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.registry_noun import noun
from pss_cli.errors import Usage
from pss_cli.files import require_place
from pss_cli.i18n import N_, _, ngettext
from pss_cli.views.importing import rejected as view
from pss_cli.views.render import Format
from pss_cli.views.tables import Listing

if TYPE_CHECKING:
    from pss_cli.commands.import_map import Understood
    from pss_cli.inputs.importing import Table
    from pss_cli.workflow.importing.outcome import Outcome

MOST_SHOWN = 30  # rejected rows, in a table: more are read in the file that goes back


@noun.writes("import", example="pss registry import people.xlsx --dry-run")
def import_(
    call: Call,
    file: Annotated[Path | None, typer.Argument(metavar="FILE.csv|xlsx", help=N_("The file to import."))] = None,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Write the empty template (csv or xlsx) and stop."))
    ] = None,
    propose: Annotated[
        bool, typer.Option("--propose", help=N_("Write what is understood of the file in a map, and stop."))
    ] = False,
    map_: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.toml", help=N_("The map (default: beside the file)."))
    ] = None,
    rejected: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Where bad rows go (default: beside the file)."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Import nothing when a row is not good."))] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help=N_("Where the file and the registry differ, take what the file says."))
    ] = False,
) -> None:
    """Import what an office kept before pss: people with what they signed, participations, expenses.

    Sheets and columns are recognised by their headings and by what they hold; what is in doubt goes to a
    map, a text file beside yours, to be corrected once. Good rows go in, in one operation that can be undone;
    bad rows go back to a file like yours with their reasons. Importing twice is importing once.
    """
    if template is not None:
        _template(call, template)
    elif file is None:
        raise Usage(_("Which file? The template: pss registry import --template people.xlsx"))
    elif propose:
        from pss_cli.commands.import_map import propose as write_proposal

        write_proposal(call, file, map_)
    else:
        _import(call, file, map_, _beside(call, file, rejected), strict=strict, replace=replace)


def _template(call: Call, template: Path) -> None:
    from pss_cli.views.importing.template import write_template

    if template.exists():  # perhaps filled since
        call.confirm(_("{file} exists: replace it?").format(file=template))
    write_template(template)
    call.say(_("The template is ready: {file}").format(file=template))


def _beside(call: Call, file: Path, rejected: Path | None) -> Path:
    """Return where bad rows go, checked ahead of any writing. Raises BadFile, Usage."""
    from pss_cli.inputs.importing.opening import require_file
    from pss_cli.views.importing.back import free_place

    require_file(file)
    beside = rejected or free_place(file)
    if not call.dry_run:
        require_place(beside)
    if beside.exists() and file.exists() and beside.samefile(file):
        raise Usage(_("--rejected: {file} is the file to import, give another name.").format(file=beside))
    if beside.exists() and not call.dry_run:  # perhaps corrected since
        call.confirm(_("{file} exists: replace it?").format(file=beside))
    return beside


def _import(call: Call, file: Path, told: Path | None, beside: Path, *, strict: bool, replace: bool) -> None:
    from pss_cli.commands.import_map import understand
    from pss_cli.commands.progress import progress
    from pss_cli.inputs.importing.reading import read_tables
    from pss_cli.views.importing import said
    from pss_cli.workflow.importing.load import load
    from pss_cli.workflow.importing.outcome import Stopped

    sheets = understand(call, file, told)
    for sentence in said.understood(sheets.book, sheets.maps):
        call.say(sentence)
    read = read_tables(sheets.book, sheets.maps, call.context.today, _majority_age(call))
    for sentence in said.left_out(read):
        call.say(sentence)
    try:
        with progress(sum(len(table.rows) for table in read.tables)) as tick:
            outcome = call.write(load, read.tables, strict, tick, replace, show=None)
    except Stopped as stopped:
        outcome = stopped.outcome
        call.answer(_rejected(call, outcome, _back(call, sheets, read.tables, beside, outcome)))
        raise
    for sentence in said.differing(outcome.differences):
        call.say(sentence)
    call.answer(_rejected(call, outcome, _back(call, sheets, read.tables, beside, outcome)))


def _rejected(call: Call, outcome: Outcome, note: str) -> Listing:
    """Return the rejected rows: the first ones on a terminal, every one for a program."""
    shown = outcome.rejected[:MOST_SHOWN] if call.form is Format.TABLE and call.output is None else outcome.rejected
    if more := len(outcome.rejected) - len(shown):
        note += "\n" + ngettext(
            "{n} more rejected row is not shown: -f json lists them all.",
            "{n} more rejected rows are not shown: -f json lists them all.",
            more,
        ).format(n=more)
    return view.rejected(shown, note)


def _majority_age(call: Call) -> int:
    from pss_cli.reads.establishment import settings
    from pss_cli.workflow.limits import Settings

    return Settings(settings(call.db)).limits(call.context.today).majority_age


def _back(call: Call, sheets: Understood, tables: list[Table], beside: Path, outcome: Outcome) -> str:
    """Write the rejected rows to their file, with the map that reads them; return the counts in words."""
    from pss_cli.views.importing.outcome import counts, remarks

    counted = [*counts(outcome), *remarks(outcome)]
    if outcome.rejected and not call.dry_run:
        from pss_cli.commands.import_map import keep
        from pss_cli.dates import age_on
        from pss_cli.inputs.importing.mapping import map_of, write_map
        from pss_cli.views.importing.back import write_back

        today, majority_age = call.context.today, _majority_age(call)
        write_back(
            beside, sheets.book, sheets.maps, tables, outcome.rejected,
            lambda born: age_on(born, today) >= majority_age,
        )  # fmt: skip
        if sheets.told:
            keep(map_of(beside), write_map(sheets.book, sheets.maps, []))
        counted.append(f"{_('rejected rows are in')} {beside}")
    return "\n".join(counted)
