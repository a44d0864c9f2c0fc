"""What the commands print and write for people: progress, errors, and the results of an import with their evidence."""
