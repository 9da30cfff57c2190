"""The world map: land without borders, with markers and routes that come from records alone."""
