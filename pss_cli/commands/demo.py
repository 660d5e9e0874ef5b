"""pss demo: an invented registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import alone
from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import N_, _

SIZES = ("life", "year")


@alone("demo", example="pss demo ./demo")
def app(
    call: Call,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=N_("A folder that does not exist yet."))],
    size: Annotated[
        str,
        typer.Option(
            metavar="life|year",
            show_default=False,
            help=N_("One partner's whole life (life, by default), or a year of a Bureau (year)."),
        ),
    ] = "life",
) -> None:
    """Make an invented registry in a folder: one partner's life told command by command, or a whole year."""
    if size not in SIZES:
        raise Usage(_("--size is one of: {names}").format(names=", ".join(SIZES)))
    if folder.exists():
        raise WrongState(_("{path} exists already: choose another folder.").format(path=folder))
    folder.mkdir(parents=True)
    told = _life(folder) if size == "life" else _year(call, folder)
    call.say(told)


def _life(folder: Path) -> str:
    from pss_cli.demo.life import play

    play(folder)
    files = "\n".join(f"  {path}" for path in sorted(folder.iterdir()) if path.suffix in (".csv", ".xlsx"))
    return "\n" + _("The files to open:") + "\n" + files + "\n" + _try(folder)


def _try(folder: Path) -> str:
    return _("Try: pss --registry {path} report today").format(path=folder / "registry.pss")


def _year(call: Call, folder: Path) -> str:
    from pss_cli.commands.progress import progress
    from pss_cli.db.founding import founded
    from pss_cli.demo import year
    from pss_cli.workflow.establishment import seed

    with founded(folder / "registry.pss") as (path, beside), progress(year.PEOPLE + year.REQUESTS) as advance:
        call.context.path = beside
        call.write(seed, "laval", show=lambda _db, _done: "")
        call.write(year.write, advance, show=lambda _db, _done: str(path))
    return _try(folder)
