"""The demo newspaper: an invented daily in two editions, built from the texts and pictures in this folder."""
