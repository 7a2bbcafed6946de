"""What the pages of people, posts and settings say."""
