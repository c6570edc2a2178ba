"""What results look like in a notebook: HTML and SVG out of plain data."""
