"""What a server refuses, and how it is found."""

from __future__ import annotations

from typing import get_args

import pytest

from xinfang_desk.county.ledger.address import asked_of_server
from xinfang_desk.county.ledger.postgres import FAULTS
from xinfang_desk.domain.refusals import Code


def test_every_fault_of_a_server_has_a_refusal() -> None:
    assert set(FAULTS.values()) <= set(get_args(Code))


@pytest.mark.parametrize(
    ("address", "proves"),
    [
        ("postgresql://li@db.example/x", True),
        ("postgresql://li@10.0.0.8/x", True),
        ("postgresql:///x?host=db.example", True),
        ("postgresql://li@localhost/x", False),
        ("postgresql:///x?host=/run/postgresql", False),
        ("postgresql://li@db.example/x?sslmode=verify-ca", False),
    ],
)
def test_over_a_network_the_server_proves_who_it_is(address: str, proves: bool) -> None:
    assert asked_of_server(address) == ({"sslmode": "verify-full"} if proves else {})
