"""The PostgreSQL of the tests: it starts wherever the checkout lies."""

import os
import shutil

import pytest

from bench.server import Server, binaries


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the programs to somebody else")
def test_it_starts_from_a_checkout_that_is_closed_to_its_user(tmp_path):
    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL here")
    package = found.parent.parent
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(found.parent, closed / package.name / found.parent.name)
    beside = package.with_name(f"{package.name}.libs")
    if beside.is_dir():
        shutil.copytree(beside, closed / beside.name)
    before = os.umask(0o077)  # as the program sets it
    server = Server(closed / package.name / found.parent.name / found.name)
    os.umask(before)
    try:
        assert server.ask("SELECT 1") == [(1,)]
    finally:
        server.close()
