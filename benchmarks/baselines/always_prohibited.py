"""The baseline that flags everybody: what a figure is worth that looks at misses alone."""

from scan_interface import run

run(lambda conducts: [("prohibited", 1.0) for _ in conducts])
