"""pss match: requests of teams, and who can sit on them."""
