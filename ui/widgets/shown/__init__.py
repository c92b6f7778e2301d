"""What one looks at (图表和列表): tables, bars, lists of rows, the route map."""
