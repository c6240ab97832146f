"""Small closed sets of words that the attribution rules look for, folded.

Lists that are long or carry meaning of their own are tables in ``knowledge``.
"""

from __future__ import annotations

__all__ = [
    "ACCORDING",
    "ADDRESSEES",
    "ALSO_NOUNS",
    "ANONYMITY",
    "ANONYMITY_VERBS",
    "AUXILIARIES",
    "CLAUSE_WORDS",
    "COMPLEMENTS",
    "EVENT_NOUNS",
    "KNOWING",
    "OBTAINED",
    "OFFICE_LINKS",
    "OWN_WORDS",
    "PARTITIVES",
    "RELATIVES",
    "SAYING",
]  # fmt: skip

#: Nouns after which «من» still belongs to the phrase: «عدد من النواب».
PARTITIVES = frozenset(
    "عدد كل مقرب مقربون مقربين قريب احد احدي كثير العديد عديد جمع مجموعة جملة بعض واحد واحدة اكثر مصدر مصادر شخص"
    " مسؤول مسؤولين مسؤولون اي".split()
)
#: Adjectives after which «على», «عن» still belong to the phrase: «مصدر مطلع على الملف».
KNOWING = frozenset("نائب نائبة نواب ممثل صادر صادرة صدر صدرت مطلع مطلعة مطلعون مقربة مشرف قائم مسؤول".split())
#: Beginnings of words for whom something is said: «للصحفيين», «لقناة ...».
ADDRESSEES = (
    "للصحفي", "للصحافي", "لوسائل", "للوكال", "لوكال", "لقنا", "لصحيف", "للصحيف", "لجريد", "لراديو", "لاذاع", "لموقع",
    "لمراسل", "للاعلام", "لمجلة", "لبرنامج", "له", "لها", "لهم", "لنا", "لي", "لتلفزيون", "للتلفزيون",
    "لفرانس", "لرويترز",
)  # fmt: skip
#: Kinds of places, after «في» part of a phrase: «مصادر في محافظة أبين».
PLACE_NOUNS = frozenset("ولاية محافظة مدينة منطقة اقليم بلدة قرية مقاطعة العاصمة جنوب شمال شرق غرب".split())
#: Occasions of speech: in «الوزير في تصريح» the phrase ends before «في».
EVENT_NOUNS = frozenset(
    "تصريح تصريحات بيان كلمة حديث خطاب مؤتمر مقابلة لقاء اتصال تغريدة حوار ختام وقت سياق اطار اعقاب ظل حال مداخلة"
    " جلسة خطبة رسالة رد معرض مقال هامش برنامج".split()
)
#: «المتحدث باسم ...»: the phrase goes on.
OFFICE_LINKS = frozenset(
    "باسم باسمه باسمها باسمهم لشؤون للشؤون بشؤون بمجلس بوزارة لوزارة بهيئة بحزب بجامعة لهيئة لشركة بشركة لنادي بنادي"
    " لدي".split()
)
#: «عن فلان قوله»: the noun that leads in what a relayed teller said.
SAYING = frozenset("قوله قولها قولهم قولهما تاكيده تاكيدها تصريحه تصريحها".split())
#: Heads of expressions that name a teller beside the clause; see ``according``.
ACCORDING = frozenset("بحسب حسب وفق وفقا طبقا حسبما نقلا".split())
#: «على حد قوله», «بحسب تعبيرها»: the teller is the one who has just spoken.
OWN_WORDS = frozenset(
    "قوله قولها قولهم تعبيره تعبيرها تعبيرهم وصفه وصفها وصفهم زعمه زعمها زعمهم رايه رايها كلامه كلامها تقديره تقديرها"
    " تقديرهم روايته روايتها تاكيده تاكيدها اعتقاده ظنه نظره نظرها".split()
)
#: «طلب عدم الكشف عن هويته»: a source that stays unnamed.
ANONYMITY = frozenset("اسمه اسمها اسمهم اسمائهم هويته هويتها هويتهم اسمهما".split())
ANONYMITY_VERBS = frozenset("طلب طلبت رفض رفضت فضل فضلت اشترط شرط عدم طلبوا رفضوا طالبا رافضا مشترطا مفضلا".split())
#: «وثائق حصلت عليها صحيفة ...»: who obtained a document hands on what it says.
OBTAINED = frozenset("حصل حصلت اطلع اطلعت تلقي تلقت تسلم تسلمت".split())
#: Verbs whose form is also a common noun: «كشف», «طلب»; a noun before them makes them one.
ALSO_NOUNS = frozenset("كشف طلب ذكر نفي توقع وعد امر شرط قرار نشر رد رفض نقل حث".split())
RELATIVES = frozenset("الذي التي الذين والذي والتي".split())
AUXILIARIES = frozenset("قد وقد كان كانت لم لا سوف".split())
#: «أن» and its commonest forms.
COMPLEMENTS = frozenset({"ان", "بان", "انه", "انها"})
#: Classes of function words at which a noun phrase is over.
CLAUSE_WORDS = frozenset({"comp", "rel", "adv", "aux", "neg", "pron", "conj"})
