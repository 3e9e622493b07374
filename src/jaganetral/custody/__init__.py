"""Proof that nothing was altered: hash chains, signed checkpoints, time stamps, bundles.

Pure: no database, no network but for asking a time stamp, no Django. What is signed and stamped
needs `cryptography` and `rfc3161-client` (the portal extra); they are imported where they are used.
"""
