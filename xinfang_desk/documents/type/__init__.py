"""Type (字体排印): which file draws a character, how wide, and where a line breaks."""
