"""A sample of `make fuzz`: every route of the site once, by all roles, with hostile input."""

from tests.base import SeededTestCase
from tests.fuzz.session import ROLES, FuzzSession

SEED = 20261125
# After each address once.
MORE = 60


class FuzzTests(SeededTestCase):
    """Seeded, so that a failure can be repeated; `make fuzz` sends many more."""

    def test_no_request_to_any_address_answers_with_a_server_error(self) -> None:
        session = FuzzSession(SEED)

        outcome = session.run(range(len(session.addresses) + MORE))

        assert outcome.failures == []
        assert outcome.is_clean, outcome.last_resort
        assert len(outcome.routes) > 400
        assert len(ROLES) == 6
        assert set(outcome.requests) == {"admin", "public"}
