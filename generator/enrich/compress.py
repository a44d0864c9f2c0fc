"""A sentence made short: attribution, time, appositives and descriptions dropped, verbs brought into the present.

Data: `condense` applies `_RULES` in order; `headline_words` leaves articles out; `tidy` mends the ends.
Limits: rules of shape, English; a sentence that no rule fits is left as it is. What is still too long, `trim` cuts.
"""

from __future__ import annotations

import re

from generator.enrich.headline_words import (
    DANGLING,
    GOING_ON,
    IS_SAFE_SIMPLE_PAST,
    MONTH,
    PRESENT,
    REPORTING,
    WEEKDAY,
)

SHORTEST = 20
"""Characters; a rule that leaves less is not applied."""

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
        # a second sentence in the same one
        (r"(?<=.{45}), (?:and|but) (?:[\w’'-]+ ){1,5}(?:has|have|is|are|was|were|will|came|went|took|said|\w{3,}ed)\b.*$", ""),
        # said that
        (r"\b(?:has |have )?(?:said|announced|confirmed|revealed|stated)(?: in [^,]{3,50})?(?: that)? (?:it|they|he|she) (?:will|would|plans? to|intends? to|is to|are to|is going to)\b", "to"),
        (r"(?<!\bit )(?<!they )(?<!that )(?<!which )(?<!who )\b(?:is|are) (?:reportedly )?(?:set|expected|planning|preparing|going|looking|due|poised|gearing up|about) to\b", "to"),
        (r"\b(?:has|have) (?:announced|unveiled) (?:its |a |their )?plans? to\b", "to"),
        (r"(?<!that )(?<!which )(?<!who )(?<!it )(?<!they )\b(?:plans to|will(?: reportedly| soon)?(?! be\b)|is to|are to)\b", "to"),
        (r"\bhas been\b|\bhave been\b", "is"),
        (r"\b(?:said|says|announced|revealed)(?: that)? (?:it|they|he|she)(?:’s| is|’re| are) (?=\w+ing\b)", "is "),
        (r"\b(?:said|announced|revealed|confirmed)(?: that)? (?:it|they) (?:has |have |had )?(?=(?:achiev|reach|launch|sign|complet|open|rais|pass|record|sold|sent|won|set up|hir|appoint)\w*)", "has "),
        (r"^(?P<who>[^,“]{2,50}?) (?:said|stated)(?: that)? (?=\S)", r"\g<who> says "),
        (r"\bin (?:a bid|an effort|an attempt|order|a move) to\b", "to"),
        (r"\bmore than (?=[$€£\d]|RMB)", "over "),
        (r"\ba total of |\bapproximately |\bthe country’s |\bthe company’s |\ba number of ", ""),
    )
)  # fmt: skip

_DESCRIPTION = re.compile(
    r"^(?:[Tt]he |[Aa]n? |One of )?(?:[A-Z][\w’'.-]*,? ){0,2}?(?:(?:[A-Z][a-z]+-)?[a-z][\w’'-]*,? (?:and )?|(?:AI|IPO|US|EV|VR|AR|Big Tech|NFT|Web3) ){1,8}(?=(?P<name>[A-Z0-9][\w.&’'-]*)(?P<after> .*))"
)
"""`Chinese e-commerce giant Alibaba` -> `Alibaba`."""
_OFFICE = re.compile(
    r"(?<!^)[A-Z]\S* (?:co-)?(?:founder|chairman|chair|creator|chief|executive|director|leader|head) $|"
    r"^(?!Chinese|American|Japanese|Korean|Indian|British|German|French|Major|Top|Renowned)[A-Z]\S* (?:co-)?(?:founder|chairman|"
    r"chair|creator|chief|executive|director|leader|head) $"
)
"""`Meituan founder Fang Li`: whose founder he is, is needed."""
_AUXILIARY = re.compile(r"\b(?:has|have|had|is|are|was|were|will|would|said|says)\b")
_NOUN_END = re.compile(
    r"(?:giant|company|firm|platform|app|maker|retailer|startup|chain|brand|operator|owner|site|service|unit|arm|major|player|"
    r"group|provider|developer|producer|marketplace|engine|founder|chairman|chair|creator|network|outlet|agency|leader|"
    r"grocer|lender|insurer|utility|airline|club|studio|publisher|broadcaster|manufacturer|supplier|builder|shipper|"
    r"drugmaker|chipmaker|fund|exchange|conglomerate|automotive|specialist|business|bank|investor|carmaker|automaker|parent|sibling|subsidiary|league|chief|executive|director)s?,? $"
)
_PERFECT = re.compile(
    r"\b(?P<aux>has|have) (?P<adverb>(?:reportedly|once again|again|confidentially|quietly|already) )?(?P<verb>[a-z]+)\b"
)
_GOING_ON = re.compile(r"\b(?P<aux>is|are) (?P<adverb>reportedly )?(?P<verb>[a-z]+ing)\b")
_PAST = re.compile(
    r"^(?P<subject>(?:(?:[a-z]?[A-Z0-9][\w.&’'-]*|and|of|&|co-founder|CEO|founder|chief|executive|chairman) ){1,6})(?P<adverb>reportedly )?(?P<verb>[a-z]+)\b(?! by\b)"
)
_PLURAL = re.compile(r"[A-Z]\S* and [A-Z]\S* $|[A-Z][a-z]+s of ")
_QUOTES = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))


