"""Dumps of news: read from files, divided into items, their structure recognised."""
