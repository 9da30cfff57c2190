"""Template tags of what readers send and share."""
