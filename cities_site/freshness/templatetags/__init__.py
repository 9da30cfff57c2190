"""Template tags of what is kept."""
