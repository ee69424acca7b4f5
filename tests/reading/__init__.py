"""One reading of a value: models, schemas and what the core itself needs agree."""
