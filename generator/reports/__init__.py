"""What the commands print and write for people: progress, problems, and what an import found and how sure it is."""
