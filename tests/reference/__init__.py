"""Pages that are made of the schema, the rules and the specs."""
