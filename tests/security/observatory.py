"""The score that MDN's HTTP Observatory gives an answer, by its published rules (version 5).

Source: mdn/mdn-http-observatory, src/grader/charts.js.  Only the rules that a single HTTPS answer
can meet or break are here; the redirect to HTTPS is tested beside it.
"""

import re
from http.cookies import SimpleCookie
from typing import Any

BASELINE = 100
# Bonuses count for those who reach this without them.
BONUSES_FROM = 90
HALF_A_YEAR = 15_552_000
PRIVATE_REFERRERS = {
    "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
}  # fmt: skip
SCRIPT = re.compile(r"<script[^>]*\ssrc=[\"']?(https?:)?//", re.IGNORECASE)


def score(response: Any) -> int:
    """Return the score of an answer: 100, minus what it lacks, plus what it does beyond."""
    modifiers = [rule(response) for rule in RULES]
    plain = BASELINE + sum(modifier for modifier in modifiers if modifier < 0)
    bonuses = sum(modifier for modifier in modifiers if modifier > 0)
    return max(0, plain + (bonuses if plain >= BONUSES_FROM else 0))


def policy_of(response: Any) -> dict[str, set[str]]:
    """Return the directives of the content security policy."""
    header = response.headers.get("Content-Security-Policy", "")
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}


def _content_policy(response: Any) -> int:
    policy = policy_of(response)
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    scripts, styles = policy.get("script-src", default), policy.get("style-src", default)
    if scripts & {"'unsafe-inline'", "data:", "https:", "*"}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if "'unsafe-inline'" in styles:
        return 0
    return 10 if default == {"'none'"} and "form-action" in policy else 5


def _cookies(response: Any) -> int:
    cookies: SimpleCookie = response.cookies
    if not cookies:
        return 0
    if not all(cookie["secure"] for cookie in cookies.values()):
        return -40 if any("sess" in name.lower() for name in cookies) else -20
    sessions = [cookie for name, cookie in cookies.items() if "sess" in name.lower()]
    if not all(cookie["httponly"] for cookie in sessions):
        return -30
    return 5 if all(cookie["samesite"] in ("Lax", "Strict") for cookie in cookies.values()) else 0


def _cross_origin_access(response: Any) -> int:
    return -50 if response.headers.get("Access-Control-Allow-Credentials") == "true" else 0


def _strict_transport(response: Any) -> int:
    age = re.search(r"max-age=(\d+)", response.headers.get("Strict-Transport-Security", ""))
    if not age:
        return -20
    return 0 if int(age[1]) >= HALF_A_YEAR else -10


def _referrer(response: Any) -> int:
    policy = response.headers.get("Referrer-Policy", "")
    if not policy:
        return 0
    return 5 if policy in PRIVATE_REFERRERS else -5


def _scripts(response: Any) -> int:
    return -5 if SCRIPT.search(response.content.decode()) else 0


def _sniffing(response: Any) -> int:
    return 0 if response.headers.get("X-Content-Type-Options") == "nosniff" else -5


def _framing(response: Any) -> int:
    if "frame-ancestors" in policy_of(response):
        return 5
    return 0 if response.headers.get("X-Frame-Options") in ("DENY", "SAMEORIGIN") else -20


def _resource_policy(response: Any) -> int:
    policy = response.headers.get("Cross-Origin-Resource-Policy")
    return {"same-origin": 10, "same-site": 10, "cross-origin": -5}.get(policy, 0)


RULES = (
    _content_policy,
    _cookies,
    _cross_origin_access,
    _strict_transport,
    _referrer,
    _scripts,
    _sniffing,
    _framing,
    _resource_policy,
)
