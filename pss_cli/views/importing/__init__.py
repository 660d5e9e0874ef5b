"""What is said of an import, and what goes back to the office."""
