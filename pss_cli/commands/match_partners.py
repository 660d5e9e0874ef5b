"""pss match: the partner's side of a request, from the proposal to the ending."""
