"""Take the PDF's fonts from Debian's fonts-noto-core and write down which letters they have.

`python -m tools.fonts` (with fonttools installed) writes workbench/report/fonts: Noto Naskh Arabic
whole, of the others only what reports show. All are under the SIL Open Font License, see OFL.txt.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

FROM = Path("/usr/share/fonts/truetype/noto")
TO = Path(__file__).parent.parent / "workbench" / "report" / "fonts"
_LATIN = [
    (0x20, 0x52F),
    (0x1E00, 0x1FFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0xFFFD, 0xFFFD),
]
_SIGNS = [(0x2190, 0x21FF), (0x2200, 0x22FF), (0x2400, 0x2426), (0x2460, 0x24FF), (0x25A0, 0x27BF)]
FONTS = {
    "NotoNaskhArabic-Regular": None,
    "NotoNaskhArabic-Bold": None,
    "NotoSans-Regular": _LATIN,
    "NotoSans-Bold": _LATIN,
    "NotoSansMath-Regular": _SIGNS,
    "NotoSansSymbols-Regular": _SIGNS,
    "NotoSansSymbols2-Regular": _SIGNS,
}


def main() -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    covered: set[int] = set()
    for name, ranges in FONTS.items():
        font = TTFont(FROM / f"{name}.ttf")
        if ranges:
            options = subset.Options(
                layout_features=["*"], hinting=False, name_IDs=["*"], notdef_outline=True
            )
            chosen = subset.Subsetter(options)
            chosen.populate(unicodes=[code for start, end in ranges for code in range(start, end + 1)])
            chosen.subset(font)
        font.save(TO / f"{name}.ttf")
        covered |= set(font.getBestCmap())
    (TO / "covered.txt").write_text("\n".join(_ranges(covered)) + "\n", encoding="ascii")
    sys.stdout.write(f"{len(covered)} letters and signs\n")


def _ranges(codes: Iterable[int]) -> list[str]:
    """`600-6FF`, hexadecimal, inclusive, in order."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [f"{start:X}-{end:X}" for start, end in found]


if __name__ == "__main__":
    main()
