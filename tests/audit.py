"""`make audit`: asks the advisories of the package index about every pinned package.

Where no source answers, or it knows none of the packages, nothing is known; that is said, and is
no failure.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]
SECONDS = 60


def main() -> int:
    """Return 1 when a pinned package has a published vulnerability."""
    command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--timeout", "5"]
    command += ["--format", "json", "--progress-spinner", "off"]
    for name in REQUIREMENTS:
        command += ["--requirement", name]
    try:
        result = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
        )
        packages = json.loads(result.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError):
        packages = []
    return report(packages)


def report(packages: list[dict[str, Any]]) -> int:
    """Print what is known of each package, as pip-audit tells it; return the exit code."""
    audited = [package for package in packages if "vulns" in package]
    if not audited:
        print("SKIPPED: no source of advisories answers from here.")
        return 0
    for package in audited:
        for advisory in package["vulns"]:
            fixed = ", ".join(advisory["fix_versions"]) or "nothing yet"
            print(f"{package['name']} {package['version']}: {advisory['id']}, fixed by {fixed}")
    vulnerable = [package for package in audited if package["vulns"]]
    print(f"{len(audited)} of {len(packages)} packages audited, {len(vulnerable)} vulnerable")
    return int(bool(vulnerable))


if __name__ == "__main__":
    sys.exit(main())
