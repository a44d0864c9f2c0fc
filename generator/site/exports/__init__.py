"""The archive as data: for spreadsheets, for programs, for SQL."""
