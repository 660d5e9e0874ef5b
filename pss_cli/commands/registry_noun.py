"""The noun `registry`: each `registry_…` file adds its verbs."""

from pss_cli.commands.kit import Noun

noun = Noun("registry")
