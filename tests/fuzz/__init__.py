"""Hostile requests to every address of the site: `make fuzz`, and a sample of it in the suite."""
