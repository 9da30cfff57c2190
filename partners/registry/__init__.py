"""How the registry is kept in the admin: its list, and changes of many records at once."""
