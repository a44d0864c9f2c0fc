"""Documents of writing programs and note books."""
