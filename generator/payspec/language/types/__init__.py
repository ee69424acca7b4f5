"""Types: objects with fields, enumerations, and the expressions that name them."""
