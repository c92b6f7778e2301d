"""The first page of a matter (我这件事): where it is, the one next thing, and the same in pictures."""
