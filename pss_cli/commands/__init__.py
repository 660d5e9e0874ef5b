"""What the coordinator types: each command parses, calls one workflow function, shows."""
