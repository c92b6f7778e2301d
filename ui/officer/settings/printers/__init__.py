"""Printers (打印机): which paper comes out of which, how, and a page to try it with."""
