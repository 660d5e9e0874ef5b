"""pss person: people."""

# Importing a file adds its verbs: the help lists them in this order.
# isort: off
from pss_cli.commands import person_records
from pss_cli.commands import person_duplicates
from pss_cli.commands.person_noun import noun
# isort: on

VERBS = (person_records, person_duplicates)
app = noun.app
