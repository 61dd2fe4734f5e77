"""What the newsroom keeps beside stories: topics, people, agencies, editions, menus, tributes."""
