"""A second import beside the editors: what was written, what has changed since, and writing without losing a word."""
