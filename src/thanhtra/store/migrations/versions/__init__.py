"""One revision a file, named by the schema it makes."""
