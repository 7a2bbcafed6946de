"""The statutory clock of this installation, and the pages that show its rules."""
