"""The noun `report`: each `report_…` file adds its verbs."""

from pss_cli.commands.kit import Noun

noun = Noun("report")
