"""Sources, assumptions and conflicts: what a fact rests on."""
