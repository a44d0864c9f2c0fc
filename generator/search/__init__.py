"""Searching: text to terms, terms to an index, the index to files."""
