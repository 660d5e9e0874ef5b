"""Learning a form never seen: what a person sees on it, what its labels mean, where each value would go."""
