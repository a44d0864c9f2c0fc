"""The editor's desk: a new archive, its preview while it is edited, and its checks."""
