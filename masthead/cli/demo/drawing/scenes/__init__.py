"""One module for each picture, named after its key; each holds one ``SCENE``."""
