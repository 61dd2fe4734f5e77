"""An index of documents and one way to ask it: knows fields, not stories."""
