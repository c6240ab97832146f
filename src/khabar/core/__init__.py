"""Pure data of the domain: standard library only, frozen, no behaviour beyond its own checks."""
