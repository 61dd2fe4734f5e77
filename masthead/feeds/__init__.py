"""The paper for machines: feeds, sitemaps, schema.org, robots.txt and the list of feeds."""
