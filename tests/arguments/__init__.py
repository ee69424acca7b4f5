"""Any Python value for any argument of any method."""
