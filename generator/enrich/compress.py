"""A sentence made short: attribution, time, appositives and descriptions dropped, verbs brought into the present.

Data: `compress` applies `_RULES` in order, then `shorten` cuts at the end of a clause.
Limits: rules of shape, English; a sentence that no rule fits is cut where a clause ends, or left as it is.
"""

from __future__ import annotations

import re

from generator.enrich.headline_words import DANGLING, IS_SAFE_SIMPLE_PAST, MONTH, PRESENT, REPORTING, WEEKDAY

BEST, LONGEST, SHORTEST = 78, 95, 20
"""Characters: what a headline should not pass, must not pass, and must reach."""

_NAME = r"[A-Z0-9][\w.&’'-]*(?: (?:of |and |& )?[A-Z0-9][\w.&’'-]*){0,3}"
_SOURCE = r"(?:local |Chinese |state |online |tech |news |media |business )*"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # who told it
        (r",? (?:according to|citing|quoting|as per)\b[^;]*?(?=, (?:which|who|as|with|after|while|and)\b|$)", ""),
        (rf",? (?:the )?{_SOURCE}(?:outlet|site|newspaper|media|report|company|firm|platform|{_NAME}) (?:has )?(?:first )?{REPORTING}(?: on {WEEKDAY}| {WEEKDAY})?(?:,.*)?$", ""),
        (rf",? (?:a|an|the) (?:\w+ ){{0,3}}(?:report|statement|post|filing|survey|study)\b[^,]* (?:said|showed|shows|found)(?: on {WEEKDAY})?$", ""),
        (rf",? (?:it|he|she|they) {REPORTING}(?: on {WEEKDAY}| {WEEKDAY}| in .{{3,60}})?$", ""),
        # when
        (rf"^(?:On|Late on|Early on|Since|Last|This) {WEEKDAY}(?: (?:morning|night|evening|afternoon))?,? ", ""),
        (rf"^(?:On|In|Since) {MONTH}(?: ?\d{{1,2}})?(?:,? \d{{4}})?, ", ""),
        (rf",? (?:late |early )?(?:on )?(?:last |this )?{WEEKDAY}(?: (?:morning|night|evening|afternoon))?(?=[ ,.]|$)", ""),
        (rf",? on {MONTH} ?\d{{1,2}}(?:, \d{{4}})?\b,?", ""),
        (r",? (?:this|last|this past) (?:week|weekend|month)(?=[ ,.]|$)", ""),
        (r"\b(?:recently|officially|also|today|yesterday|currently|formally|reportedly been) ", ""),
        (r",? in recent (?:weeks|months|days)\b", ""),
        # asides
        (r" \([^()]*\)", ""),
        (r" [–—-] [^–—]{3,90} [–—-] ", " "),
        (r"^(?P<subject>[^,“]{2,70}), (?!and |or |but )[^,“]{3,110},(?: [^,“]{3,60},)?(?= (?:has|have|is|are|was|were|will|plans?|said|saw|to|took|told|spoke|[a-z]+ed|[a-z]+ly [a-z]+ed)\b)", r"\g<subject>"),
        (r"(?<=[\w’]), (?:the|a|an|one of|formerly|also|previously|known|which|who|whose|founded|owned|China’s|its|his|her|Asia’s)\b[^,]{3,110},(?= (?:has|have|is|are|was|were|will|plans|said|\w+ed|saw|to)\b)", ""),
        (r"(?<=[a-z]), (?:which|who|whose|where)\b[^,]*$", ""),
        # said that
        (r"\b(?:has |have )?(?:said|announced|confirmed|revealed|stated)(?: in [^,]{3,50})?(?: that)? (?:it|they|he|she) (?:will|would|plans? to|intends? to|is to|are to|is going to)\b", "to"),
        (r"\b(?:is|are) (?:reportedly )?(?:set|expected|planning|preparing|going|looking|due|poised|gearing up|about) to\b", "to"),
        (r"\b(?:has|have) (?:announced|unveiled) (?:its |a |their )?plans? to\b", "to"),
        (r"(?<!that )(?<!which )(?<!who )(?<!it )(?<!they )\b(?:plans to|will(?: reportedly| soon)?(?! be\b)|is to|are to)\b", "to"),
        (r"\bhas been\b|\bhave been\b", "is"),
        (r"\bin (?:a bid|an effort|an attempt|order|a move) to\b", "to"),
        (r"\bmore than (?=[$€£\d]|RMB)", "over "),
        (r"\ba total of |\bapproximately |\bthe country’s |\bthe company’s |\ba number of ", ""),
    )
)  # fmt: skip

