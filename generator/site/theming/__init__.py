"""A theme: its files on disk, its stylesheets, its templates."""
