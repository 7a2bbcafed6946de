"""Standing: what the recorded facts say of an action, beside what its lead declares."""
