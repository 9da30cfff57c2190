"""The container file has all that the site needs, and compose starts what exists."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from deploy.demo.places import ROOT

pytestmark = pytest.mark.production

CONTAINERFILE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
IGNORED = (ROOT / "deploy" / "Containerfile.dockerignore").read_text(encoding="utf-8").split("\n")
COPIED = re.findall(r"^COPY (?!--from)(\S+) (\S+)$", CONTAINERFILE, re.MULTILINE)


def test_what_is_copied_into_the_image_collects_its_files_and_loads(tmp_path) -> None:
    for source, target in COPIED:
        place = tmp_path / (Path(source).name if target in ("./", "/srv/cities/") else target)
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / source).is_dir() else shutil.copy)(ROOT / source, place)
        assert f"!{source}" in IGNORED, f"{source} is not sent to the builder"
    steps = re.search(r"^RUN (SECRET_KEY=.*?')$", CONTAINERFILE, re.MULTILINE | re.DOTALL).group(1)
    bin_folder = Path(sys.executable).parent
    steps = steps.replace("\\\n", " ").replace(".venv/bin/python", str(bin_folder / "python"))
    steps = steps.replace("/srv/collected", str(tmp_path / "collected"))
    result = subprocess.run(
        ["/bin/sh", "-c", steps],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert list((tmp_path / "collected" / "static" / "css").glob("site.*.css.gz"))
    assert list(tmp_path.glob("locale/*/LC_MESSAGES/*.mo"))


def test_the_image_runs_as_nobody_in_particular_from_a_base_that_can_be_pinned() -> None:
    last = CONTAINERFILE.rpartition("\nFROM ")[2]

    assert CONTAINERFILE.count("\nFROM ${PYTHON}") == 2
    assert "\nUSER cities\n" in last
    assert "latest" not in CONTAINERFILE + str(COMPOSE)


def test_compose_starts_commands_and_mounts_files_that_exist() -> None:
    services = COMPOSE["services"]
    for name, service in services.items():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            if source.startswith("./") and source != "./certificate":
                assert (ROOT / "deploy" / source).exists(), (name, source)
        command = service.get("command", [])
        if "manage.py" in command:
            assert command[command.index("manage.py") + 1] in get_commands()
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        assert "no-new-privileges:true" in service["security_opt"]
    assert {name for name, service in services.items() if "ports" in service} == {"front"}


def test_units_of_systemd_are_sound_and_closed() -> None:
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("this machine has no systemd")
    units = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
    assert units
    for unit in units:
        told = subprocess.run(
            [analyze, "security", "--offline=true", str(unit)],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        exposure = float(re.search(r"Overall exposure level for \S+: ([\d.]+)", told).group(1))
        assert exposure < 2, (unit.name, exposure)
