"""pss registry import."""
