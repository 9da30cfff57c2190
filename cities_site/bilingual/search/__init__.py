"""Search that finds Chinese by any part of it, on Wagtail's plain database backends.

Both databases split text at spaces and punctuation, so a sentence of Chinese is one word to them
and nothing inside it is found.  `text` cuts each run of Han characters into overlapping pairs,
`fields` index text so cut, and `backend` cuts queries in the same way and cleans them.
"""
