"""The RSGI application that ``masthead serve`` runs: the newspaper in force, read from its options."""

from masthead.conf import lifeline
from masthead.conf.read import find, read
from masthead.front.paper import paper_of
from masthead.front.serving import Front

# First: a process that cannot read its options ends with its supervisor too.
lifeline.end_with_it()
application = Front(paper_of(read(find())))
