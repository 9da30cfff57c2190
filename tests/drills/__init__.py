"""Disasters on real servers, with a report: `make drill`."""
