"""Users' tasks, told in a real browser against the real server. One file for each task."""
