"""What is asked: the registry, and figures and rows from the live database."""
