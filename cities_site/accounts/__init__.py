"""Who may enter the admin, and what is recorded of it: sign-in, invitations, the audit log.

May import library, bilingual and partners; nothing but urls and tests imports it.
"""
