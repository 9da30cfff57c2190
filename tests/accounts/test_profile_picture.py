"""A profile picture is an upload like every other: whole, of its kind, and without its past."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.users.models import UserProfile

from tests.editor import sign_in
from tests.factories import make_user
from tests.library.makers import reads_the_admin_in
from tests.library.uploads.corpus import IMAGES, Sample, photograph, picture

pytestmark = pytest.mark.django_db

ACCOUNT = reverse("wagtailadmin_account")


def send(browser: Client, sample: Sample) -> str:
    page = browser.get(ACCOUNT).context
    fields = {}
    for panels in page["panels_by_tab"].values():
        for panel in panels:
            form = panel.get_form()
            fields |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    fields |= {"name_email-first_name": "A", "name_email-last_name": "B"}
    fields["name_email-email"] = "person@example.org"
    file = SimpleUploadedFile("x", sample.make())
    # The class takes folders away from a name; a hostile client does not.
    file._name = sample.name
    response = browser.post(ACCOUNT, fields | {"avatar-avatar": file}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


# The field is that of images, which meets the whole corpus elsewhere.
SAMPLES = IMAGES[::4]


def test_the_samples_are_of_both_kinds() -> None:
    assert {sample.is_accepted for sample in SAMPLES} == {True, False}


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_each_file_of_the_corpus_is_stored_clean_or_refused(sample: Sample) -> None:
    user = make_user("person", "Editors")

    html = send(sign_in(user), sample)

    profile = UserProfile.get_for_user(user)
    assert bool(profile.avatar) == sample.is_accepted
    assert ("changed successfully" in html) == sample.is_accepted
    if profile.avatar:
        with profile.avatar.open("rb") as file:
            data = file.read()
        assert not any(part in data for part in (b"<script", b"GPS", b"Exif"))


def test_a_large_photograph_is_made_small_and_says_nothing_of_its_place() -> None:
    user = make_user("person", "Editors")

    send(sign_in(user), Sample("me.jpg", photograph))

    with UserProfile.get_for_user(user).avatar.open("rb") as file:
        stored = Image.open(io.BytesIO(file.read()))
    assert max(stored.size) <= 400
    assert not stored.getexif()


def test_the_refusal_is_in_the_language_of_the_user() -> None:
    user = make_user("person", "Editors")
    reads_the_admin_in(user, "zh-hans")

    assert "此图片已损坏" in send(sign_in(user), Sample("me.jpg", large_and_cut_short))


def test_the_form_of_wagtail_still_needs_ours() -> None:
    file = SimpleUploadedFile("me.jpg", large_and_cut_short())
    form = AvatarPreferencesForm({}, {"avatar": file}, instance=UserProfile())

    with pytest.raises(OSError, match="truncated"):
        form.is_valid()


def large_and_cut_short() -> bytes:
    """Return a picture of 900 pixels whose second half was lost on the way."""
    whole = picture("JPEG", (900, 900))
    return whole[: len(whole) // 2]
