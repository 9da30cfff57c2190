"""XLIFF for translators who work elsewhere: passages go out, translations come back as drafts."""
