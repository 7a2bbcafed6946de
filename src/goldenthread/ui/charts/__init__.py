"""Charts worked out in numbers: templates only print them, so that every page's policy holds."""
