"""Every rule that explain can print stands in docs/rules.md."""

from __future__ import annotations

import re
from pathlib import Path

from khabar.core.attribution import ATTRIBUTIONS
from khabar.core.document import Document
from khabar.core.ids import digest
from khabar.pipeline import standard

ROOT = Path(__file__).parent.parent
#: Sentences of our own that between them set off the rules.
TEXT = """وزير المياه: السد آمن
قال الوزير سالم العبدي إن السد آمن، مؤكدا أن الأشغال مستمرة. وأضاف: «لا خوف على أحد». وقال العبدي إنه مطمئن.
وبحسب التقرير، فإن الجدار متصدع. ونقلت وكالة الضفة عن مصدر أمني قوله إن الطريق مغلق. وقال المصدر إن الطريق سيفتح.
ووفقا لوثائق داخلية حصلت عليها صحيفة الضفاف، فإن الكلفة مليون دينار. وجاء في الوثائق أن الأشغال متأخرة.
ورفض المتحدث باسم الشركة التعليق على الخبر. ونفى الوزير الخبر. وكشف عن خطة جديدة. ويُعتقد أن الجدار قديم.
وقال معاليه إن السد آمن. وطالب السكان بتسريع الأشغال. وقالت وزارة المياه إن الأشغال «ستنتهي قبل موسم الأمطار» المقبل.
وقال مهندسون إن الجدار متصدع.
وقال المدير إن موسكو تحترم الاتفاق وتعتقد أن السد آمن.
"""


def test_every_rule_has_its_line() -> None:
    """The names in the reasons of a varied article are all explained, by name or by a pattern with a star."""
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+\.[a-z_.*]+)`", page)
    patterns = [re.escape(n).replace(r"\*", ".+") for n in named]
    reading = standard().run(Document(digest(TEXT.encode()), TEXT, "صحيفة النهر", "2024-03-05"))
    rules = {r.rule for a in reading.get(ATTRIBUTIONS) for r in a.reasons}
    rules = {r for r in rules if not r.startswith(("kind.of_", "content."))}
    unexplained = sorted(r for r in rules if not any(re.fullmatch(p, r) for p in patterns))
    assert unexplained == []
    assert len(rules) > 20
