"""What the figures of imports are made of: texts with their truth, measures, sets."""
