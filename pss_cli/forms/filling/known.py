"""The forms that the program knows: those that ship, and those that the establishment keeps beside its registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pss_cli.errors import BadFile, NotFound, WrongState
from pss_cli.files import not_opened
from pss_cli.forms.filling.formmap import FormMap, read_map
from pss_cli.i18n import N_, _
from pss_cli.resources import data_dir
from pss_cli.vocabulary import FormState

DEFAULT = "CISSS-DRF-Frais_deplacement-F"
SETTING = "claim_form"
_FOLDER = ("templates", "forms")
_ENDING = ".xlsx"
_NAME = re.compile(r"[^\W_][\w .()+-]{0,99}")


@dataclass(frozen=True)
class KnownForm:
    """A template and its map, side by side under one name."""

    name: str
    folder: Path
    shipped: bool

    @property
    def template(self) -> Path:
        """The workbook to fill."""
        return self.folder / f"{self.name}.xlsx"

    @property
    def map(self) -> Path:
        """The map of the workbook."""
        return self.folder / f"{self.name}.toml"

    @property
    def state(self) -> FormState:
        """Whether it can be filled."""
        try:
            form = read_map(self.map)
            if digest(self.template) != form.sha256:
                return FormState.CHANGED
        except BadFile:
            return FormState.UNREADABLE
        return FormState.READY if form.confirmed else FormState.TO_CONFIRM

    def read(self) -> FormMap:
        """Return the map, once a person has confirmed it. Raises BadFile, WrongFormState."""
        form = read_map(self.map)
        if form.edited:
            raise WrongState(
                _("The map of the form “{name}” was edited after it was confirmed.").format(name=self.name),
                _(_CONFIRM).format(name=self.name),
            )
        if not form.confirmed:
            raise WrongState(
                _("Nobody has confirmed the map of the form “{name}” yet.").format(name=self.name),
                _(_CONFIRM).format(name=self.name),
            )
        return form


_CONFIRM = N_('Look at its proof copy, then: pss claim form --confirm "{name}" --by NAME')


def own_folder(registry: Path) -> Path:
    """Return where the establishment keeps its forms: in `templates/forms`, beside its registry."""
    return registry.parent.joinpath(*_FOLDER)


def known(registry: Path) -> list[KnownForm]:
    """Return every form by name; one of the establishment stands for one that ships under the same name."""
    found = {form.name: form for form in (*_in(data_dir() / "forms", True), *_in(own_folder(registry), False))}
    return [found[name] for name in sorted(found, key=str.casefold)]


def find(name: str, registry: Path) -> KnownForm:
    """Return the form of this name, however it is capitalised. Raises NotFound with the names that are known."""
    wanted = bare(name)
    forms = known(registry)
    alike = [form for form in forms if form.name.casefold() == wanted.casefold()]
    if alike:  # two that a capital tells apart, put there by hand: the one that is said
        return next((form for form in alike if form.name == wanted), alike[0])
    raise NotFound(
        _("There is no form “{name}”. Known: {names}").format(name=name[:60], names=", ".join(f.name for f in forms)),
        _("To learn one: pss claim form --learn THEIR-FORM.xlsx"),
    )


def bare(name: str) -> str:
    """Return the name of a form without the ending of its file."""
    name = name.strip()
    return name[: -len(_ENDING)].rstrip() if name.casefold().endswith(_ENDING) else name


def digest(template: Path) -> str:
    """Return the SHA-256 of a file. Raises BadFile when it cannot be read."""
    try:
        return sha256(template.read_bytes()).hexdigest()
    except OSError:
        raise not_opened(template) from None


def _in(folder: Path, shipped: bool) -> Iterator[KnownForm]:
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        if _NAME.fullmatch(path.stem) and path.with_suffix(".xlsx").is_file():
            yield KnownForm(path.stem, folder, shipped)
