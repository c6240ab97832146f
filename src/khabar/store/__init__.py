"""Appends readings and gives back what is current. One interface, SQLite by default."""
