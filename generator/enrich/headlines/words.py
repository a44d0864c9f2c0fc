"""The words that headline rules need: verbs in their headline form, words a headline may not end on, filler.

Data: `PRESENT` maps a past form to (he, they) forms; `DANGLING`, `REPORTING`, `WEEKDAY`.
Limits: English; a verb that is not here keeps its tense.
"""

from __future__ import annotations

from generator.calendar_words import any_of, month_names, month_spellings, weekday_names

VERB_FORMS = """accuse:accused acquire:acquired add:added adjust:adjusted agree:agreed aim:aimed announce:announced appoint:appointed
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
apologize:apologized criticize:criticized emphasize:emphasized order:ordered fine:fined sue:sued demand:demanded
shrink:shrank sink:sank come:came go:went run:ran write:wrote put:put let:let spread:spread think:thought stand:stood begin:begun turn:turned exceed:exceeded slow:slowed climb:climbed jump:jumped plunge:plunged face:faced use:used need:needed say:said allow:allowed emerge:emerged operate:operated remain:remained appear:appeared seem:seemed intend:intended want:wanted expect:expected help:helped force:forced cost:cost rehire:rehired surprise:surprised control:controlled focus:focused attend:attended meet:met speak:spoke pay:paid rule:ruled vote:voted draw:drew drive:drove
choose:chose beat:beaten fight:fought catch:caught teach:taught strike:struck"""


REGULAR_VERBS = """discuss debate explain describe play work compete attract deliver develop design produce provide require respond
review serve share ship shrink struggle suffer support survive tackle talk tighten track train transfer transform treat trigger
unite unlock value visit vow warn welcome widen wipe worry wrap yield absorb accelerate accept adapt admit adopt advance affect aid
allege alter amend amass appeal apply arrange arrest assemble assist assume assure attempt avoid award back battle benefit
blame bolster borrow brace broaden calm cancel celebrate cement cite clear close collect combine comment commit compare compile
conclude condemn conduct confront connect conquer consider consult contain contribute convert convince cool copy cover crack crash
criticise curb damage dampen defeat defy depart deploy deposit descend desert detain deter determine devote differ dilute
diminish direct disappear disappoint disclose discover dispute disrupt divert divide dodge dominate donate draft dwarf earn ease echo
edge elect eliminate embrace employ empower enable encourage endorse endure engage enhance enjoy enlist ensure escape evolve
examine exclude explode exploit export express fail fire favour favor feature figure fill finance flee flood flourish flow fold follow
forecast foster found fuel fulfil function fund gather generate govern grant greet guarantee guide handle happen harvest haul
head heat highlight honor honour house identify ignore illustrate impact implement imply import impress include inform
inherit injure innovate inspect inspire install instruct insure intensify interrupt introduce investigate involve issue
label lack last laud lift lobby lock log lure maintain manage mark market match measure mention miss mobilize mock modify monitor
multiply narrow near negotiate nominate note notice observe obtain occupy occur omit opt organize organise outnumber outpace
outperform outstrip oversee owe own pack participate patch perform permit persuade pilot place pledge plummet plot popularize
possess postpone pour predict prefer preserve press prevail prevent print prioritize prize process procure profit prompt
protest prove provoke punish purchase pursue push qualify quadruple question rally ramp range rank rate ration rattle reassure
recall reclaim recognize recommend recover recruit recycle refine reflect refund refuse regain register regret regulate reign
relax relocate rely remind renew rent repair repay repeat reply represent request rescue research reserve resist resolve resort
respect restore restrict result retain retire retreat reuse reverse revise revive revoke reward rival roar rob rule rumble salute
satisfy save scale scan scare score scour search select separate settle shape shatter shave shelve shift shock shorten shore
shower shutter sideline signal simplify sink sketch skip smash snap soar soften solve sort specialize specify speed spread
squeeze stabilize staff stage stall stay steer stem step stick stimulate stir stoke store strengthen stress stretch struggle
submit subsidize succeed suggest suit summon supervise suppress swap switch tap tease teeter tempt tend terminate threaten
thrive tie tighten tone topple tour trade transport travel triple try tumble undercut underline underscore understand unfold unify
unseal unwind uphold urge use usher vary venture verify veto view volunteer wage walk want weaken weigh whip widen withstand
witness woo wrangle array""".split()
"""Regular verbs in their plain form, beyond those above."""

ALSO_GOING_ON = "seek rush race weigh double refuel streamline consider eye look work prepare court bet push ramp step tap mull hope try"

NO_SIMPLE_PAST = frozenset(
    "set cut cost hit shut split led found called named based made built listed owned seen held left known".split()
)
"""Past forms that, right behind a noun, are rather a present or an adjective than a past."""

DANGLING = frozenset(
    "a an the of to in on for and or as at by with from its it is are was were be been has have had that this these those which "
    "who whose whom where when while amid after over into than but not no so if because since until upon via per between among "
    "against about under during before within without through toward towards onto off up out their his her our your my more most "
    "very also still just only even such will would could should can may might must do does did being having said says say "
    "according including following despite due based both either neither nor each every some any all largest biggest new first "
    "second third another other same like unlike including citing reported reportedly expected set plans aims further "
    "largely mainly partly nearly almost around approximately roughly total own major key latest annual former current shortly soon just once he she they it we i few until".split()
)
"""Words on which a headline does not end."""

WEEKDAY = any_of(weekday_names())
MONTH = rf"(?:{any_of(month_names())}|{any_of(set(month_spellings('en')) - set(month_names()))}\.)"
REPORTING = (
    r"(?:said|says|announced|reported|revealed|confirmed|stated|noted|wrote|told|disclosed|added|claimed|learned)"
)

TAKES_PREPOSITION = frozenset(
    "refrain depend rely focus consist result turned turn doubling doubled double bring brought come comes go goes went lead "
    "leads led set look looks looking work works bid plan plans aim aims effort efforts move decision right ability need way "
    "access belong respond responds apply joins part wave number series lack kind range version rest one some most end start "
    "beginning launch creation use lot amount series variety share growth rise fall drop increase decline goal state related based dedicated aimed designed known called "
    "attributed compared similar focused involved intended pause embed".split()
)
"""Words that want the phrase behind them: neither does a headline end on them nor is that phrase left out."""

TAKES_OBJECT_AND_INFINITIVE = frozenset(
    "allow allows allowing enable enables enabling force forces forcing require requires urge urges ask asks tell tells order "
    "orders invite invites expect expects permit permits let lets help helps helping give gives giving get gets appoint appoints hire hires move moves name names pick picks".split()
)
"""Verbs of which neither the object nor the `to ...` behind it can go: `allows shops to open`."""

TAKES_INFINITIVE = frozenset(
    "plan plans planned aim aims aimed seek seeks sought agree agrees agreed want wants try tries tried decide decides decided "
    "allow allows refuse refuses fail fails failed continue continues begin begins begin started start starts vow vows pledge "
    "pledges promise promises threaten threatens intend intends hope hopes expect expects expected forced set ability right bid time chance chances "
    "effort efforts need needs way ways decision move moves scheduled able likely due ready close rush rushes race races "
    "prepare prepares urge urges ask asks help helps used look looks opt opts scramble scrambles struggle struggles".split()
)
"""Words that want the `to ...` behind them."""
