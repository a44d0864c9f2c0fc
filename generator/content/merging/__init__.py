"""Imports again into a folder that editors change: what was written, what has changed since, and writing without losing a word."""
