"""Forms of English verbs, and the file they come from."""

from __future__ import annotations

import pytest

from generator.enrich.headlines.tense import into_present
from generator.enrich.headlines.verbs import is_past, present, progressive
from scripts.verb_forms import TARGET, verb_forms, written

ORDINARY = """
ate:eats banned:bans beat:beats became:becomes began:begins bent:bends bit:bites bled:bleeds blew:blows broke:breaks
brought:brings built:builds burned:burns burnt:burns bought:buys cancelled:cancels canceled:cancels carried:carries
caught:catches channelled:channels chose:chooses clung:clings came:comes crept:creeps cried:cries dealt:deals
died:dies dug:digs drank:drinks drew:draws drove:drives dyed:dyes edited:edits enrolled:enrolls fed:feeds felt:feels
fled:flees flew:flies focused:focuses forbade:forbids forgave:forgives forgot:forgets fought:fights freed:frees
froze:freezes fuelled:fuels gave:gives grew:grows hid:hides hung:hangs heard:hears held:holds hurried:hurries
installed:installs kept:keeps knelt:kneels knew:knows labelled:labels laid:lays leapt:leaps lent:lends limited:
lit:lights lost:loses made:makes meant:means misled:misleads mistook:mistakes modelled:models nodded:nods
outbid:outbids outgrew:outgrows overcame:overcomes overran:overruns overthrew:overthrows owed:owes paid:pays
panicked:panics pleaded:pleads profited:profits quit:quits ran:runs rang:rings rebuilt:rebuilds redrew:redraws
rode:rides sang:sings sank:sinks sat:sits shook:shakes shot:shoots shone:shines shovelled:shovels tinged:
slept:sleeps slid:slides spent:spends spoke:speaks sprang:springs stole:steals stood:stands stuck:sticks
swam:swims swept:sweeps swore:swears swung:swings taught:teaches thought:thinks threw:throws tied:ties tore:tears
totalled:totals trafficked:traffics tunnelled:tunnels underwent:undergoes understood:understands unravelled:unravels
upheld:upholds visited:visits withheld:withholds woke:wakes won:wins wore:wears wove:weaves wrote:writes
""".split()
"""Past form and third person; nothing where the form leaves the verb open or is rather an adjective."""

PROGRESSIVE = """
banning:bans beginning:begins biting:bites cancelling:cancels canceling:cancels carrying:carries choosing:chooses
dying:dies dyeing:dyes editing:edits flying:flies freezing:freezes fuelling:fuels hiding:hides hitting:hits
labelling:labels laying:lays lying:lies making:makes modelling:models panicking:panics paying:pays planning:plans
planing:planes quitting:quits rebuilding:rebuilds riding:rides running:runs seeking:seeks selling:sells shaking:shakes
shipping:ships singing:sings sinking:sinks sitting:sits stealing:steals swimming:swims throwing:throws tying:ties
trafficking:traffics undergoing:undergoes using:uses winning:wins writing:writes missing: interesting: evening:
""".split()


@pytest.mark.parametrize("pair", ORDINARY)
def test_present__an_ordinary_past_form__gives_the_third_person(pair: str) -> None:
    past, expected = pair.split(":")
    forms = present(past)
    assert (forms[0] if forms else "") == expected


@pytest.mark.parametrize("pair", PROGRESSIVE)
def test_progressive__an_ordinary_ing_form__gives_the_third_person(pair: str) -> None:
    form, expected = pair.split(":")
    forms = progressive(form)
    assert (forms[0] if forms else "") == expected


@pytest.mark.parametrize(
    ("participle", "expected"),
    [("thrown", "throws"), ("broken", "breaks"), ("become", "becomes"), ("written", "writes"), ("run", "runs")],
)
def test_is_past__a_participle__has_a_present_and_is_no_verb_of_a_sentence(participle: str, expected: str) -> None:
    assert present(participle) == (expected, expected.removesuffix("s"))
    assert not is_past(participle)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Quill threw a kettle party", "Quill throws a kettle party"),
        ("Quill has broken a record", "Quill breaks a record"),
        ("The bakers cancelled a fair", "The bakers cancel a fair"),
        ("Quill is rebuilding its kitchen", "Quill rebuilds its kitchen"),
        ("Quill rebranded its tea", "Quill rebrands its tea"),
        ("Quill outpaced its rivals", "Quill outpaces its rivals"),
        ("Quill had a kitchen", "Quill had a kitchen"),
        ("The oven is missing a door", "The oven is missing a door"),
        ("A stolen oven burnt a kitchen", "A stolen oven burns a kitchen"),
    ],
)
def test_into_present__any_ordinary_verb__is_inflected(sentence: str, expected: str) -> None:
    assert into_present(sentence)[0] == expected


def test_verb_forms__the_data_file__is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == written(verb_forms())
