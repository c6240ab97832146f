"""Use cases shared by the command line and, later, the API."""
