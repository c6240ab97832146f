"""khabar reads Arabic news and keeps, for every statement, who says so."""

__all__ = ["__version__"]

__version__ = "0.1.0"
