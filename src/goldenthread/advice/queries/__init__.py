"""Every read with a name."""
