"""pss registry: settings, directorates, import, backup, check."""

from pss_cli.commands import registry_import, registry_keep, registry_settings, registry_unfinished
from pss_cli.commands.registry_noun import noun

VERBS = (registry_keep, registry_settings, registry_import, registry_unfinished)  # importing one adds its verbs
app = noun.app
