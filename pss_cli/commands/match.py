"""pss match: requests of teams, candidates, matches, activities."""

from pss_cli.commands import match_activities, match_partners, match_requests, match_show
from pss_cli.commands.match_noun import noun

VERBS = (match_requests, match_partners, match_activities, match_show)  # importing one adds its verbs
app = noun.app
