"""Editing rules for headlines: what is left out of a sentence, and what is said in fewer words.

Data: `RULES`, pairs of pattern and replacement, in the order in which `compress.condense` applies them.
Limits: rules of shape, English; a rule says the same as the sentence did, only shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.enrich.headlines.tense import is_plural
from generator.enrich.headlines.verbs import progressive, third_person
from generator.enrich.headlines.words import MONTH, REPORTING, WEEKDAY, word_lists

Rule = tuple[str, str | Callable[[re.Match[str]], str]]
"""What to look for, and what to say instead."""

_NAME = r"[a-z]?[A-Z0-9][\w.&’'-]*(?: (?:of |and |& )?[a-z]?[A-Z0-9][\w.&’'-]*){0,3}"
_SOURCE = r"(?:(?:local|[A-Z][a-z]+(?:ese|ish|ian|an)|state|online|domestic|tech|news|media|business|industry|daily) )*"
_REPORTER = rf"(?:the )?(?:{_SOURCE}|(?<=[,”] )(?:[A-Z]?[a-z][\w’-]* ){{0,5}}?)(?:(?:outlet|site|newspaper|magazine|media|report|company|firm|platform|officials|executives|agency) ?(?:{_NAME})?|[\w-]*-based {_NAME}|{_NAME})"
_TIME = rf"(?: (?:late |early )?(?:on )?(?:last )?{WEEKDAY}(?: (?:morning|night|evening|afternoon))?(?:, {MONTH} ?\d{{1,2}})?| on {MONTH} ?\d{{1,2}}| (?:this|last) (?:week|month)| earlier| today| yesterday)"
_FINITE = r"(?:has|have|is|are|was|were|will|plans?|said|says|saw|to|took|told|spoke|became|began|made|fell|rose|[a-z]+ed|[a-z]+ly [a-z]+ed)"
_SUBORDINATE = r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )(?<!\bit )(?<!\bthey )(?<!\bthere )(?<!\bhe )(?<!\bshe )"


def _speaker_first(match: re.Match[str]) -> str:
    """The speaker in front of the statement, if the first word of the statement is certainly no name."""
    who, what = match["who"], match["what"]
    first = what.split(" ", 1)[0]
    if first.lower() in word_lists().dangling or first.endswith("ing"):
        what = what[0].lower() + what[1:]
    elif not re.match(r"[a-z]?[A-Z]\w*[A-Z\d]|[A-Z][\w-]*’s|[A-Z]\w+ [A-Z]|[A-Z]\w+-[a-z]", what):
        return match[0]
    return f"{who[0].upper()}{who[1:]} says {what}{match['quoted']}"


def _to(match: re.Match[str]) -> str:
    """`will`, `is set to` -> `to`, but for what somebody says."""
    if re.search(r"\b(?:says?|said|expects?|believes?)\b", match.string[: match.start()]):
        return match[0]
    return "to be" if match[0].endswith(" be") else "to"


def _aims_to(match: re.Match[str]) -> str:
    """`set a goal of doubling` -> `aims to double`."""
    forms = progressive(match["verb"])
    return f"{match['how'] or ''}aims " + (f"to {forms[1]}" if forms else f"at {match['verb']}")


def _joined(match: re.Match[str]) -> str:
    return " " + {"discuss": "discussed", "explore": "explored", "debate": "debated"}[match["verb"]]


def _of_its_own(match: re.Match[str]) -> str:
    """`Quill saw its sales fall` -> `Quill sales fall`."""
    verb = match["verb"] if is_plural(match["what"]) else third_person(match["verb"])
    return f"{match['who']} {match['what']}{verb}"


_OFFICE = r"(?:founder|CEO|chief executive|chief|chairman|chair|president|director|head|manager|partner|executive|minister|analyst|economist|professor|researcher|spokesperson|spokesman|spokeswoman)"
_SPEAKER: tuple[Rule, ...] = (
    # `Bread gets dearer, Tidal Bank economist Ana Soto said on Monday` -> `Tidal Bank economist Ana Soto says bread gets dearer`
    (
        rf"^(?P<what>[^;]{{25,}}?),(?P<quoted>”?) (?:the )?(?P<who>(?:[\w’&-]+ ){{0,7}}?{_OFFICE} [A-Z][\w’-]+(?: [A-Z][\w’-]+){{1,2}}) (?:has )?(?:said|told|noted|added|argued|warned|explained)\b.*$",
        _speaker_first,
    ),
)
_ATTRIBUTION: tuple[Rule, ...] = (
    (r",? (?:according to|citing|quoting|as per|as reported by)\b[^;]*?(?=, (?:which|who|as|with|after|while|and|but)\b|$)", ""),
    (rf",? {_REPORTER}(?:,? (?:has|have))?(?:,? (?:first|also))? {REPORTING}(?:{_TIME})?(?: (?:at|in|during) [^,]{{3,60}})?(?:,? (?:citing|quoting|adding|without|while \w+ing)\b.*)?$", ""),
    (rf",? {_REPORTER}(?: (?:has|have))? {REPORTING}(?:{_TIME})?(?=, )", ""),
    (rf",? (?:a|an|the) (?:\w+ ){{0,3}}(?:report|statement|post|filing|survey|study)\b[^,]* (?:said|showed|shows|found)(?:{_TIME})?$", ""),
    (rf",? (?:it|he|she|they) {REPORTING}(?:{_TIME})?(?: in .{{3,60}})?$", ""),
    (r", (?:data|figures|numbers|estimates|research) from [^,]{3,60} (?:showed|show|shows|said)$", ""),
    (r",? said [^,]{3,60}, (?:acknowledging|adding|noting|stating|explaining|who)\b.*$", ""),
)  # fmt: skip

_TIMES: tuple[Rule, ...] = (
    (rf"^(?:On|Late on|Early on|Since|Last|This) {WEEKDAY}(?: (?:morning|night|evening|afternoon))?,? ", ""),
    (r"^(?:Today|Yesterday|Now|Meanwhile|Separately),? (?=[A-Z])", ""),
    (r"^(?:Earlier |Late |Early )?(?:[Ll]ast|[Tt]his) (?:week|weekend|month|year|spring|summer|autumn|winter),? (?=[A-Z])", ""),
    (rf"^(?:On|In|Since) {MONTH}(?: ?\d{{1,2}})?(?:,? \d{{4}})?, ", ""),
    (rf",? (?:late |early )?(?:on )?(?:last |this |next )?(?<!(?:Black |Cyber ))\b{WEEKDAY}(?: (?:morning|night|evening|afternoon))?(?:, {MONTH} ?\d{{1,2}}(?:, \d{{4}})?,?)?(?=[ ,.]|$)(?! (?:report|Times|Post|Telegraph)\b)", ""),
    (rf",? on {MONTH} ?\d{{1,2}}(?:, \d{{4}})?\b,?", ""),
    (r",? (?:this|last|this past|in the past|over the past) (?:week|weekend|month)(?=[ ,.]|$)", ""),
    (r"\b(?:recently|officially|also|today|yesterday|currently|formally|reportedly been|(?<!until )now|quietly|successfully) (?=[a-z])", ""),
    (r",? in recent (?:weeks|months|days)\b", ""),
    (r", set to (?:begin|start|open|end|take place|be held)[^,]*(?=,|$)", ""),
)  # fmt: skip

_ASIDES: tuple[Rule, ...] = (
    (r" \((?![“])[^()]*\)", ""),
    (r" [–—-] [^–—]{3,90} [–—-] ", " "),
    # `PR head, Qu Jing, has` -> `PR head Qu Jing has`; `its AI model, Spark 4.0, which` -> `its AI model Spark 4.0`
    (r"(?<=[\w’] )(?P<what>(?!(?:including|like|as|and|or|in|at|on|from|with|year|week|month)\b)[a-z]+), (?P<name>[a-z]?[A-Z][\w.’'-]*(?: [A-Z0-9][\w.’'-]*){0,2})(?:,(?! (?:and|or|[A-Z]))|$)(?! and\b)", r"\g<what> \g<name>"),
    # `Fang Li, founder of the grocer Quill,` -> `Quill founder Fang Li`
    (r"^(?P<who>[A-Z]\S+(?: [A-Z]\S+){1,2}), (?:the )?(?P<former>former |current )?(?P<office>(?:co-)?(?:founder|chairman|chair|chief executive officer|chief executive|CEO|president|vice president|VP|managing director|managing partner|head|director|editor)(?: and (?:chief executive|CEO|chairman|chair|president))?) (?:of|at) (?:the )?(?:[A-Z]?[a-z][\w’-]* ){0,5}?(?P<firm>[a-z]?[A-Z][\w.’&-]*(?: [A-Z][\w.’&-]*){0,2}),(?= [a-z])", r"\g<former>\g<firm> \g<office> \g<who>"),
    (r"^(?P<subject>[^,“]{2,70}), (?!and |or |but )[^,“]{3,110},(?: [^,“]{3,60},)?(?= " + _FINITE + r"\b)", r"\g<subject>"),
    (r"(?<=[\w’]), (?:the|a|an|one of|formerly|also|previously|known|which|who|whose|founded|owned|[A-Z]\w+’s|its|his|her)\b[^,]{3,110},(?= " + _FINITE + r"\b)", ""),
    (r"^(?P<subject>" + _NAME + r"), (?:a|an|the) [^,“]{3,120}? (?=(?:has|is|was|will)\b)", r"\g<subject> "),
    (r"(?<=[a-z0-9]), (?:which|who|whose|where)\b[^,]*$", ""),
    (r"(?<=\w), (?:which|who|whose|where)\b[^,]*, (?=(?:saying|adding|as|after|while)\b)", ", "),
    (r"(?<=.{45}[\w’”]), (?:a|an|the|one of) (?!(?:first|second|third|fourth|fifth|highest|lowest|biggest|largest|day|week|month|year|few|mere|record)\b)[^,]{3,110}(?=, (?:for|to|in|on|as|after|before|while|amid|days|just|keeping|making)\b|$)", ""),
)  # fmt: skip

_SECOND_SENTENCES: tuple[Rule, ...] = (
    (r"(?<=.{45}), (?:and|but|while) (?:[\w’'-]+ ){1,5}(?:has|have|is|are|was|were|will|came|went|took|said|widened|\w{3,}ed)\b.*$", ""),
    (r"(?<=.{45}),? and (?:rival |its |the )?[A-Z][\w’'-]* (?:has|have|is|are|was|were|will|began|said|\w{3,}ed)\b.*$", ""),
    (r"(?<=.{30}), (?:adding|noting|claiming|saying|declaring|acknowledging|confirming|reaffirming|while \w+ing)\b.*$", ""),
    (r"(?<=.{40}), (?:with|as) (?:the|its) [^,]{3,40} (?:saying|adding|claiming|noting)\b.*$", ""),
)  # fmt: skip

_SAYING: tuple[Rule, ...] = (
    (r"\b(?:has |have )?(?:said|announced|confirmed|revealed|stated)(?: in [^,]{3,50})?(?: that)? (?:it|they|he|she) (?:will|would|plans? to|intends? to|is to|are to|is going to|is set to|are set to)\b", "to"),
    (r"\b(?:has |have )?(?:announces?|announced|unveiled|revealed|outlined)(?: (?:its|a|their|new))* plans? to\b", "to"),
    (r"^(?P<who>(?:(?!after\b|as\b|when\b)[\w’-]+ ){1,13}?)(?:said|says|announced|revealed)(?: that)? (?:it|they|he|she)(?:’s| is|’re| are| was| were) (?=\w+ing\b)", r"\g<who>is "),
    (r"\b(?:has |have )?(?:said|announced|revealed|confirmed)(?: that)? (?:it|they) (?:has |have |had )?(?=(?:achiev|reach|launch|sign|complet|open|rais|pass|record|sold|sent|won|set up|hir|appoint)\w*)", "has "),
    (r"^(?P<who>[^,“]{2,70}?) (?:has |have )?(?:said|stated|commented|told (?:the )?(?:employees|staff|investors|reporters|analysts|users))(?: that)? (?=\S)", r"\g<who> says "),
    (r"\bsays (?:in|at|on|during) [^,]{3,40}? that (?=\S)", "says "),
    (r"\bsays (?:by|in|with|if|when|while|as|after|despite|given)\b[^,“]*, ", "says "),
    (r"\b(?:announced|announces|announcing) (?:the |its )?(?:official )?launch of\b", "launched"),
    (r"\b(?:has |have )?announced(?: that)? (?:it|they) (?:has|have) (?=\d)", "has "),
    (r"\b(?:has |have )?(?:dismissed|refuted|denied|rejected) (?:reports|claims|rumou?rs|speculation|allegations)(?: (?:claiming|saying|suggesting))? that (?:it|they|he|she) (?:was|were|is|are) (?=\w+ing\b)", "denied "),
)  # fmt: skip

_FUTURE: tuple[Rule, ...] = (
    (_SUBORDINATE + r"\b(?:is|are) (?P<how>reportedly )?(?:set|expected|planning|preparing|going|due|poised|gearing up|about|scheduled|on track) to\b", r"\g<how>to"),
    (_SUBORDINATE + r"\b(?<!\bwith )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<!\bof )(?<!\bnew )(?P<how>reportedly )?(?:plans to|will(?: reportedly| soon)?(?! be\b)|is to|are to)\b", _to),
    (_SUBORDINATE + r"\b(?:will) be\b", _to),
    # `has joined the wave of firms doing X with a plan to do Y` -> `to do Y`
    (r"^(?P<who>[^,“]{2,60}?) (?:has|have) [^,“]{20,120} with (?:a|its|their) plans? to\b", r"\g<who> to"),
    (r"\b(?:is|are) (?:taking|making) (?:steps|moves|efforts) to\b", "moves to"),
    (r"\b(?:has |is )?(?P<how>reportedly )?(?:proposed|set|setting|eyeing|eyes) (?:the|a|its) (?:goal|target|aim) of (?P<verb>[a-z]+ing)\b", _aims_to),
    (r"\b(?:is|are) looking to\b", "to"),
)  # fmt: skip

_LIGHT_VERBS: tuple[Rule, ...] = (
    (r"\b(?:makes|made|making|has made|is making) (?:a|an|its|his|her|their) (?:\w+ )?debut\b", "debuted"),
    (r"\b(?:has |have )?(?:undertaken|undertook|undergone|conducted) (?:a|an) (?:\w+ )?(?:restructuring|reshuffle)\b", "restructured"),
    (r"\bfiled prospectuses\b", "filed"),
    (r"\b(?:has |have )?(?P<how>reportedly )?hired back\b", r"\g<how>rehired"),
    (r"\b(?:has |have )?achieved profitability\b", "turned profitable"),
    (r"\b(?:has |have )?(?:achieved|reported|posted|recorded|booked) (?:a|an|its|their) (?P<what>(?:\w+ ){0,2}(?:profit|loss|profitability|surplus))(?P<middle> [^,]{0,30}?)? ?for the first time\b", r"posted first \g<what>\g<middle>"),
    (r"\b(?:has |have )?(?:achieved|reported|posted|recorded) its first\b", "posted first"),
    (r"^(?:The )?[Ss]hares of (?P<firm>[A-Z][\w’-]*)\b", r"\g<firm> shares"),
    (r"^(?P<who>[A-Z][^,“]{2,40}?) (?:saw|sees|has seen) (?:its |their )?(?P<what>(?:[a-z-]+ ){1,3})(?P<verb>increase|rise|grow|surge|fall|drop|slump|decline|jump|double|shrink|plunge|climb|top|surpass|exceed)\b", _of_its_own),
    (r"^(?P<who>[A-Z][^,“]{2,40}?) (?:says )?the number of (?P<what>[^,]{3,40}?) (?:has )?(?P<verb>doubled|tripled|risen|grown|fallen|reached)\b", r"\g<who> says \g<what> have \g<verb>"),
    (r"\b(?:have|are having|had) an? (?:\w+ )?(?:impact|effect|influence) on\b", "affect"),
    (r"\bhas the ability to\b|\bis able to\b", "can"),
)  # fmt: skip

_FEWER_WORDS: tuple[Rule, ...] = (
    (r",? joined (?:moderator|host) [^“]*?,? to (?P<verb>discuss|explore|debate)\b", _joined),
    (r" (?:to|with) (?:moderator|host) [A-Z]\S+ [A-Z]\S+(?:, [^,]*,)?(?= about)", ""),
    (r"\bin (?:a bid|an effort|an attempt|order|a move) to\b", "to"),
    (r",? with the (?:aim|goal|intention) of \w+ing\b.*$", ""),
    (r"\bmore than (?=[$€£\d]|RMB)", "over "),
    (r"\ba total of |\bapproximately |\bthe (?:company|firm|platform|app|site|group|bank|retailer|startup)’s |\ba number of |\ba (?:significant|large|wide) (?:number|range|variety) of ", ""),
    (r",? (?<!\bof )in the (?:country|company|process|sector|world|market|app|future)(?=,| as\b| after\b| while\b|$)", ""),
    (r",? on the (?:platform|app|site|service|website|internet)(?=,| as\b| after\b| while\b|$)", ""),
    (r"\bthe country’s (?=[a-z])", ""),
    (r"(?<!\bfrom)(?<!\bof)(?<!\bthan)(?<!\bsince)(?<!\bto)(?<!\bin),? (?:late |early )?last year\b(?!’),?", ""),
    (r"\b(?:significantly|substantially|dramatically|greatly|quickly|rapidly|finally|actively|increasingly|gradually|steadily) (?=[a-z])", ""),
    (r"\bsays (?:the|his|her|its) (?:[\w-]+ ){0,4}(?:company|firm|giant|retailer|platform|startup) (?=has|is|will|was)", "says firm "),
    (r"\bhas been\b", "is"), (r"\bhave been\b", "are"),
    (r"\bsome of the (?=[a-z])", ""),
    (r"\bone of the (?=\w+est\b)", "among the "),
    (r"\b(?:chairman|chair) and (?:chief executive(?: officer)?|CEO)\b", "CEO"),
    (r"\bfounder and (?:chief executive(?: officer)?|CEO)\b", "CEO"),
    (r"\bco-founder and (?:chief executive(?: officer)?|CEO)\b", "CEO"),
    (r"\b(?P<firm>[A-Z][\w-]+)’s (?P<office>(?:co-)?(?:founder|CEO|chairman|chair|president|chief executive)) (?=[A-Z])", r"\g<firm> \g<office> "),
    (r"^[Cc]hair of (?P<firm>[A-Z]\w+) (?=[A-Z])", r"\g<firm> chair "),
    (r", (?:similar to|the equivalent of|equivalent to|twice its)\b[^,]*(?=,|$)", ""),
)  # fmt: skip

RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), replacement)
    for rules in (
        _SPEAKER,
        _ATTRIBUTION,
        _TIMES,
        _ASIDES,
        _SECOND_SENTENCES,
        _SAYING,
        _FUTURE,
        _LIGHT_VERBS,
        _FEWER_WORDS,
    )
    for pattern, replacement in rules
)

SHORT_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\b[Aa]rtificial intelligence(?: \(AI\))?\b", "AI"),
        (r"\b[Ii]nitial public offering\b", "IPO"),
        (r"\b(?:[Cc]hief executive(?: officer)?)\b", "CEO"),
        (r"\b(?:[Cc]hief financial officer)\b", "CFO"),
        (r"\b(?:[Uu]nited States|U\.S\.)(?=[ ,’]|$)", "US"),
        (r"(?<=\d) ?per ?cent\b", "%"),
        (r"\bgross merchandise (?:value|volume)(?: \(GMV\))?", "GMV"),
        (r"\bmore than one hundred\b", "over 100"), (r"\bmore than (?=\d|one|two|three|a )", "over "),
        (r"\bintroduces\b", "unveils"), (r"\bsurpasses\b", "tops"), (r"\bestablishes\b", "sets up"), (r"\bestablish\b", "set up"),
        (r"\bsurpass\b", "top"), (r"\bpurchases (?=an?\b|the|its|\d|[$€£])", "buys "), (r"\bcommences\b", "starts"),
        (r"\bemployees’(?= )", "staff"), (r"\bemployees\b(?!’)", "staff"), (r"\b[Aa]pproximately\b", "about"),
        (r"\b(?:several|various|a series of|a range of|a host of|all kinds of|brand-new|so-called) (?=[a-z])", ""),
    )
)  # fmt: skip
"""Words that a headline says shorter."""

_NEEDS_ARTICLE = (
    r"(?!(?:few|number|lot|little|hundred|thousand|million|dozen|couple|day|week|month|year|decade|hour|move|kind|sort|bit|"
    r"percentage|share|barrel|tonne|head|person|litre|kilo|mile|way|piece|place|time|pause|break|step|stand)\b(?!-)|(?:half|third|quarter|fifth|sixth|tenth)(?: of\b| the\b|$))"
)
ARTICLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (
            rf"(?<=[\w,’”%])(?<!\bwas)(?<!\bare)(?<!\bis)(?<!\bbe)(?<!\bwere)(?<!\bbeen) (?:a|an|the) {_NEEDS_ARTICLE}",
            " ",
        ),
        (rf"^(?P<space> ?)(?:a|an|the|A|An|The) (?=[\w“]){_NEEDS_ARTICLE}(?!\d{{1,3}} )", r"\g<space>"),
    )
)
"""Articles that a headline does without, and those that it needs: `a third of`, `the first time`."""

LESS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[a-z] )(?<!\bto )(?:(?!(?:in|on|at|of|to|for|by|with|from|and|or|as|into|via|after|before|under|is|are|has)\b)(?:[A-Z][a-z]+(?:ese|ish|ian|an|n)|"
         r"AI|EV|US|IPO|[a-z-]+) ){1,3}(?:firm|company|startup|giant|platform|subsidiary|unit|arm|retailer|maker|group|operator) (?=[a-z]?[A-Z0-9])", ""),
        (r"^(?:[A-Z]?[\w-]+ ){1,3}(?:and [\w-]+ [\w-]+ )(?=[A-Z]\S+ [A-Z])", ""),
        (r"\b[A-Z]\w+-like (?=[a-z])", ""),
        (r"(?<!\bof )(?<!\bof the )(?<!\bin )(?<!\ba )(?<!\ban )(?<!\bamong the )(?<!\bmore )(?<!\bmost )\b(?:formal|significant|impressive|"
         r"solid|current|own(?! (?:way|right|name))|upcoming|recent|controversial|major|critical|important|brand-new|all-new|much-anticipated|long-awaited|"
         r"innovative|groundbreaking|leading|popular|total) (?=[a-z])", ""),
    )
)  # fmt: skip
"""What a headline can do without where it would be long: descriptions before names, adjectives that praise."""
