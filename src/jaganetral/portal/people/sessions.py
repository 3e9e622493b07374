"""What is kept about where a person is signed in."""

from __future__ import annotations

import ipaddress
from typing import Any


def keep_network_only(instance: Any, **signal: Any) -> None:
    """Before a session is kept: of the address only the network (/24, or /48 of IPv6).

    It still tells the office from a café, and no longer which desk.
    """
    address = ipaddress.ip_address(instance.ip)
    bits = 24 if address.version == 4 else 48
    network = ipaddress.ip_network(f"{address}/{bits}", strict=False)
    instance.ip = str(network.network_address)
