"""What a file of an office becomes in the registry: good rows in, in one operation, bad rows back."""
