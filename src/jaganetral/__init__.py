"""JagaNetral: a conduct goes in, a verdict with its legal reasons comes out."""

__version__ = "0.1.0"
