"""What a spec says, as an OpenAPI document would: to be compared, not to be used."""
