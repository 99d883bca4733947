"""Language: whether a question is asked in English, going by the small words that each language has.

What a language shares with English (`was`, `die`, `for`, `at`) tells nothing and is left out.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FOREIGN_WORDS = """
    aber als auf aus bei bitte das dass dem der des ein eine einen einer es für gibt haben ich ihr ist
    kann können machen mit nach nicht oder sich sie sind soll über und uns unser unsere vom von warum
    welche welcher welches wenn wer werden wie wir wird wo zu zum zur zwischen af blev de den det din
    dig eller en er et fik ham har hun hvad hvem hvilke hvilken hvilket hvis hvor hvorfor hvordan ikke
    jeg kan mellem men mig mod når og også om os på så skal som til vi vil vores være att av där från
    för hur här inte jag med mellan och oss till vad varför vem vilka vilken är het hoe ik een kunnen
    met naar niet ons onze tussen van voor waarom wat welke wij zijn avec aux ce cette comment dans du
    elle entre est il je la le les nos notre nous où par pas pour pourquoi que quel quelle quels quelles
    qui quoi sont sur une vous como con cuál cuáles cuando del donde el ella está esta las los más
    nuestra nuestro para pero por porque qué quién se son su sus una y
"""
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_ENGLISH_WORDS = """
    a about an and are be between by can do does for from has have how i in is it not of on or our
    should that the their them there they this to us was we what when where which who why will with
    would you your
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
LEAST = 2


def is_english(text: str) -> bool:
    """Say whether a text can be taken for English; one of a few words can, unless they are foreign."""
    words = set(_WORD.findall(text.lower().replace("’", "'")))
    foreign, english = words & (_FOREIGN - _ENGLISH), words & _ENGLISH
    return len(foreign) < LEAST or len(foreign) <= len(english)
