"""The noun `claim`: each `claim_…` file adds its verbs."""

from pss_cli.commands.kit import Noun

noun = Noun("claim")
