"""Tables of records that people keep elsewhere: read, checked, shown, and only then written."""
