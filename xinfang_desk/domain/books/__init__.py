"""The register as a book (登记簿): corrections, the table of all matters, pads."""
