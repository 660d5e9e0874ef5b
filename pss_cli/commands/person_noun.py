"""The noun `person`: each `person_…` file adds its verbs."""

from pss_cli.commands.kit import Noun

noun = Noun("person")
