"""What comes in from the public pages and from officers."""
