"""Which SELECT fills which facts: one line for each class of facts, one file for each step."""

from __future__ import annotations

from importlib import import_module

from pss_cli.workflow.gather import F, Source

# Steps whose rules have a file of their own and whose sources have not.
HOME = {"interview": "refer", "followup": "match"}


def source_of(kind: type[F]) -> Source[F]:
    """Return where the facts of a class come from, loading the sources of its step alone."""
    step = kind.__module__.rpartition(".")[2].partition("_")[0]
    sources = import_module(f"pss_cli.workflow.sources.{HOME.get(step, step)}").SOURCES
    found: Source[F] = next(source for source in sources if source.facts is kind)
    return found
