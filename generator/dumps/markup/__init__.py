"""Marked-up text on its way to Markdown: inline marks, lists and quotations, tables, code, addresses."""
