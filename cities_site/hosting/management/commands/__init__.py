"""Commands that a clock runs."""
