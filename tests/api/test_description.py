"""The OpenAPI description: valid, complete, and true of every answer."""

import json
from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from cities_site.api.views import ENDPOINTS
from news.models import EventPage, PublicationPage
from pilots.models import PilotPage
from tests.base import SeededTestCase, public_pages
from tests.browser.content import add_content

DESCRIPTION = "urn:description"


def description() -> dict[str, Any]:
    response = Client().get("/api/v2/openapi.json")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/vnd.oai.openapi+json"
    return json.loads(response.content)


class DescriptionTests(SeededTestCase):
    """Checked with the validators of other projects, on pages that have every part."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        add_content()
        publication = PublicationPage.objects.get(slug="every-part")
        publication.pilots.add(PilotPage.objects.get(slug="khajura"))
        publication.events.add(EventPage.objects.get(slug="every-part"))
        publication.save()

    def validator(self, path: str, status: str = "200") -> Draft202012Validator:
        """Return the validator of what `path` answers with."""
        whole = description()
        [content] = whole["paths"][path]["get"]["responses"][status]["content"].values()
        registry = Registry().with_resource(DESCRIPTION, DRAFT202012.create_resource(whole))
        schema = json.loads(json.dumps(content["schema"]).replace('"#/', f'"{DESCRIPTION}#/'))
        checker = FormatChecker(["date", "date-time", "time"])
        return Draft202012Validator(schema, registry=registry, format_checker=checker)

    def test_it_is_valid_openapi(self) -> None:
        assert list(OpenAPIV31SpecValidator(description()).iter_errors()) == []

    def test_it_describes_every_endpoint_and_its_parameters(self) -> None:
        whole = description()
        assert set(whole["paths"]) == {
            path for name in ENDPOINTS for path in (f"/{name}/", f"/{name}/{{id}}/")
        }
        assert whole["servers"] == [{"url": "http://testserver/api/v2"}]
        for path, operations in whole["paths"].items():
            for parameter in operations["get"]["parameters"]:
                if parameter["in"] == "query":
                    value = parameter["schema"].get("enum", [1])[0]
                    if parameter["schema"].get("format"):
                        value = "2020-06-01"
                    address = path.replace("{id}", "99999")
                    answer = Client().get(f"/api/v2{address}", {parameter["name"]: value})
                    assert answer.status_code != 400, (path, parameter)

    def test_every_answer_is_as_described(self) -> None:
        pages, lists = self.validator("/pages/{id}/"), self.validator("/pages/")
        assert not lists.is_valid({"meta": {}, "items": []}), "a schema that accepts everything"
        lists.validate(Client().get("/api/v2/pages/?limit=50").json())
        said: dict[str, bool] = {}
        for page, _language, _path in public_pages():
            answer = Client().get(f"/api/v2/pages/{page.pk}/").json()
            pages.validate(answer)
            for name, value in answer.items():
                if isinstance(value, list | dict):
                    said[name] = said.get(name, False) or bool(value)
        silent = [name for name, is_said in said.items() if not is_said]
        assert silent == [], "words and rows that no page fills are never checked"
        for name in ENDPOINTS:
            answer = Client().get(f"/api/v2/{name}/?limit=50").json()
            self.validator(f"/{name}/").validate(answer)

    def test_problems_are_as_described(self) -> None:
        for address, status in (("pages/?x=1", "400"), ("pages/999999/", "404")):
            path = "/pages/{id}/" if status == "404" else "/pages/"
            answer = Client().get(f"/api/v2/{address}")
            assert answer.status_code == int(status)
            self.validator(path, status).validate(answer.json())

    def test_the_page_for_people_leads_to_it(self) -> None:
        for language, title in (("en", "Open data"), ("zh-hans", "开放数据")):
            html = Client().get(f"/{language}/open-data/").content.decode()
            assert title in html
            for address in (
                "/api/v2/openapi.json",
                "/data/partners.csv",
                "/data/pilots.json",
                "/data/iati/activities.xml",
                f"/{language}/open-data/partner-changes.xml",
                f"/{language}/open-data/pilots/",
            ):
                assert f'href="{address}"' in html
                assert Client().get(address).status_code == 200
