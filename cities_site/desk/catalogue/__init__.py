"""The message catalogues: found in the code, checked and compiled without GNU gettext.

Knows nothing of Django's own message commands, which need programs that a new machine lacks.
"""
