"""From the HTML that other systems keep to our own blocks."""
