"""The style page: every component of the public site in every state, for editors and engineers.

Records here are never saved; what they say means nothing.
"""
