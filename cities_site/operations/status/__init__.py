"""The parts of the site that can fail, how each is judged, and the page that shows them."""
