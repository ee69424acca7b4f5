"""Fields that a provider describes at run time: from a spec to a validator."""
