"""Receipts kept beside the registry: copied under a coded name, found again by their fingerprint.

The registry holds the name, the size and the SHA-256 of each. A file stays when its record is undone:
a check names it, and somebody decides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile
from pss_cli.files import beside, not_opened
from pss_cli.i18n import _
from pss_cli.text import printable

FOLDER = "receipts"
MOST_BYTES = 20_000_000
_SHARED = 0o020  # a registry that its group writes

# What a receipt may be, and how such a file begins.
_BEGINNINGS: Mapping[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG",),
    ".gif": (b"GIF8",),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
    ".webp": (b"RIFF",),
}


@dataclass
class Offered:
    """A file that somebody gives as a receipt; `put` copies it under its name, unless this is a trial."""

    registry: Path
    content: bytes
    suffix: str
    keep: bool
    written: dict[Path, bytes | None] = field(default_factory=dict)  # and what each replaced

    @property
    def sha256(self) -> str:
        """The fingerprint of the file."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.content)

    def is_kept(self, name: str) -> bool:
        """Whether the folder of receipts holds this very file under `name`."""
        return _fingerprint(folder(self.registry) / name) == self.sha256

    def put(self, name: str) -> None:
        """Copy the file under `name` in the folder of receipts. Raises BadFile."""
        if not self.keep or self.is_kept(name):
            return
        shared = bool(self.registry.stat().st_mode & _SHARED)
        place = folder(self.registry)
        try:
            if not place.is_dir():
                place.mkdir(mode=0o700)
                place.chmod(0o2770 if shared else 0o700)
        except OSError:
            raise BadFile(_("{file} cannot be written: check the folder and your rights.").format(file=place)) from None
        former = _read(place / name)
        with beside(place / name) as partial:
            partial.touch(mode=0o600)
            partial.chmod(0o660 if shared else 0o600)
            partial.write_bytes(self.content)
        self.written[place / name] = former

    def take_back(self) -> None:
        """Put the folder of receipts back as it was: what was copied goes, what it replaced comes back."""
        for copied, former in self.written.items():
            with suppress(OSError):
                if former is None:
                    copied.unlink()
                else:
                    copied.write_bytes(former)


@contextmanager
def offered(registry: Path, source: Path, *, keep: bool, recorded: Callable[[], bool]) -> Iterator[Offered]:
    """Yield the file at `source`; what was copied goes again when the block fails with nothing `recorded`.

    A record that is written stays, even when its answer cannot be given: so does its file. Raises BadFile.
    """
    offer = Offered(registry, _content(source), source.suffix.lower(), keep)
    try:
        yield offer
    except BaseException:
        if not recorded():
            offer.take_back()
        raise


def folder(registry: Path) -> Path:
    """Return the folder of the receipts of a registry."""
    return registry.parent / FOLDER


def files(registry: Path) -> list[str]:
    """Return the names of what the folder of receipts holds."""
    place = folder(registry)
    return sorted(path.name for path in place.iterdir()) if place.is_dir() else []


def problems(registry: Path, kept: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what is wrong with the receipts on record, one sentence for each file that is missing or changed."""
    found = []
    for row in kept:
        known = {"file": row["file"], "code": row["code"], "line": row["line"]}
        there = _fingerprint(folder(registry) / row["file"])
        if there is None:
            found.append(_("{file} ({code}, line {line}) is missing").format(**known))
        elif there != row["sha256"]:
            found.append(_("{file} ({code}, line {line}) was changed since it was added").format(**known))
    return found


def strays(registry: Path, kept: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return a sentence for each file of the folder that no record is about, such as those of what was undone."""
    known = {row["file"] for row in kept}
    return [
        _("{file}: no line refers to it; it may be deleted").format(file=printable(name))
        for name in files(registry)
        if name not in known
    ]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _fingerprint(path: Path) -> str | None:
    content = _read(path)
    return None if content is None else hashlib.sha256(content).hexdigest()


def _content(source: Path) -> bytes:
    """Return what a receipt's file holds, checked against what its name says. Raises BadFile."""
    begins = _BEGINNINGS.get(source.suffix.lower())
    if begins is None:
        said = ", ".join(sorted(_BEGINNINGS))
        raise BadFile(_("{file}: a receipt is a scan or a photo ({endings}).").format(file=source.name, endings=said))
    try:
        if not source.is_file():  # a pipe would be waited for
            raise OSError
        with source.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError:
        raise not_opened(source, source.name) from None
    if len(content) > MOST_BYTES:
        raise BadFile(_("{file} is larger than {n} MB.").format(file=source.name, n=MOST_BYTES // 1_000_000))
    if not content.startswith(begins):
        raise BadFile(_("{file} is not what its name says: scan it again.").format(file=source.name))
    return content
