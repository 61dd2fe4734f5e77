"""Topics in the newsroom: finding, making, merging."""
