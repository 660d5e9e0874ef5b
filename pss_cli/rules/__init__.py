"""What the guide asks: one file for each step; `book.ALL` is every rule in order."""
