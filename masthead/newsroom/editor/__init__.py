"""The story editor: its tabs, its form with the publication gate, and its views."""
