"""What the words around a capitalised name say of it: a company, a person, a place or a thing.

Data: `evidence` gives the names of all signs around one occurrence; `WEIGHTS` says what each is worth.
Limits: patterns of English news prose within one sentence; a sign may mislead, so several are added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.enrich.entities.lexicon import FIRM_NOUNS

WEIGHTS: Mapping[str, float] = {
    "apposition": 3.0,
    "described": 3.2,
    "listed": 4.0,
    "legal form": 3.0,
    "trade": 1.6,
    "web name": 2.6,
    "mixed case": 1.2,
    "deal": 2.2,
    "role at": 2.4,
    "its people or shares": 2.2,
    "money verb": 1.6,
    "product verb": 0.8,
    "says it": 2.2,
    "said": 0.5,
    "possessive": 0.5,
    "compound": 2.2,
    "example of firms": 2.2,
    "in a row with companies": 1.3,
    "source of figures": 0.8,
    "with a registry name": 0.3,
    "titled": -3.5,
    "person described": -3.5,
    "who": -2.5,
    "human verb": -1.0,
    "in a place": -1.2,
    "place word": -3.5,
    "news source": -1.2,
    "determined": -1.4,
    "made by": -1.2,
    "quoted": -1.0,
    "numbered": -1.0,
}
"""Points of one sign; a sign that comes again adds less each time."""

_N = FIRM_NOUNS
_PERSON_NOUN = (
    r"(?:CEO|CFO|CTO|COO|CMO|[Cc]hief executive(?: officer)?|[Cc]hief [a-z]+ officer|[Cc]hair(?:man|woman|person)?|[Pp]resident|"
    r"[Ff]ounder|[Cc]o-?founder|[Dd]irector|[Pp]rofessor|[Mm]inister|analysts?|managers?|executives?|[Ss]enator|"
    r"spokes(?:man|woman|person)|researcher|scientist|economist|actor|actress|singer|comedian|host|anchor|streamer|livestreamer|"
    r"influencer|billionaire|entrepreneur|investor|lawyer|author|writer|reporter|journalist|editor|engineer|designer|officer|"
    r"secretary|governor|mayor|commissioner|judge|tycoon|student|mother|father|brother|sister|wife|husband|colleague|heir|"
    r"(?:managing|general|senior|founding) partner|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Sir|[Vv]ice[- ][Pp]resident|[Hh]ead of [\w ]{2,20})"
)

_BEFORE = [
    ("apposition", re.compile(rf"\b(?:{_N}|Rival|Competitor|Start-?up|Retailer|Chipmaker|Automaker|Carmaker|Lender) $")),
    ("example of firms", re.compile(r"\b(?:backers|rivals|competitors|companies|firms|start-?ups|carriers|retailers|banks) $", re.IGNORECASE)),
    ("example of firms", re.compile(r"\b(?:companies|firms|rivals|competitors|start-?ups|brands|platforms|giants|players|apps|makers|investors|"
        r"retailers|banks|clients|customers|carriers|funds|groups|lines|owners|builders|[a-z]+makers|tech) "
        r"(?:such as|like|including) (?:[^.;:]*(?:, | and | or ))?$", re.IGNORECASE)),
    ("deal", re.compile(
        r"\b(?:acquired?|acquires|acquiring|acquisition of|takeover of|bought|buys|buying|buyout of|invest(?:ed|s|ing|ment)? in|"
        r"(?:stake|shares|holding|equity) (?:in|of)|backed by|funding (?:from|for)|owned by|ownership of|subsidiary of|unit of|"
        r"division of|arm of|spun (?:off|out) (?:from|of)|merge[sdr]?(?: [a-z]+)? with|valu(?:ed|es|ing|ation of)|"
        r"IPO of|listing of|partner(?:ed|ship|s|ing)? with|teamed up with|supplier (?:to|of)|contract (?:with|from)|sued|"
        r"rival(?:s|ed)?(?: to| of)?|compet(?:es?|ing|itors?) (?:with|to|of|against)|operated by|"
        r"developed by|manufactured by|sold to|orders? (?:from|at)|deal with|agreement with|lawsuit against) (?:the )?$")),
    ("role at", re.compile(
        r"\b(?:CEO|[Cc]hief executive|[Ff]ounder|[Cc]o-?founder|chairman|chairwoman|[Ss]hareholders?|[Ee]mployees?|staff|workers?|[Cc]ustomers?|[Uu]sers?|"
        r"headquarters|board|owner|parent(?: company)?|backers?|creators?|makers?|[Ss]hares|stock|managing partner|partner|vice president|spokes\w+) "
        r"(?:of|at|in|for) (?:the )?$|\b(?:joined|left|quit|works? (?:at|for)|worked (?:at|for)) $")),
    ("source of figures", re.compile(r"\b(?:according to|(?:data|report|figures|survey|research|study) (?:from|by)) $", re.IGNORECASE)),
    ("news source", re.compile(
        r"(?:media outlet|newspaper|news (?:agency|site|outlet|website)|magazine|tabloid|broadcaster|report (?:by|from)) $", re.IGNORECASE)),
    ("titled", re.compile(rf"(?:^|[ ,(]){_PERSON_NOUN},? $")),
    ("place word", re.compile(
        r"\b(?:based in|headquartered in|located in|born in|city of|province of|town of|capital of|port of|island of|living in|"
        r"lives in|arrived in|travell?ed to|flew to|trip to|moved to|coast of|north of|south of|east of|west of) $")),
    ("in a place", re.compile(r"\b(?:in|across|throughout|near|outside|inside) $", re.IGNORECASE)),
    ("determined", re.compile(r"\b(?:the|a|an|this|each|every|new|first|latest|of the) $", re.IGNORECASE)),
    ("made by", re.compile(r"\b(?:its|his|her|their) (?:[a-z-]+ ){0,2}$|(?:’s|'s) (?:new |own |latest |first )?$")),
    ("quoted", re.compile(r"[“\"‘]$")),
]  # fmt: skip
_MONEY = (
    r"(?:has |have |had |also |recently |will |would |plans to |is |was |to )*(?:rais(?:ed|es|e|ing) (?:[$€£¥]|RMB|[A-Z]{3} ?\d|about|around|"
    r"nearly|over|more|an?|\d|[a-z]+ (?:million|billion))|secured|closed (?:an?|its)|fil(?:ed|ing|es|e) for|went public|go(?:ing)? public|"
    r"acquir(?:ed|es|e|ing)|reported (?:an?|its|revenue|net|quarterly|annual|record|sales)|post(?:ed|s) (?:an?|its|revenue|net|record)|founded|"
    r"bought|buys|listed|invest(?:ed|s)|merged|laid off|lay(?:ing)? off|delisted|valued|headquartered|spun)"
)
_PRODUCT = (
    r"(?:has |have |had |also |recently |will |would |plans to |is |was |to )*(?:launch(?:ed|es|ing)?|unveil(?:ed|s|ing)?|introduc(?:ed|es)|"
    r"roll(?:ed|s|ing)? out|releas(?:ed|es)|announc(?:ed|es)|operat(?:es|ed|ing)|sells|makes|produces|ships|employs|offers|runs|hired|plans|"
    r"expand(?:ed|s)|expects|aims|partnered|signed|develop(?:s|ed)|open(?:ed|s)|denied|declined to comment|did not|competes|shipped|ordered)\b"
)
_AFTER = [
    ("described", re.compile(rf",? (?:which is |is |was |are )?,?(?:an?|the|one of the|another|its?) (?:(?! at | of | for | from )[^.;:,]){{0,70}}?\b{_N}s?\b", re.IGNORECASE)),
    ("described", re.compile(r",? (?:based|headquartered|listed) in [A-Z]")),
    ("says it", re.compile(
        r" (?:said|says|announced|confirmed|denied|told [\w ]{1,30})(?: (?:on|in|last|this|earlier) [\w ]{2,24}?)?(?: that)? its? ")),
    ("described", re.compile(r", (?:formerly|which (?:makes|sells|runs|operates|owns|develops|offers|was founded|has raised))|,? also known as")),
    ("listed", re.compile(r" \((?:NASDAQ|Nasdaq|NYSE|HKEX|SEHK|LSE|AIM|TYO|[A-Z]{2,6}: ?[A-Z0-9])")),
    ("its people or shares", re.compile(
        r"(?:’s|'s|’|')? (?:shares?|stock|IPO|revenues?|valuation|employees|headquarters|shareholders|investors|customers|board|"
        r"spokes\w+|CEO|CFO|CTO|chief \w+|co-?founder|founder|chair(?:man|woman)|executives?|president|vice|listing|subsidiary|unit|platform|"
        r"app|stores?|users|merchants|engineers|factory|factories|plant|products?|business|earnings|profits?|sales|fleet|management)\b")),
    ("compound", re.compile(r"-(?:backed|owned|affiliated|listed|operated|made|branded|invested|controlled|supplied|developed|linked)\b")),
    ("money verb", re.compile(rf",? {_MONEY}")),
    ("product verb", re.compile(rf",? {_PRODUCT}")),
    ("news source", re.compile(r" (?:reported|reports)(?: (?:on|in|last|earlier) |[.,])| report\b|, citing ")),
    ("said", re.compile(r" (?:said|says|stated|confirmed|told|claims?|claimed|reports?)\b")),
    ("possessive", re.compile(r"(?:’s|'s|s’)(?![^\W_])")),
    ("place word", re.compile(r"-based\b|,? (?:[Pp]rovince|[Cc]ity|[Cc]ounty|[Dd]istrict|[Mm]unicipality|[Pp]refecture|region|peninsula)\b")),
    ("person described", re.compile(rf",? (?:who is |is |was |as )?(?:(?:an?|the|its|their) )?(?:[\w’'.-]+ ){{0,5}}?{_PERSON_NOUN}\b(?! {_N})")),
    ("person described", re.compile(r", (?:aged )?\d\d,|,? in (?:his|her) ")),
    ("who", re.compile(r",? who(?:se|m)?\b")),
    ("human verb", re.compile(r",? (?:resigned|smiled|laughed|recalled|studied|graduated|was born|died|stepped down|tweeted|joked|"
        r"believes|thinks|admitted|wrote|added|explained|joined|grew up|(?:said|says),? (?:he|she)\b|recalls|argues|warns|shrugs)\b")),
    ("numbered", re.compile(r" \d+(?:\.\d+)?[A-Za-z]{0,3}\b(?! (?:million|billion|percent|%))|-\d")),
]  # fmt: skip
_REACH = 90


def evidence(sentence: str, start: int, end: int) -> Iterator[str]:
    """The signs around `sentence[start:end]`, keys of `WEIGHTS`; each at most once."""
    before, after = sentence[max(0, start - _REACH) : start], sentence[end : end + _REACH]
    seen = set()
    for sign, pattern in _BEFORE:
        if sign not in seen and pattern.search(before):
            seen.add(sign)
            yield sign
    for sign, pattern in _AFTER:
        if sign not in seen and pattern.match(after):
            seen.add(sign)
            yield sign
