"""Compiles the message catalogues when the project is built or installed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):
    """Writes one .mo beside each .po of pss_cli/locale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for po in Path(self.root, "pss_cli", "locale").rglob("*.po"):
            beside = po.with_suffix(".mo.partial")  # then moved: somebody may be running the program meanwhile
            with po.open("rb") as source, beside.open("wb") as target:
                write_mo(target, read_po(source))
            beside.replace(po.with_suffix(".mo"))
