"""What benchmarks of the build share: an archive, random edits of it, memory, the programs of the comparison."""
