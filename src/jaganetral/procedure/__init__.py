"""What happens after a report: flows, requirements and clocks, over the law as data."""
