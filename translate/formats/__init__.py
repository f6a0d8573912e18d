"""The forms of files: one reader and writer each, told apart by content."""
