"""The list of stories: what is asked, what is found, what is done with many at once."""
