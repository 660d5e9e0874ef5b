"""Keeps a form that was learnt among those of the establishment: the template as it is, and its map to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pss_cli.errors import BadFile, Usage
from pss_cli.files import beside, unwritable
from pss_cli.forms.filling.formmap import map_digest, read_map
from pss_cli.forms.filling.known import KnownForm, bare, known, own_folder
from pss_cli.forms.filling.mapfile import as_toml
from pss_cli.forms.learning.learn import Learnt
from pss_cli.forms.learning.words import NAME as SYNONYMS
from pss_cli.i18n import N_, _

NAME = re.compile(r"[^\W_][\w .()+-]{0,99}")
_TABLE = re.compile(r"\[([\w.]+)\]")
_ABOUT = {
    "fields": N_("Value of the claim = cell. { at = …, label = true }: after the label, in its own cell."),
    "totals": N_("What the form calculates, and must agree with the claim to the cent."),
    "lines": N_("One line of the claim a row."),
    "columns": N_("Value of a line = column."),
    "matrix": N_("One column a day."),
    "matrix.rows": N_("Value of a line = row."),
    "continuation": N_('More lines than rows: "files" (the form again, with carried totals), or "refuse".'),
    "confidence": N_("How sure each place is, from 0 to 1; to be read, not used."),
    "unplaced": N_("Labels that were not understood, or whose place was not sure enough."),
    "seen": N_("What the template says, to tell what changed in it; not to be edited."),
}
_OPENING = N_(
    "Map of the form {name}, learnt from {file}.\n"
    "Look at the proof copy: each value is written in its place. Correct this file, then:\n"
    'pss claim form --confirm "{name}" --by NAME'
)


def name_of(given: str | None, path: Path) -> str:
    """Return the name of a form: the one that was given, else its file's, without `.xlsx`. Raises Usage."""
    name = bare(given or path.name)
    if name.casefold() == Path(SYNONYMS).stem:
        raise Usage(
            _("“{name}” cannot name a form: {file} holds the words of labels.").format(name=name, file=SYNONYMS)
        )
    if NAME.fullmatch(name) is None:
        raise Usage(
            _("“{name}” cannot name a form: letters, digits, spaces and .()+- only (--name).").format(name=name[:60])
        )
    return name


def edited(form: KnownForm) -> bool:
    """Whether the map of a form is one that a person confirmed or changed: it is not to be replaced unasked."""
    try:
        text = form.map.read_text(encoding="utf-8-sig")
        said = re.search(r'^learnt_map = "([0-9a-f]{64})"', text, re.M)
        return said is None or said[1] != map_digest(text) or read_map(form.map).confirmed_on is not None
    except (OSError, ValueError, BadFile):
        return True


def place_of(name: str, registry: Path) -> KnownForm:
    """Return where a form of this name is kept. Raises Usage when only a capital tells it from another."""
    for form in known(registry):
        if form.name != name and form.name.casefold() == name.casefold():
            raise Usage(
                _("“{name}” and “{other}” are the same name but for capitals: give another --name.").format(
                    name=name, other=form.name
                )
            )
    return KnownForm(name, own_folder(registry), shipped=False)


def keep(learnt: Learnt, source: Path, form: KnownForm) -> None:
    """Keep the template that was read and write its map, in place of what is there. Raises BadFile."""
    content = _content(source, learnt)
    try:
        form.folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise unwritable(form.folder) from None
    if not (form.template.exists() and form.template.samefile(source)):
        with beside(form.template) as place:
            place.write_bytes(content)
    with beside(form.map) as place:
        place.write_text(written(learnt, form.name, source.name), encoding="utf-8")


def _content(source: Path, learnt: Learnt) -> bytes:
    """Return the file that was learnt. Raises BadFile when it changed since."""
    try:
        content = source.read_bytes()
    except OSError:
        content = b""
    if sha256(content).hexdigest() != learnt.form.sha256:
        raise BadFile(_("{file} changed while it was read: learn it again.").format(file=source))
    return content


def written(learnt: Learnt, name: str, source: str) -> str:
    """Return the map as a person reads it: what each table is, and the label of each place beside it."""
    plain = as_toml(learnt.form, _(_OPENING).format(name=name, file=source))
    lines = list(_told(plain.splitlines(), learnt))
    at = lines.index("[form]")
    digest = map_digest(plain)
    lines[at + 2 : at + 2] = [f'learnt_map = "{digest}"  # {_("tells whether the map was edited since")}']
    return "\n".join(lines) + "\n"


def _told(lines: list[str], learnt: Learnt) -> Iterator[str]:
    """Yield the lines of a map with what each table is, and the label of each place."""
    labels = {each.key: f"{each.label} ({each.sure})" if each.label else str(each.sure) for each in learnt.places}
    table = ""
    for line in lines:
        heading = _TABLE.fullmatch(line)
        if heading:
            table = heading[1]
            if table in _ABOUT:
                yield f"# {_(_ABOUT[table])}"
        key = line.partition(" = ")[0]
        label = labels.get(f"{table}.{key}", "") if table in ("fields", "totals", "columns", "matrix.rows") else ""
        yield f"{line}  # {_printable(label)}" if label else line


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
