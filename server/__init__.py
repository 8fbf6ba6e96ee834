"""Masthead: who stands behind a page, and which claims cite it."""
