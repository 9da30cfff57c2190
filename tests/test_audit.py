"""The audit of dependencies fails for a vulnerability, and says when it knows nothing."""

from tests.audit import report

SOUND = {"name": "wagtail", "version": "8.0.1", "vulns": []}
WEAK = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["1.1"]}],
}
UNKNOWN = {"name": "willow", "skip_reason": "not found"}


def test_a_vulnerability_fails_and_is_named(capsys) -> None:
    assert report([SOUND, WEAK, UNKNOWN]) == 1

    printed = capsys.readouterr().out
    assert "pillow 1.0: PYSEC-0000-1, fixed by 1.1" in printed
    assert "2 of 3 packages audited, 1 vulnerable" in printed


def test_sound_packages_pass() -> None:
    assert report([SOUND]) == 0


def test_without_a_source_nothing_is_claimed(capsys) -> None:
    for packages in ([], [UNKNOWN]):
        assert report(packages) == 0
        assert capsys.readouterr().out.startswith("SKIPPED")
