"""What a status means, whoever's it is, and which calls follow each other."""
