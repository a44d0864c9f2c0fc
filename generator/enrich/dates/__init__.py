"""The day of publication of every article, with an honest range."""
