"""Content security policies, in the form that django-csp reads and Django 6 will."""

NONE, SELF, UNSAFE_INLINE = "'none'", "'self'", "'unsafe-inline'"

# Readers: files of this site and nothing else.
PUBLIC = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# The admin: scripts from files alone; Wagtail styles by attributes, shows previews in frames and
# pictures before they are uploaded.
ADMIN = {
    "DIRECTIVES": {
        **PUBLIC["DIRECTIVES"],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
    }
}
