"""`briefings publish`: the site as a commit on a branch of a remote, made without touching the working tree or the index."""
