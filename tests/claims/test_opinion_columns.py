"""What a news agency tells ranks above what a columnist feels, without figures, dates or names to help."""

from __future__ import annotations

import pytest

from workbench.claims.propose import claims
from workbench.language.analyse import analyse

NEWS = {
    "en": """The ministry reported new cases in three provinces.
A delegation from the fund arrived in the capital for talks on the loan.
An appeals court sentenced the former minister to prison.
Parliament approved the investment bill by a majority of votes.
The two companies signed an agreement to build a solar plant.
Customs officers seized a shipment of smuggled medicine in the port.
Police arrested a suspect in the stabbing.
The agency cut its rating of the country's debt.
Archaeologists found a tomb of the Roman era.
A military spokesman denied that soldiers had been hurt.""",
    "ar": """أعلنت وزارة الصحة تسجيل حالات جديدة في ثلاث محافظات.
وصل وفد من صندوق النقد إلى العاصمة لبحث برنامج القرض.
قضت محكمة الاستئناف بسجن الوزير السابق خمس سنوات.
أقر البرلمان مشروع قانون الاستثمار بأغلبية الأصوات.
وقعت الشركتان اتفاقا لبناء محطة للطاقة الشمسية.
ضبطت الجمارك شحنة من الأدوية المهربة في الميناء.
اعتقلت الشرطة مشتبها به في حادث الطعن.
خفضت وكالة التصنيف تقديرها لديون البلاد.
عثر علماء آثار على مقبرة من العصر الروماني.
نفى متحدث عسكري وقوع إصابات في صفوف الجنود.""",
}
COLUMNS = {
    "en": """Are we really supposed to believe this nonsense?
What a shameful spectacle our politics has become!
We must rethink everything that we have inherited.
Perhaps the worst of it is that we have grown used to ugliness.
It is as though the world never learns.
Let us be honest about this miserable failure.
You should be ashamed of your silence.
I think the most beautiful days are still ahead of us.
How pathetic that wisdom is so cheap.
Nobody ever cares about the fate of the poor.""",
    "ar": """أليس من حقنا أن نسأل إلى متى يستمر هذا الصمت؟
يا له من مشهد يدمي القلب ويكشف عجزنا جميعا.
يجب أن نعيد النظر في كل ما ورثناه من أفكار بالية.
لعل أخطر ما في الأمر أننا اعتدنا القبح حتى صرنا نراه جمالا.
كأن العالم لم يتعلم شيئا من مآسي الماضي.
فلنتأمل قليلا في معنى الحرية التي يتشدقون بها.
من المؤسف حقا أن يتحول العلم إلى سلعة رخيصة.
طبعا لن يعترف أحد بهذا الفشل الذريع.
أظن أن الأجمل لم يأت بعد وأن الأمل باق فينا.
دعونا نقولها بصراحة ومن دون مواربة.""",
}


def ranks(text: str, lang: str) -> list[float]:
    return [
        max((claim.priority for claim in claims(analyse(line, lang=lang))), default=0.0)
        for line in text.splitlines()
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_news_ranks_above_columns(lang: str) -> None:
    news, columns = ranks(NEWS[lang], lang), ranks(COLUMNS[lang], lang)
    above = sum(told > felt for told in news for felt in columns)
    assert above >= 0.97 * len(news) * len(columns)


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "The train was late by an hour and a half.", "event"),
        ("en", "The bridge is older than the town.", "comparison"),
        ("ar", "تأخرت الرحلة ساعة ونصف الساعة.", "event"),
    ],
)
def test_half_an_hour_compares_nothing(lang: str, text: str, kind: str) -> None:
    found = claims(analyse(text, lang=lang))[0].kind
    assert (found == "comparison") is (kind == "comparison")
