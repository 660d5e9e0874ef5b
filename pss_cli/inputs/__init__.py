"""What can be typed: each form is a list of fields, read from options, JSON or prompts alike."""
