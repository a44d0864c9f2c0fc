"""Checks of a whole site: two files with one path, links that lead nowhere, what its host takes."""
