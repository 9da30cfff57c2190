"""Tags and filters for the public templates; no tag here asks the database anything."""
