"""What is looked at, a module a theme; see check.py."""
