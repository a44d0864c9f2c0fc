"""Feeds for readers' programs: which there are, what stands in them, and their three formats."""
