"""Local areas, their organisations, and the posts that people hold over time."""
