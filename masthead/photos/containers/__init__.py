"""Find the metadata blocks in every kind of picture file, in plain Python that nothing can crash."""
