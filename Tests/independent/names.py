"""Names as they are compared: two spellings of one name are one unit, and one person."""
import re
import unicodedata

NO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ（）"
NARROW = {ord(letter): ord(letter) - 0xFEE0 for letter in WIDE}
CHINESE = r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"


def folded(name):
    """Letters, digits and brackets of full width are as good as the others; blanks between Chinese characters, around the
    name and of no width are none."""
    plain = unicodedata.normalize("NFC", name).translate(NO_WIDTH).translate(NARROW).strip()
    return re.sub(rf"(?<={CHINESE})\s+(?={CHINESE})", "", plain)
