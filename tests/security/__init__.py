"""Tests of what protects every address."""
