"""Data that anybody may download: columns with their meaning, written as CSV, JSON and GeoJSON."""
