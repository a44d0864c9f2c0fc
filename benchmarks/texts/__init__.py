"""Texts of any shape that are doubled."""
