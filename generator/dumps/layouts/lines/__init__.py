"""What one line of a text says by itself: its words, its marks, its day, its author, its address."""
