"""payspec: one YAML file per payment provider, a typed client out of it."""

__version__ = "0.1.0"
