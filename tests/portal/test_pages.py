"""Every page of the portal opens, in both languages."""

import pytest
from django.test import Client

PAGES = ["/", "/panduan/", "/belajar/", "/diminta/", "/bersihkan/", "/tanya-orang/", "/tentang/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_opens(client: Client, prefix: str, address: str) -> None:
    assert client.get(prefix + address).status_code == 200
