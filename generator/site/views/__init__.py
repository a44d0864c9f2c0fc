"""The records that templates see, one kind per page kind."""
