"""pss match: requests of teams, candidates, matches, activities."""

# Importing a file adds its verbs: the help lists them in the order of a request's life.
# isort: off
from pss_cli.commands import match_requests
from pss_cli.commands import match_partners
from pss_cli.commands import match_letters
from pss_cli.commands import match_activities
from pss_cli.commands import match_calendar
from pss_cli.commands import match_form
from pss_cli.commands import match_show
from pss_cli.commands.match_noun import noun
# isort: on

VERBS = (match_requests, match_partners, match_letters, match_activities, match_calendar, match_form, match_show)
app = noun.app
