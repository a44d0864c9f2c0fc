"""An author's feed: many articles run together, cut into items."""
