"""Commands of the translation desk."""
