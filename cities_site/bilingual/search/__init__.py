"""Search that finds Chinese by any part of it and English by its words, on both databases.

Both databases split text at spaces and punctuation, so a sentence of Chinese is one word to them
and nothing inside it is found.  `text` cuts texts and queries into the same terms; `indexing` hands
Wagtail's indexers texts so cut, `queries` does the same for what is asked, and `backend` is
Wagtail's backend for the database in use with both, and with a ranking that stays cheap.
"""
