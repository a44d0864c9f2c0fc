"""What a text refers to by an address: images and files that come with the dump, and what is not there."""
