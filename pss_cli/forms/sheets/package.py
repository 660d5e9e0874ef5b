"""A workbook's file: a zip of members. The template is read once; a filled form copies all that does not change."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Callable
from copy import copy
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pss_cli.errors import BadFile
from pss_cli.forms.sheets.sheetxml import SheetXml
from pss_cli.forms.sheets.strings import SharedStrings
from pss_cli.forms.sheets.styles import Styles
from pss_cli.i18n import _
from pss_cli.inputs.package import unreadable

_ROOT = "_rels/.rels"
_LONG = 2_000_000  # bytes of a sheet that pretends rows: shrinking it well would take most of the time
_ENCODING = re.compile(r"\ufeff?<\?xml[^<>]*?\bencoding\s*=\s*[\"']([^\"']+)")
TYPES = "[Content_Types].xml"
_UNREADABLE = (OSError, BadZipFile, KeyError, ElementTree.ParseError, UnicodeDecodeError, zlib.error, ValueError)


class Member(NamedTuple):
    """A member of the zip as it is there, still compressed."""

    info: ZipInfo
    raw: bytes


class Template:
    """A workbook to fill: its members, its sheets and its defined names. It never changes."""

    def __init__(self, path: Path) -> None:
        """Read the workbook at `path`. Raises BadFile when it is none."""
        self.path = path
        self._contents: dict[str, bytes] = {}
        self._sheets: dict[str, SheetXml] = {}
        try:
            self._read()
        except _UNREADABLE:
            raise unreadable(path) from None

    def _read(self) -> None:
        whole = self.path.read_bytes()
        self.sha256 = sha256(whole).hexdigest()
        self.members: dict[str, Member] = {}
        with ZipFile(self.path) as archive:
            for info in archive.infolist():
                if info.filename in self.members:
                    raise ValueError(info.filename)
                # The name and what is added to it may have another length here than in the list at the end.
                names = int.from_bytes(whole[info.header_offset + 26 : info.header_offset + 28], "little")
                extra = int.from_bytes(whole[info.header_offset + 28 : info.header_offset + 30], "little")
                start = info.header_offset + 30 + names + extra
                self.members[info.filename] = Member(info, whole[start : start + info.compress_size])
        main = self._related(_ROOT, "/officeDocument")
        self.book = next(iter(main.values()), "xl/workbook.xml")
        folder, name = posixpath.split(self.book)
        self.book_rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        self.by_id = self._related(self.book_rels, "")
        self._named(ElementTree.fromstring(self.content(self.book)))

    def _named(self, book: ElementTree.Element) -> None:
        worksheets = set(self._related(self.book_rels, "/worksheet").values())
        listed = [e for e in book.iter() if _local(e.tag) == "sheet"]
        self.order = [str(e.get("name")) for e in listed]
        self.sheets: dict[str, str] = {}
        self.visible: set[str] = set()
        for each in listed:
            member = self.by_id.get(next((v for k, v in each.attrib.items() if _local(k) == "id"), ""), "")
            if member in worksheets:
                self.sheets[str(each.get("name"))] = member
            if each.get("state", "visible") == "visible":
                self.visible.add(str(each.get("name")))
        self.names: dict[tuple[str, str], str] = {}  # (sheet or "", name) -> what it stands for
        for each in (e for e in book.iter() if _local(e.tag) == "definedName"):
            at = each.get("localSheetId")
            sheet = self.order[int(at)] if at is not None and int(at) < len(self.order) else ""
            self.names[sheet.casefold(), str(each.get("name")).casefold()] = (each.text or "").strip()
        properties = next((e for e in book.iter() if _local(e.tag) == "workbookPr"), None)
        self.from_1904 = properties is not None and properties.get("date1904") in ("1", "true", "on")

    def _related(self, rels: str, kind: str) -> dict[str, str]:
        """Return the members that a member refers to, by the identifier of the reference."""
        if rels not in self.members:
            return {}
        base = posixpath.dirname(posixpath.dirname(rels))
        found = {}
        for each in ElementTree.fromstring(self.content(rels)):
            if each.get("Type", "").endswith(kind) and each.get("TargetMode") != "External":
                target = each.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else posixpath.join(base, target)
                found[each.get("Id", "")] = posixpath.normpath(place)
        return found

    def content(self, member: str) -> bytes:
        """Return a member. Raises KeyError, zlib.error."""
        if member not in self._contents:
            info, raw = self.members[member]
            stored = info.compress_type == ZIP_STORED
            content = raw if stored else zlib.decompress(raw, -15)
            if zlib.crc32(content) != info.CRC:
                raise zlib.error(member)
            self._contents[member] = content
        return self._contents[member]

    def text(self, member: str) -> str:
        """Return a member as text. Raises BadFile when it is not UTF-8, or says that it is something else."""
        try:
            text = self.content(member).decode("utf-8")
            encoding = _ENCODING.match(text)
            if encoding and encoding[1].lower() not in ("utf-8", "utf8", "us-ascii"):
                raise ValueError(encoding[1])
            return text
        except _UNREADABLE:
            raise unreadable(self.path) from None

    def sheet(self, name: str) -> SheetXml:
        """Return a sheet, looked into once. Raises BadFile when there is none of this name."""
        if name not in self.sheets:
            raise BadFile(_("The template has no sheet “{sheet}”.").format(sheet=name))
        if name not in self._sheets:
            member = self.sheets[name]
            self._sheets[name] = SheetXml(self.text(member), name, filtered=self._has_filtered_table(member))
        return self._sheets[name]

    def _has_filtered_table(self, member: str) -> bool:
        """Whether a table of a sheet is filtered, which hides rows."""
        if "tablePart" not in self.text(member):
            return False
        folder, name = posixpath.split(member)
        tables = self._related(f"{folder}/_rels/{name}.rels", "/table").values()
        return any("filterColumn" in self.text(table) for table in tables if table in self.members)

    def has_formulas(self, name: str) -> bool:
        """Whether a sheet of the template holds a formula."""
        text = self.text(self.sheets[name])
        data = re.search(r"<((?:[\w.-]+:)?)sheetData\b", text)
        return data is not None and any(f"<{data[1]}f{end}" in text for end in "> /")

    def part(self, kind: str) -> str:
        """Return the member that the workbook names as being of a kind (`/styles`), "" when there is none."""
        member = next(iter(self._related(self.book_rels, kind).values()), "")
        text = self.text(member) if member in self.members else ""
        if "<!--" in text or "<![CDATA[" in text:
            raise BadFile(_("The template is not built as expected ({part}).").format(part=member))
        try:  # looking for what is never closed would take for ever
            expat.ParserCreate().Parse(self.content(member) if text else b"<none/>", True)
        except expat.ExpatError:
            raise unreadable(self.path) from None
        return text

    @cached_property
    def styles(self) -> Styles:
        """The styles of its cells."""
        return Styles(self.part("/styles"))

    @cached_property
    def strings(self) -> SharedStrings:
        """The texts that its cells share."""
        return SharedStrings(self.part("/sharedStrings"))


class Package:
    """A filled form: the members of the template, some of them written anew."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.new: dict[str, str] = {}
        self.gone: set[str] = set()

    def text(self, member: str) -> str:
        """Return a member as it is now."""
        return self.new[member] if member in self.new else self.template.text(member)

    def replace(self, member: str, text: str) -> None:
        """Put a new text in a member, or add the member; the same text changes nothing."""
        if member in self.template.members and self.template.text(member) == text:
            self.new.pop(member, None)
        else:
            self.new[member] = text

    def edit(self, member: str, pattern: str, repl: str | Callable[[re.Match[str]], str]) -> None:
        """Replace the one place that `pattern` finds in a member. Raises BadFile when there is none."""

        def put(found: re.Match[str]) -> str:
            return repl(found) if callable(repl) else found.expand(repl)

        edited, count = re.subn(pattern, put, self.text(member), count=1, flags=re.S)
        if not count:
            raise BadFile(_("The template is not built as expected ({part}).").format(part=member))
        self.replace(member, edited)

    def write(self, place: Path) -> None:
        """Write the form at `place`; what does not change is copied as it is compressed. Raises OSError."""
        with ZipFile(place, "w", ZIP_DEFLATED) as archive:
            for name, (info, raw) in self.template.members.items():
                if name in self.gone:
                    continue
                if name in self.new:
                    content = self.new[name].encode("utf-8")
                    made = _plain(info)
                    archive.writestr(made, content, compresslevel=1 if len(content) > _LONG else 6)
                    made.external_attr = info.external_attr  # zipfile puts rights where there are none
                else:
                    _copied(archive, info, raw)
            model = self.template.members[self.template.book].info
            for name in (n for n in self.new if n not in self.template.members):
                added = ZipInfo(name, model.date_time)
                added.compress_type, added.external_attr = ZIP_DEFLATED, model.external_attr
                archive.writestr(added, self.new[name].encode("utf-8"))


def _plain(info: ZipInfo) -> ZipInfo:
    """Return what is said of a member, free of where and how long it was."""
    made = ZipInfo(info.filename, info.date_time)
    made.compress_type, made.external_attr, made.create_system = (
        info.compress_type,
        info.external_attr,
        info.create_system,
    )
    return made


def _copied(archive: ZipFile, info: ZipInfo, raw: bytes) -> None:
    """Copy a member, still compressed, at the end of `archive`."""
    if archive.fp is None:
        raise OSError
    made = copy(info)
    made.flag_bits &= ~0x08  # its length is said before it, not after
    made.header_offset = archive.fp.tell()
    archive.fp.write(made.FileHeader(zip64=False))
    archive.fp.write(raw)
    archive.filelist.append(made)
    archive.NameToInfo[made.filename] = made
    archive.start_dir = archive.fp.tell()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
