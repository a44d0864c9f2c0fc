"""Regular expressions that a long text is searched with: what they need, and where they may begin."""
