"""The manual (docs/huong-dan): its chapters and pages, what they say, searching them, and the book on paper."""
