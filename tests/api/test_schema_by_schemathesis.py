"""The API keeps what its own description says, whatever is asked: checked by Schemathesis.

SCHEMATHESIS_EXAMPLES says how many requests each operation gets; `make fuzz` sends more.
"""

import os
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from tests.partners.makers import add_partner, make_registry

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "8"))


@pytest.fixture
def api_schema(db: None) -> Iterator[schemathesis.BaseSchema]:
    """Read the description from the site itself, in this process and this transaction."""
    add_partner(make_registry(), "泉州", "Quanzhou")
    # A server closes its connection after each request; a test's transaction needs it.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v2/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


schema = schemathesis.pytest.from_fixture("api_schema")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
