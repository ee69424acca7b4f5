"""The four providers' documents, over real servers: samples, outcomes, secrets."""
