"""Names of actions in the log of pages that more than one part of the site reads."""

# A language of a page is public for the first time; the entry's data name the language.
FIRST_PUBLICATION = "desk.first_publication"
