"""The base page and the base snippet of every bilingual record."""

from cities_site.bilingual.models.pages import BasePage
from cities_site.bilingual.models.permissions import LanguagePermission
from cities_site.bilingual.models.personal_data import PersonalDataOverride
from cities_site.bilingual.models.public_record import ChangeNote, Withdrawal, WithdrawalKind
from cities_site.bilingual.models.records import BilingualRecord, TranslationState
from cities_site.bilingual.models.snippets import BilingualSnippet
from cities_site.bilingual.models.workflows import PublicationApprovalTask

__all__ = [
    "BasePage",
    "BilingualRecord",
    "BilingualSnippet",
    "ChangeNote",
    "LanguagePermission",
    "PersonalDataOverride",
    "PublicationApprovalTask",
    "TranslationState",
    "Withdrawal",
    "WithdrawalKind",
]
