"""What was typed into a form when the session ended, kept for a day and offered back."""
