"""What is found in an archive as a whole, independent of pages."""
