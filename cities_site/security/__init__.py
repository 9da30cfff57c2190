"""Protects every address at one place each: headers, scripts of the admin, malformed requests.

May import nothing of the project, and knows nothing of its content.
"""
