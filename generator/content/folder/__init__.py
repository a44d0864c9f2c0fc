"""The files of the content folder on disk: where they are, their texts, its registries."""
