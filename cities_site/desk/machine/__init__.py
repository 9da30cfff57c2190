"""Machine translation as a source of drafts: off unless an address is configured.

What an engine writes is marked, and goes public only once a person has approved it.
"""
