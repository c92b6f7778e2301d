"""What goes out to desks (发出去的): what waits for each, and tables that travel with a reply."""
