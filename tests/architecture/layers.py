"""The layers of the project, read from the contract that import-linter checks."""

import tomllib
from pathlib import Path

from django.apps import AppConfig, apps

ROOT = Path(__file__).resolve().parents[2]


def layers() -> list[list[str]]:
    """Return the packages of each layer, top layer first."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for contract in configuration["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers":
            return [[name.strip() for name in layer.split("|")] for layer in contract["layers"]]
    raise LookupError("pyproject.toml has no layers contract")


def height_of(package: str) -> int:
    """Return how far above the lowest layer `package` stands."""
    for depth, packages in enumerate(reversed(layers())):
        if package in packages:
            return depth
    raise LookupError(f"{package} is in no layer")


def own_apps() -> list[AppConfig]:
    """Return the project's own applications."""
    packages = {package for layer in layers() for package in layer}
    return [config for config in apps.get_app_configs() if config.name in packages]


def python_modules() -> list[Path]:
    """Return every Python module of the site and its tests, without migrations."""
    folders = ("cities_site", "news", "partners", "pilots", "tests")
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]
