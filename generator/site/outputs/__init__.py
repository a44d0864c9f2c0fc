"""Every output that is not a page: metadata, sitemaps, previews, search documents, offline copy."""
