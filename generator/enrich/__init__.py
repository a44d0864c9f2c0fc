"""Naming and dating: from documents to their facts."""
