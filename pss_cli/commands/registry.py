"""pss registry: settings, directorates, import, backup, check."""

from pss_cli.commands import registry_export, registry_import, registry_keep, registry_settings
from pss_cli.commands.registry_noun import noun

VERBS = (registry_keep, registry_settings, registry_import, registry_export)  # importing one adds its verbs
app = noun.app
