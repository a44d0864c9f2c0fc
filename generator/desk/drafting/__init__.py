"""`briefings new` and `briefings enrich`: first drafts of files, and what can be inferred for an article by hand."""
