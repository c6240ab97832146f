"""One file, one layer. Stages never import each other; ``pipeline`` puts them in order."""
