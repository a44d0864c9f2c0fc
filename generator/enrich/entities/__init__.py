"""The companies a text is about, and those it mentions."""
