"""A loader for each kind of file: each makes the neutral document and knows nothing of plans."""
