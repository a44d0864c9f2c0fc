"""Plain text and Markdown that hold several items, divided by the structure that repeats."""
