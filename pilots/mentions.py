"""Which pages tell of a pilot: news, events and publications register their finders here."""

from partners.mentions import MentionRegistry

pilot_mentions = MentionRegistry()
