"""The tests: they see everything, and nothing sees them."""
