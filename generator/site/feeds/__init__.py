"""Feeds for readers' programs: which there are, their entries, and their three formats."""
