"""The second day: specs change, and what is generated follows."""
