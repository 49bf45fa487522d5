"""`python -m mailuo` to the command line."""

from .cli import main

main()
