"""The way in: dumps read, cut into items, their structure recognised."""
