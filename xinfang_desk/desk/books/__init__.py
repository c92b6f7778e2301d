"""The register as a book (登记簿): what is put right in it, declared void, read as a table, held on pads."""
