"""Headlines made from the article's own words."""
