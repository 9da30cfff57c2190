"""Commands that a timer or an administrator runs."""
