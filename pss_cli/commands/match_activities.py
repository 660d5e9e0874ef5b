"""pss match: meetings, planned and held."""
