"""The content folder: its files, their contract, its registries, its markup."""
