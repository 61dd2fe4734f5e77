"""Breaking news: raised and lowered from the home page, a story or the list of stories."""
