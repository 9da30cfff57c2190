"""The public pages on which readers write, answer, share and subscribe."""
