"""Invented registries: one partner's whole life, or a whole year of a Bureau."""
