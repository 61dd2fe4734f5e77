"""Which hosts a web server answers, and where the pages of each lie."""

from __future__ import annotations

from masthead.cli.trouble import Trouble
from masthead.front.paper import FrontPaper
from masthead.press.stores.files import OWN_HOST


def hosts(paper: FrontPaper) -> list[tuple[str, str]]:
    """Each host, with the folder of its pages below the folder of all pages; a host may begin with ``.`` or ``*.``.

    Raises ``Trouble`` where nothing has said yet which hosts are an edition's own.
    """
    editions = paper.editions()
    if editions is None and paper.hosts:
        raise Trouble("it is not known which of `hosts` are an edition's own; run `masthead upgrade` first.")
    found = {paper.own_host: OWN_HOST}
    found |= {host: host for host in sorted(editions or ()) if paper.host_of(host) == host}
    return [*found.items(), *((host, OWN_HOST) for each in paper.hosts if (host := each.lower()) not in found)]
