"""What four stories of an invented town say."""

from datetime import UTC, datetime

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

BRIDGE = "The harbour bridge stays closed until Friday while engineers look for cracks in its northern pier."
BRIDGE_AGAIN = "Engineers found two cracks in the pier of the harbour bridge, and ferries will carry commuters."
BAKERY = "A baker on Mill Street sells four hundred poppy rolls before the schools open their doors."
ELECTION = "Mayor Orla Venn lost her majority in the council after three members crossed the floor."
