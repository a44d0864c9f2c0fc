"""Where the pieces of a build or an import are made: here, in forked processes, on a cluster; always in the same order."""
