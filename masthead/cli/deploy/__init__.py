"""``masthead deploy``: prints configurations of web servers for a newspaper."""
