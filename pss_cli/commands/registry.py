"""pss registry: settings, directorates, letters, import, backup, check."""

from pss_cli.commands import (
    registry_export,
    registry_import,
    registry_keep,
    registry_letters,
    registry_periods,
    registry_settings,
    registry_unfinished,
)
from pss_cli.commands.registry_noun import noun

# Importing one adds its verbs.
VERBS = (
    registry_keep,
    registry_settings,
    registry_periods,
    registry_letters,
    registry_import,
    registry_export,
    registry_unfinished,
)
app = noun.app
