"""Charts, networks and trends, as records that templates draw."""
