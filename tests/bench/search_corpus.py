"""Texts of both languages made by code, the same at every run, with words of known frequency."""

import random

_CHINESE = (
    "泉州市人民政府举办了海上丝绸之路研讨会", "联合国南南合作办公室与城市携手推进可持续发展",
    "西安和厦门分享了历史街区保护的经验", "代表们通过了《泉州宣言》并讨论了下一步行动",
    "该项目在福建省开展5G技术培训", "城市间的伙伴关系促进知识交流", "合作社为青年提供职业培训",
)  # fmt: skip
_ENGLISH = (
    "The city of Quanzhou hosted a workshop on the Maritime Silk Road",
    "South-South cooperation connects cities and their networks",
    "Delegates from Xi'an, Łódź and Côte d’Ivoire shared lessons on heritage",
    "Partnerships of the municipalities support COVID-19 recovery",
    "MCSR CA publishes resolution A/RES/77/1 for its partners",
    "Young people learn about climate in the year 2024",
    "The office of the programme trains planners in local government",
)
_TRADITIONAL = "聯合國與臺灣海峽兩岸的城市"
# The number of texts that the words of the first row are in, however many texts there are.
FIXED_HITS = 10
# The share of all texts that each of these words is in, one of either language.
FREQUENCIES = {
    "ten texts": (0, "zanzibar", "桑给巴尔"),
    "rare": (0.01, "kilimanjaro", "乞力马扎罗"),
    "10%": (0.1, "zhenghe", "郑和"),
    "common": (0.95, "programme", "方案"),
}


def corpus(size: int, sentences: int = 5) -> list[str]:
    """Return `size` texts; each mixes sentences of both languages, some in folded-away forms."""
    texts = []
    for number in range(size):
        choose = random.Random(number)
        parts = [choose.choice(_CHINESE + _ENGLISH) for _ in range(sentences)]
        if number % 17 == 0:
            parts.append(_TRADITIONAL)
        if number % 23 == 0:
            parts.append("ＣＯＶＩＤ－１９　in ２０２４")
        for share, english, chinese in FREQUENCIES.values():
            if _has(number, size, share):
                parts.insert(choose.randrange(len(parts)), f"{english}。{chinese}")
        texts.append("。 ".join(parts))
    return texts


def _has(number: int, size: int, share: float) -> bool:
    """Whether a word of this share is in the text of this number."""
    if not share:
        return (
            number % max(1, size // FIXED_HITS) == 0
            and number // max(1, size // FIXED_HITS) < FIXED_HITS
        )
    return bool(number % 20) if share > 0.5 else number % round(1 / share) == 0
