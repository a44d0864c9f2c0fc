"""Saved pages that hold several articles whole: a blog's month, a bulletin, an export of notes."""
