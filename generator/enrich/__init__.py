"""Naming and dating: from manuscripts to their facts."""
