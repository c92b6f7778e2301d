"""Reading aloud (朗读): what is read of a page, and what can be recorded beforehand."""
