"""Proof that nothing was altered: hash chains, signed checkpoints, time stamps, bundles."""
