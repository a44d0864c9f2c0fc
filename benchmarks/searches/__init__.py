"""What the benchmark of the search shares: an archive, a server and a browser, long tasks."""
