"""The words that headline rules need: verbs in their headline form, words a headline may not end on, filler.

Data: `PRESENT` maps a past form to (he, they) forms; `DANGLING`, `REPORTING`, `WEEKDAY`.
Limits: English; a verb that is not here keeps its tense.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_REGULAR = """accuse:accused acquire:acquired add:added adjust:adjusted agree:agreed aim:aimed announce:announced appoint:appointed
approve:approved ban:banned block:blocked boost:boosted challenge:challenged claim:claimed close:closed complete:completed
confirm:confirmed continue:continued cooperate:cooperated create:created debut:debuted decide:decided decline:declined
defend:defended delay:delayed deny:denied dismiss:dismissed double:doubled drop:dropped end:ended enter:entered
establish:established expand:expanded explore:explored file:filed finish:finished form:formed gain:gained halt:halted
hire:hired impose:imposed improve:improved increase:increased initiate:initiated integrate:integrated introduce:introduced
invest:invested invite:invited join:joined kick:kicked land:landed launch:launched lower:lowered merge:merged move:moved
name:named offer:offered open:opened overtake:overtook partner:partnered pass:passed pause:paused plan:planned pledge:pledged
post:posted promise:promised propose:proposed publish:published pull:pulled raise:raised reach:reached rebrand:rebranded
rebound:rebounded receive:received record:recorded reduce:reduced refute:refuted reject:rejected release:released
relaunch:relaunched remove:removed replace:replaced report:reported reshape:reshaped resign:resigned restructure:restructured
resume:resumed return:returned reveal:revealed scrap:scrapped secure:secured sign:signed slash:slashed slump:slumped
spark:sparked start:started stop:stopped succeed:succeeded surpass:surpassed surge:surged suspend:suspended target:targeted
team:teamed test:tested top:topped unveil:unveiled update:updated upgrade:upgraded urge:urged warn:warned withdraw:withdrew
achieve:achieved abandon:abandoned anger:angered undertake:undertook undertake:undertaken sell:sold buy:bought cut:cut set:set
hit:hit win:won lose:lost fall:fell fall:fallen rise:rose rise:risen grow:grew grow:grown make:made take:took take:taken give:gave
give:given leave:left begin:began begin:begun bring:brought build:built see:saw see:seen hold:held keep:kept lead:led tell:told
show:showed show:shown become:became overhaul:overhauled shut:shut spend:spent roll:rolled outline:outlined detail:detailed
showcase:showcased list:listed ask:asked poach:poached license:licensed call:called split:split spin:spun find:found get:got
rename:renamed concede:conceded pick:picked change:changed send:sent collapse:collapsed praise:praised present:presented
argue:argued supply:supplied win:won extend:extended narrow:narrowed widen:widened hike:hiked
apologize:apologized criticize:criticized emphasize:emphasized order:ordered fine:fined sue:sued demand:demanded"""


def _third_person(verb: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + "s"


PRESENT: Mapping[str, tuple[str, str]] = {
    past: (_third_person(verb), verb) for verb, past in (pair.split(":") for pair in _REGULAR.split())
}
"""Past form -> (third person, plain form): `launched` -> (`launches`, `launch`)."""

_ALSO = "seek rush race weigh double refuel streamline consider eye look work prepare court bet push ramp step tap mull hope try"

GOING_ON: Mapping[str, tuple[str, str]] = {
    form: (_third_person(verb), verb)
    for verb in (*(pair.split(":")[0] for pair in _REGULAR.split()), *_ALSO.split())
    for form in (
        f"{verb}ing",
        f"{verb[:-1]}ing" if verb.endswith("e") else f"{verb}{verb[-1]}ing",
    )
    if form not in ("being", "seeing", "going", "having", "agreing")
}
"""`launching` -> (`launches`, `launch`)."""

IS_SAFE_SIMPLE_PAST = frozenset(PRESENT) - {
    "set",
    "cut",
    "hit",
    "shut",
    "split",
    "led",
    "found",
    "called",
    "named",
    "based",
}
"""Past forms that, right behind a subject, are its verb and not an adjective or a present."""

DANGLING = frozenset(
    "a an the of to in on for and or as at by with from its it is are was were be been has have had that this these those which "
    "who whose whom where when while amid after over into than but not no so if because since until upon via per between among "
    "against about under during before within without through toward towards onto off up out their his her our your my more most "
    "very also still just only even such will would could should can may might must do does did being having said says say "
    "according including following despite due based both either neither nor each every some any all largest biggest new first "
    "second third another other same like unlike including citing reported reportedly expected set plans aims further "
    "largely mainly partly nearly almost around approximately roughly total own major key latest annual former current".split()
)
"""Words on which a headline does not end."""

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
REPORTING = (
    r"(?:said|says|announced|reported|revealed|confirmed|stated|noted|wrote|told|disclosed|added|claimed|learned)"
)

TAKES_PREPOSITION = frozenset(
    "refrain depend rely focus consist result turned turn doubling doubled double bring brought come comes go goes went lead "
    "leads led set look looks looking work works bid plan plans aim aims effort efforts move decision right ability need way "
    "access belong respond responds apply joins part wave number series lack kind range version rest one some most end start "
    "beginning launch creation use lot amount series variety share growth rise fall drop increase decline goal state".split()
)
"""Words that want the phrase behind them: neither does a headline end on them nor is that phrase left out."""
