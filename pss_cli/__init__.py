"""Registry of patient partners for a Bureau du partenariat de soins et services."""

__version__ = "0.3.0"
