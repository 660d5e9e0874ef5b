"""Makes Typer commands of plain functions: their docstring is the help, a form's fields are options.

`reads` gives a command `--format` and `--output`; `writes` gives it the fields of a form,
`--from`, `--dry-run`, `--because` and `--yes`. The function receives a Call, its own arguments,
and, when it has a form, `given`: the values of the fields.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

import typer

from pss_cli.commands.again import carry_out
from pss_cli.commands.call import Call
from pss_cli.commands.common import FORM, SHOWN, WRITTEN, file_option
from pss_cli.commands.typed import MOST, Choice, cleaned, name_of, reason
from pss_cli.errors import Usage
from pss_cli.files import require_place
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field
from pss_cli.spoken import MARKUP_MODE, SpokenCommand, SpokenGroup
from pss_cli.views.render import Format

Command = Callable[..., None]
Partial = Callable[[Mapping[str, Any]], bool]
Before = Callable[[Call, Mapping[str, Any]], None]
_ENDINGS = ["txt" if form is Format.TABLE else form.value for form in Format]
_NO_FORMAT = N_("--output: .{suffix} is the ending of no format. Endings: {formats}; or say which with --format.")

# Arguments that several commands take.
PersonArg = Annotated[str, typer.Argument(metavar="UP-0042", help=N_("Code, or part of a name."))]
SessionArg = Annotated[str, typer.Argument(metavar="S-0003", help=N_("Code of a training session."))]
RequestArg = Annotated[str, typer.Argument(metavar="D-0012", help=N_("Code of a request."))]
MatchArg = Annotated[str, typer.Argument(metavar="J-0031", help=N_("Code of a match."))]
ActivityArg = Annotated[str, typer.Argument(metavar="A-0107", help=N_("Code of an activity."))]
ClaimArg = Annotated[str, typer.Argument(metavar="R-0009", help=N_("Code of a claim."))]
LimitOpt = Annotated[int | None, typer.Option("--limit", help=N_("At most this many rows."))]
YearOpt = Annotated[
    str | None,
    typer.Option("--fiscal-year", metavar="2026-2027", help=N_("From 1 April to 31 March (default: the current one).")),
]


@dataclass
class Noun:
    """A command of the program and its verbs."""

    name: str

    def __post_init__(self) -> None:
        self.app = typer.Typer(
            cls=SpokenGroup,
            name=self.name,
            no_args_is_help=True,
            rich_markup_mode=MARKUP_MODE,
            add_completion=False,  # the program has it
        )
        self.app.callback()(_nothing)

    def reads(self, verb: str, *, example: str, file: str = "") -> Callable[[Command], Command]:
        """Make a verb that shows; `file` is the ending of its answer when that is a file, such as a calendar."""
        extra = {"output": file_option(file)} if file else {**SHOWN}
        return lambda command: self._add(verb, command, (), extra, example)

    def writes(
        self,
        verb: str,
        form: Sequence[Field] = (),
        *,
        example: str,
        partial: bool | Partial = False,
        before: Before | None = None,
        argument: str = "",
        json: bool = True,
        folder: str = "",
    ) -> Callable[[Command], Command]:
        """Make a verb that writes; `partial` when the form corrects what exists.

        Without `json`, `--from` and `--no-input` are the verb's own. `argument` is a field of the
        form that can also be typed in its place, without its option. Both `partial`, when only the
        arguments can tell, and `before`, ahead of any question, receive the verb's own arguments.
        With the verb's own option `folder`, --output is a folder.
        """
        extra = {**(FORM if form and json else {}), **WRITTEN, **SHOWN}
        return lambda command: self._add(verb, command, form, extra, example, partial, before, argument, folder)

    def _add(
        self,
        verb: str,
        command: Command,
        form: Sequence[Field],
        extra: dict[str, Any],
        example: str,
        partial: bool | Partial = False,
        before: Before | None = None,
        argument: str = "",
        folder: str = "",
    ) -> Command:
        run = _runner(f"{self.name} {verb}".strip(), command, form, extra, partial, before, argument, folder)
        self.app.command(
            verb,
            cls=SpokenCommand,
            help=_(inspect.getdoc(command) or ""),
            epilog=_("Example: {example}").format(example=example),
        )(run)
        return command


def alone(name: str, *, example: str, writes: bool = False) -> Callable[[Command], typer.Typer]:
    """Make a program-level command without verbs, such as `pss undo`."""

    def made(command: Command) -> typer.Typer:
        app = typer.Typer(name=name, rich_markup_mode=MARKUP_MODE, add_completion=False)
        extra = {**(WRITTEN if writes else {}), **SHOWN}
        app.command(
            name,
            cls=SpokenCommand,
            help=_(inspect.getdoc(command) or ""),
            epilog=_("Example: {example}").format(example=example),
        )(_runner(name, command, (), extra, False))
        return app

    return made


def _nothing() -> None:
    """Keep Typer making a group, even of one verb."""


def _runner(
    name: str,
    command: Command,
    form: Sequence[Field],
    extra: dict[str, Any],
    partial: bool | Partial,
    before: Before | None = None,
    argument: str = "",
    folder: str = "",
) -> Callable[..., None]:
    """Return the function that Typer calls: its signature is the command's, the form's and the common options."""
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name not in ("call", "given")]
    extra = {key: kind for key, kind in extra.items() if key not in {p.name for p in own}}  # a verb may have its own -o
    parameters = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    parameters += [_spoken(p) for p in own]
    parameters += [_in_its_place(f) for f in form if f.name == argument]
    parameters += [_option(f) for f in form]
    parameters += [_common(key, kind) for key, kind in extra.items()]

    def run(**typed: Any) -> None:
        shown = {key: typed.pop(key) for key in extra}
        call = _call(name, typed.pop("ctx"), shown, in_folder=bool(typed.get(folder)))
        mine = {p.name: cleaned(name_of(p), typed.pop(p.name)) for p in own}
        if before:
            before(call, mine)
        if argument and (word := typed.pop(f"{argument}_typed")) is not None:
            typed[argument] = word

        def attempt() -> None:
            if form:
                mine["given"] = call.collect(form, typed, partial=partial(mine) if callable(partial) else partial)
            command(call, **mine)

        carry_out(call, attempt, mine, form=bool(form))

    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _call(name: str, ctx: typer.Context, extra: dict[str, Any], *, in_folder: bool = False) -> Call:
    form, output = extra.get("format", Format.TABLE), extra.get("output")
    suffix = output.suffix[1:].lower() if output is not None and not in_folder else ""
    if form is None:
        form = Format.TABLE if suffix in ("", "txt") else suffix
        if form not in set(Format):
            raise Usage(_(_NO_FORMAT).format(suffix=suffix, formats=", ".join(_ENDINGS)))
    if form not in set(Format):
        raise Usage(_("--format is one of: {formats}").format(formats=", ".join(Format)))
    if output is not None and not in_folder:
        require_place(output)
    return Call(
        context=ctx.obj,
        command=name,
        form=Format(form),
        output=output,
        source=extra.get("from_"),
        no_input=extra.get("no_input", False),
        dry_run=extra.get("dry_run", False),
        because=tuple(reason(typed) for typed in extra.get("because") or ()),
        yes=extra.get("yes", False),
    )


def _spoken(parameter: inspect.Parameter) -> inspect.Parameter:
    """Return `parameter` with its help in the language in use."""
    kind = parameter.annotation
    if get_origin(kind) is Annotated:
        base, *notes = get_args(kind)
        notes = [copy(note) for note in notes]
        for note in notes:
            note.help = _(note.help or "")
            for each in get_args(base) or (base,):
                if each is int:
                    note.min, note.max = 1, MOST
                elif isinstance(each, type) and issubclass(each, StrEnum):
                    note.click_type = Choice(each, name_of(parameter))
        kind = Annotated[base, *notes]
    return parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY)


def _option(spec: Field) -> inspect.Parameter:
    """Return the option of a field; a yes or no becomes --x/--no-x."""
    names = [f"--{spec.option}/--no-{spec.option}" if spec.is_flag else f"--{spec.option}"]
    text = _(spec.label) + (f" ({_('such as {example}').format(example=spec.example)})" if spec.example else "")
    base: Any = bool | None if spec.is_flag else list[str] | None if spec.many else str | None
    metavar = None if spec.is_flag else "|".join(spec.choices) if spec.choices else "…"
    note = typer.Option(*names, help=text, show_default=False, metavar=metavar)
    return inspect.Parameter(spec.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[base, note])


def _in_its_place(spec: Field) -> inspect.Parameter:
    """Return the argument that stands for the option of a field."""
    note = typer.Argument(metavar=f"[{spec.name.upper()}]", help=_(spec.label), show_default=False)
    kind = Annotated[str | None, note]
    return inspect.Parameter(f"{spec.name}_typed", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)


def _common(key: str, kind: Any) -> inspect.Parameter:
    default = False if get_args(kind)[0] is bool else None
    return _spoken(inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind))
