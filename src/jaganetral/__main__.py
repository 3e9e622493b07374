"""`python -m jaganetral` is the command `jaganetral`."""

from jaganetral.cli import main

main()
