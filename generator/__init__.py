"""briefings: raw dumps of news articles in, a curated, searchable archive out."""

__version__ = "0.1.0"
