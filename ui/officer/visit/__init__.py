"""A visit (来访) being taken down: the form, what it would bring, and the page after it."""
