"""Where the files of one claim go: all of them are checked before one is written, and what is too much is removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pss_cli.errors import BadFile
from pss_cli.files import beside, require_place
from pss_cli.forms.sheets.package import Template
from pss_cli.i18n import _

_CHANGED = ("xl/worksheets/", "xl/calcChain.xml", "[Content_Types].xml", "xl/_rels/")  # by filling


def write_together(target: Path, template: Template, writers: Sequence[Callable[[Path], None]]) -> tuple[Path, ...]:
    """Write the files of a claim, all or none: `target`, then its name with 2, 3…; return them. Raises BadFile.

    Further files that an earlier, longer claim left there are removed: they would be printed with
    this one. A file of such a name that is not a filled copy of this form, or that somebody changed
    since, is never touched.
    """
    files = [_numbered(target, number) for number in range(1, len(writers) + 1)]
    for file in files:
        require_place(file)
    there = [file for file in files[1:] if file.exists()]
    left = []
    for number in count(len(files) + 1):
        if not _numbered(target, number).exists():
            break
        left.append(_numbered(target, number))
    for file in (*there, *left):
        if not _made_of(file, template):
            raise BadFile(
                _("{file} is there and would be taken for a page of this claim: move it, or give another name.").format(
                    file=file
                )
            )
    with ExitStack() as stack:
        for file, write in zip(files, writers, strict=True):
            write(stack.enter_context(beside(file, private=True)))
    for file in left:
        file.unlink(missing_ok=True)
    return tuple(files)


def _numbered(target: Path, number: int) -> Path:
    return target if number == 1 else target.with_stem(f"{target.stem}-{number}")


def _made_of(file: Path, template: Template) -> bool:
    """Whether a file is a filled copy of a form, as it was written: a spreadsheet program writes its parts anew."""
    try:
        with ZipFile(file) as archive:
            found = {info.filename: info.CRC for info in archive.infolist()}
    except (OSError, BadZipFile):
        return False
    kept = {n: m.info.CRC for n, m in template.members.items() if n != template.book and not n.startswith(_CHANGED)}
    return all(found.get(name) == crc for name, crc in kept.items())