_DESCRIPTION = re.compile(
    r"^(?:The |A |An |One of )?(?:[A-Z][\w’'.-]*(?:’s|'s)?,? )??(?:(?:[A-Z][a-z]+-)?[a-z][\w’'-]*,? (?:and )?|(?:AI|IPO|US|EV|VR|AR|Big Tech|NFT|Web3) ){1,8}(?=(?P<name>[A-Z0-9][\w.&’'-]*)(?P<after> .*))"
)
"""`Chinese e-commerce giant Alibaba` -> `Alibaba`."""
_NOUN_END = re.compile(
    r"(?:giant|company|firm|platform|app|maker|retailer|startup|chain|brand|operator|owner|site|service|unit|arm|major|player|"
    r"group|provider|developer|producer|marketplace|engine|founder|chairman|chair|creator|network|outlet|agency|leader|"
    r"business|bank|investor|carmaker|automaker|parent|sibling|subsidiary|league|chief|executive|director)s?,? $"
)
_PERFECT = re.compile(
    r"\b(?P<aux>has|have) (?P<adverb>(?:reportedly|once again|again|confidentially|quietly|already) )?(?P<verb>[a-z]+)\b"
)
_PAST = re.compile(
    r"^(?P<subject>(?:(?:[A-Z0-9][\w.&’'-]*|and|of|&|co-founder|CEO|founder|chief|executive|chairman) ){1,6})(?P<adverb>reportedly )?(?P<verb>[a-z]+)\b(?! by\b)"
)
_PLURAL = re.compile(r"[A-Z]\S* and [A-Z]\S* $|[A-Z][a-z]+s of ")
_CLAUSE = re.compile(
    r",? (?=(?:as|amid|after|before|following|while|when|with|which|who|where|despite|because|since|due|thanks|making|marking|"
    r"signaling|signalling|bringing|allowing|including|according|but|although|though|so|in what|aiming|hoping|seeking|citing|"
    r"such as|compared|from which|via|through|by \w+ing|for the first time|ahead of|in response|to \w+ its)\b)|, |; | – | — |: "
)
_PHRASE = re.compile(
    r" (?=(?:in|on|for|at|by|from|to|with|of|across|under|against|over|and|into|during|among|between|through|via|that)\b)"
)
_STUMP = re.compile(r"(?<=.{36}), (?:the|a|an|its|his|her|their|one|according|of) [^,]{2,28}$")
"""The beginning of an aside whose end was cut off: `..., the research firm`."""
_TARGET, _CLAUSE_WORTH, _SHORTEST_CUT = 70, 14, 36
"""A headline is cut near `_TARGET`; the end of a clause may lie `_CLAUSE_WORTH` characters further from it."""
_QUOTES = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))


def compress(sentence: str) -> str:
    """The sentence without what a headline leaves out, at most `LONGEST` characters, its first letter a capital."""
    text = " ".join(sentence.split()).rstrip(" .。!")
    text = _drop_lead_in(text)
    for pattern, replacement in _RULES:
        shorter = pattern.sub(replacement, text)
        if len(shorter) >= SHORTEST:
            text = shorter
    text = _present(_drop_description(text.strip(" ,;:")))
    return tidy(shorten(text))


def shorten(text: str) -> str:
    """Cut at the end of a clause or a phrase, near the best length; at a word where there is no such end."""
    if len(text) <= BEST:
        return text
    ends = {m.start(): 0 for m in _PHRASE.finditer(text)} | {m.start(): _CLAUSE_WORTH for m in _CLAUSE.finditer(text)}
    good = {end: worth for end, worth in ends.items() if _SHORTEST_CUT <= end <= LONGEST - 3 and _whole(text[:end])}
    if good:
        head = text[: max(good, key=lambda end: (good[end] - abs(end - _TARGET), end))]
        return _STUMP.sub("", head)
    words = text[: LONGEST + 1].split(" ")[:-1] if len(text) > LONGEST else text.split(" ")
    while len(words) > 3 and not _whole(" ".join(words)):
        words.pop()
    return " ".join(words) if " " in text[:LONGEST] else text[:LONGEST]


def tidy(text: str) -> str:
    """No loose quotes, commas or dangling words at the ends; a capital first."""
    text = text.strip(" ,;:–—-…")
    for opening, closing in _QUOTES:
        if closing == "’":
            continue
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    words = text.split(" ")
    while len(words) > 3 and words[-1].lower().strip("“”\"’'") in DANGLING:
        words.pop()
    text = " ".join(words).strip(" ,;:–—-…")
    return text[:1].upper() + text[1:] if not re.match(r"[a-z][A-Z]", text) else text


def _whole(text: str) -> bool:
    """Whether a headline may end here: no dangling word, no open quote."""
    last = text.rsplit(" ", 1)[-1].lower().strip("“”\"’',;")
    return last not in DANGLING and all(text.count(a) == text.count(b) for a, b in _QUOTES if b != "’")


_LEAD_IN = re.compile(
    r"(?:(?:As|While|With|Despite|Amid|After|Following|Although|Though|Since|In|At|For|During|Under|Unlike|Like|According to|"
    r"When|Once|Given|Besides|Beyond|Ahead of|Prior to|Starting|To)\b|(?:[Hh]eld|[Hh]osted|[Oo]rganized|[Ff]ounded|[Bb]acked|"
    r"[Ff]ormed|[Dd]escribed|[Cc]alled|[Oo]pened|[Ll]abeled)\s)[^,]{3,160}, (?=.{40})"
)


def _drop_lead_in(text: str) -> str:
    """First clauses that only set the scene: `As the world grapples with inflation, ...`."""
    while (match := _LEAD_IN.match(text)) and "“" not in match[0]:
        text = text[match.end() :]
    return text


def _drop_description(text: str) -> str:
    match = _DESCRIPTION.match(text)
    if not match or not _NOUN_END.search(match[0]):
        return text
    rest = match["name"] + match["after"]
    return rest if len(rest) >= SHORTEST else text


def _present(text: str) -> str:
    """`has launched` -> `launches`; a simple past right behind the subject likewise."""

    def perfect(match: re.Match[str]) -> str:
        forms = PRESENT.get(match["verb"])
        if not forms:
            return match[0]
        return (match["adverb"] or "") + (forms[0] if match["aux"] == "has" else forms[1])

    changed = _PERFECT.sub(perfect, text, count=1)
    if changed != text:
        return changed
    match = _PAST.match(text)
    if match and match["verb"] in IS_SAFE_SIMPLE_PAST:
        plural = _PLURAL.match(match["subject"])
        form = PRESENT[match["verb"]][1 if plural else 0]
        return text[: match.start("verb")] + form + text[match.end("verb") :]
    return text
