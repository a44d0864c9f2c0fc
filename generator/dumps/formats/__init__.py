"""Sources with markup: feeds, exports and saved web pages."""
