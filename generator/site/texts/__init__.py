"""What the texts of an archive refer to: names, parts of pages, content files, images, cards."""
