"""What a paper is, from lines as a reader saw them."""
