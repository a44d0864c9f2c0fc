"""A scraped page: its articles found between the site's furniture."""
