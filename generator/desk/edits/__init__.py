"""Changes to content files that an editor sees as a diff first: planned as a whole, then made as a whole or not at all."""
