"""The RSGI application that ``masthead serve`` runs: the newspaper in force, read from its options."""

from masthead.conf.read import find, read
from masthead.front.paper import paper_of
from masthead.front.serving import Front

application = Front(paper_of(read(find())))
