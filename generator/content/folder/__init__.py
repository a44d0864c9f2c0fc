"""The files of the content folder on disk, whatever is in them."""
