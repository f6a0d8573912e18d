"""English bullets that stand alone: what may be trimmed at the front of one, and how a headline is cut.

Only whole words at the front are taken off, never what says who claims something; nothing is reworded.
"""

import re

# Adverbs that point to the sentence before; with their comma off, a whole sentence is left.
_ADVERBS = re.compile(
    r"(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|Meanwhile|Therefore|Thus|Hence|Consequently"
    r"|Accordingly|Indeed|Also|Besides|Likewise|Similarly|Still|Yet|Then|And|But|So|In addition|In turn"
    r"|In contrast|In return|In fact|In this context|In this regard|In a related (?:context|development|vein)"
    r"|On the other hand|On the contrary|For (?:his|her|its|their) part|As a result|At the same time"
    r"|In the meantime|That said|Even so|Despite (?:this|that)|In spite of (?:this|that)|To that end"
    r"|For this reason|Because of this),\s+",
)
# Without a comma: only what opens a main clause, so never before `so that`, `but not`, `yet to`.
_CONJUNCTIONS = re.compile(r"(?:But|And|Yet|So)\s+(?=(?P<next>[\w“\"'‘-]+))")
_NO_SENTENCE = frozenset(
    "not for to with without only even that as far long much many what which who whom whose where when while"
    " although though if because since did does do is are was were will would has have had can could may"
    " might must should be been being also then too still rather yet just".split()
)
# Says nothing about who says it, so nothing is lost with it.
_PREAMBLES = re.compile(
    r"(?:It (?:is|was) (?:worth (?:noting|mentioning|recalling)|noteworthy|notable) that"
    r"|It should be (?:noted|recalled|mentioned) that|(?:Notably|Noteworthy), (?:that )?)\s*"
)
# "He added that ..." goes only where the rest names its own source; else a claim would read as a fact.
_HE_ADDED = re.compile(
    r"(?:(?:He|She|It|They) (?:also )?(?:added|continued|went on)(?: to say| by saying)?|Adding),? that\s+"
)
_OWN_SOURCE = re.compile(
    r"\b(?:according to|said|says|told|quoting|citing|announced|reported|warned|confirmed|in the words of)\b"
)
_PRONOUN = re.compile(r"(?:he|she|it|they|this|these|those|his|her|its|their)\b", re.IGNORECASE)
_FEWEST = 4  # words that a sentence has at least

_HEADLINE = 14  # words
# What follows the main clause of a lead: there a headline may end.
_CLAUSE = re.compile(
    r",? (?:–|—|-) |; |, (?=(?:as|while|with|amid|after|despite|although|according|following|saying|citing"
    r"|making|leaving|bringing|where|in a (?:move|step|sign))\b)"
    r"| (?=(?:while|amid|despite|although|according|because)\b)"
)
# A front that opens so may have no verb yet: "In the northern city of Kharkiv, where ..."
_NO_CLAUSE = re.compile(
    r"(?:In|On|At|After|Before|During|Amid|According|Under|With|Despite|While|As|By|For|From)\b"
)


def stand_alone(text: str) -> tuple[str, str]:
    """Trim a leading connective where the rest stands as a sentence; give the rest and what was trimmed.

    >>> stand_alone("However, 21 drones hit 11 sites.")
    ('21 drones hit 11 sites.', 'However,')
    >>> stand_alone("He added that the deal was close.")
    ('He added that the deal was close.', '')
    """
    rest = text
    for _ in range(3):  # "But, at the same time, ..."
        shorter = _trimmed_once(rest)
        if shorter is None:
            break
        rest = shorter[0].upper() + shorter[1:]
    return rest, text[: len(text) - len(rest)].strip()


def _trimmed_once(text: str) -> str | None:
    """Take one connective off, None if there is none or the rest would not stand."""
    if m := _ADVERBS.match(text):
        rest = text[m.end() :]
        # "For its part, it said" and "Then, he left" lose their last hold without it.
        return rest if _sentence(rest) and not _PRONOUN.match(rest) else None
    if m := _PREAMBLES.match(text):
        rest = text[m.end() :]
        return rest if _sentence(rest) and not _PRONOUN.match(rest) else None
    if m := _HE_ADDED.match(text):
        rest = text[m.end() :]
        return rest if _sentence(rest) and _OWN_SOURCE.search(rest) and not _PRONOUN.match(rest) else None
    if m := _CONJUNCTIONS.match(text):
        rest = text[m.end() :]
        return rest if _sentence(rest) and not m["next"].lower().endswith("ing") else None
    return None


def _sentence(rest: str) -> bool:
    """Whether what is left has the words of a sentence and begins like one."""
    words = rest.split()
    return len(words) >= _FEWEST and rest[0].isalnum() and words[0].lower().strip(",") not in _NO_SENTENCE


def headline(text: str) -> str:
    """Cut a sentence to a headline: its main clause if that is short, else its first words and "…".

    >>> headline("The talks have failed so far, with the Kremlin insisting on its demands over the region.")
    'The talks have failed so far'
    """
    words = text.split()
    if len(words) <= _HEADLINE:
        return text.removesuffix(".")
    for m in () if _NO_CLAUSE.match(text) else _CLAUSE.finditer(text):
        front = text[: m.start()]
        if 6 <= len(front.split()) <= _HEADLINE and _balanced(front):
            return front.rstrip(",;")
    return " ".join(words[:_HEADLINE]).rstrip(",;:.–—-") + " …"


def _balanced(text: str) -> bool:
    return (
        text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")
    )
