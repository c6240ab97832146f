"""Tables of the language and of the world, and the matchers over them. Offline, shipped."""
