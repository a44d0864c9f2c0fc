"""Lists of records, in JSON or as a table: one article for each record, its fields recognised by their names."""
