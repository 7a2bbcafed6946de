"""Puts the rooms together: settings, addresses, commands. The only place that knows every room."""
