"""Importing the files of offices, made as offices make them."""
