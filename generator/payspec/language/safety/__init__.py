"""Write safety: the facts that decide whether money moves twice."""