def condense(sentence: str) -> str:
    """The sentence without what a headline leaves out, in a headline's words; of any length."""
    text = " ".join(sentence.split()).rstrip(" .。!")
    text = _drop_lead_in(text)
    for pattern, replacement in _RULES:
        shorter = pattern.sub(replacement, text)
        if len(shorter) >= SHORTEST:
            text = shorter
    return _present(_drop_description(text.strip(" ,;:")))


def headline_words(text: str) -> str:
    """Without articles and in short forms, quotations left as they are."""
    pieces = _QUOTATION.split(text)
    for index in range(0, len(pieces), 2):
        for pattern, replacement in _SHORT_FORMS:
            pieces[index] = pattern.sub(replacement, pieces[index])
    return "".join(pieces)


_QUOTATION = re.compile(r"(“[^”]*”)")
_SHORT_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\b[Aa]rtificial intelligence(?: \(AI\))?\b", "AI"),
        (r"\b[Ii]nitial public offering\b", "IPO"),
        (r"\b(?:[Cc]hief executive(?: officer)?)\b", "CEO"),
        (r"\b(?:[Cc]hief financial officer)\b", "CFO"),
        (r"\b(?:[Uu]nited States|U\.S\.)(?=[ ,’])", "US"),
        (r"\bpercent\b", "%"), (r"(?<=\d) %", "%"),
        (r"\bmore than one hundred\b", "over 100"), (r"\bmore than (?=\d|one|two|three|a )", "over "),
        (r"(?<=[\w,]) (?:a|an|the) (?!(?:few|number|lot|little|half|third|quarter|day|week|month|year|move|kind|sort|bit|month|piece)\b)", " "),
        (r"^(?: (?:a|an|the)|A|An|The) (?=[A-Za-z])", ""),
        (r"\b(?:several|various|a series of|a range of|a host of|all kinds of|brand-new|so-called) (?=[a-z])", ""),
        (r"\bis now\b", "is"),
    )
)  # fmt: skip


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


_LEAD_IN = re.compile(
    r"(?:(?:(?:A|One|Two|Three|Four|Several) (?:day|week|month|year)s? (?:after|before)|As|While|With|Despite|Amid|After|Following|Although|Though|Since|In|At|For|During|Under|Unlike|Like|According to|"
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
    if not match or not _NOUN_END.search(match[0]) or _AUXILIARY.search(match[0]) or _OFFICE.search(match[0]):
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
    going_on = _GOING_ON.search(text)
    if going_on and going_on["verb"] in GOING_ON:
        form = GOING_ON[going_on["verb"]][0 if going_on["aux"] == "is" else 1]
        return text[: going_on.start()] + (going_on["adverb"] or "") + form + text[going_on.end() :]
    match = _PAST.match(text)
    if match and match["verb"] in IS_SAFE_SIMPLE_PAST:
        plural = _PLURAL.match(match["subject"])
        form = PRESENT[match["verb"]][1 if plural else 0]
        return text[: match.start("verb")] + form + text[match.end("verb") :]
    return text
