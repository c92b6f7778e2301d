"""The drawing surface (纸面): sheet, table, codes, and the PDF that they become."""
