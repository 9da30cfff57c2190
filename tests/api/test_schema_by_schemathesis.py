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
from hypothesis import HealthCheck, given, settings

from tests.partners.makers import add_partner, make_registry

EXAMPLES = settings(
    max_examples=int(os.environ.get("SCHEMATHESIS_EXAMPLES", "8")),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def _kept_connection(db: None) -> Iterator[None]:
    # A server closes its connection after each request; a test's transaction needs it.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_kept_connection")
def test_every_operation_answers_as_described() -> None:
    add_partner(make_registry(), "泉州", "Quanzhou")
    schema = schemathesis.openapi.from_wsgi("/api/v2/openapi.json", get_wsgi_application())
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 4

    for operation in operations:

        @given(operation.as_strategy())
        @EXAMPLES
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate()

        ask()
