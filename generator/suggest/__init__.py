"""Suggestions for the registries: companies, aliases and tags they may lack."""
