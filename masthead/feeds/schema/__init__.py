"""What pages are, in the words of schema.org, as data blocks in their heads."""
