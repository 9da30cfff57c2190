"""One record in two languages: base page and snippet, states, publishing, forms, addresses, search.

Imports none of our code and knows nothing of cities: it could be lifted out as a package.
"""
