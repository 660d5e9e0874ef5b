"""Forms that staff fill in, made from the fields of the commands that read them."""
