"""A site's furniture: the lines around an article that are not the article.

Data: `FURNITURE`, patterns with the reason they are dropped for; `furniture` names the reason for one line.
Limits: only lines that are furniture wherever they stand; what depends on its place (a bio under an article, a label
over a heading) is told by `page_blocks`. English here, other languages in `boilerplate_abroad`.
"""

from __future__ import annotations

import re

from generator.dumps.boilerplate_abroad import ABROAD

_SECTIONS = (
    r"home(page)?|news|world|us|uk|u\.s\.|asia|china|europe|africa|americas|politics|business|economy|markets|money|finance|companies|"
    r"industry|technology|tech|science|health|environment|climate|energy|education|culture|arts|books|film|music|tv|style|"
    r"fashion|food|travel|sports?|football|opinion|comment|columnists|editorials?|letters|lifestyle|life|real estate|property|"
    r"cars|motoring|video|videos|audio|podcasts?|photos|pictures|newsletters?|events?|jobs|careers|about( us)?|contact( us)?|"
    r"more|all|sections|menu|search|log ?in|sign in|sign up|register|subscribe|account|my account|shop|store|puzzles|games|"
    r"crosswords?|weather|local|national|international|latest|trending|live|startups?|reviews|guides?|features?|analysis|"
    r"interviews?|research|resources|press|blog|forum|community|help|faq|support|advertise( with us)?|donate|en|de|fr|es|zh|english|"
    r"explore|browse|topics|products|solutions|pricing|docs|documentation|download|archives?|magazine|today[’']s paper|"
    r"privacy( policy)?|terms( of (use|service))?|cookies?( policy| settings| preferences)?|sitemap|accessibility|rss|"
    r"corrections|masthead|newsroom|investors|media kit|close|back|next|previous|skip|edition|settings|notifications|saved|share"
)
_LINK = rf"({_SECTIONS})"
_MEDIA = (
    r"facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|tiktok|bluesky|mastodon|threads|"
    r"weibo|wechat|line|flipboard|email|e-mail|mail|sms|messenger|pocket|copy link|link|print|rss|google news|hacker news"
)
_PIECE = r"(article|story|post|page|piece|report|interview)"

FURNITURE: tuple[tuple[str, str], ...] = (
    ("tracking pixel", r"FB Pixel no script\b.*"),
    ("script remnant", r"//\s*(<!\[CDATA\[|\]\]>)|please enable javascript\b.*|javascript is (disabled|required)\b.*"),
    ("script remnant", r"your browser (does not|doesn[’']t) support\b.*"),
    ("comment form", r"(leave a (comment|reply)|cancel reply|post (a )?comment|add (a|your) comment|write a comment|join the (discussion|conversation|debate)).{0,20}"),
    ("comment form", r"(this|our) (site|blog|page) uses akismet\b.*"),
    ("comment form", r"learn how your comment data is processed.*"),
    ("comment form", r"your email address will not be published\b.*|required fields are marked\b.*"),
    ("comment form", r"save my name, email,? and website\b.*|notify me of (new|follow-up) (comments|posts)\b.*"),
    ("comment form", r"(no|\d[\d,]*|view|show|hide|see|read)( all)?( \d[\d,]*)? comments?( yet)?|(name|email|website|comment) ?\*|comments? ?\(\d+\)|comments:?|(\d+ )?(reader|user) comments?"),
    ("comment form", r"(comments are (closed|moderated|open|now closed)|be the first to comment|(log|sign) in to (comment|reply|join)|you must be (logged|signed) in to).{0,80}"),
    ("comment form", r"\d+ (responses?|replies|thoughts?) (to|on)\b.{0,200}|(sort|order) by:?( (newest|oldest|best|top|popular|most liked)).{0,40}|newest first|oldest first"),
    ("comment form", r"(show|load|view)( \d+)? (more )?(comments|replies)|(top|best|featured|recent) comments?|what do you think\?.{0,60}"),
    ("comment button", r"@\w{3,30}|like this:?|like loading.*|(reply|report|flag|like|dislike|upvote|downvote|recommend|permalink|edited|share reply)([ ·|•,]+(reply|report|flag|like|dislike|share|permalink|\d+))*( \(?\d+\)?)?|\d+ (likes?|upvotes?|points?|claps?|recommends?|reactions?)"),
    ("loading notice", r"(auto[- ]?loading|loading) (the )?(next|more)\b.*|load more( articles| posts| stories)?|loading[.…]*|scroll (down )?(for|to) (more|continue|read).{0,30}"),
    ("first published elsewhere", r"(this|the) (article|story|post|piece|text) (was )?(first|originally) (appeared|published|ran)\b.*"),
    ("first published elsewhere", r"(this|the) (article|story|post|piece) (is|was|has been) republished\b.*"),
    ("first published elsewhere", r"a version of this (article|story|post|piece) (first |originally )?(appeared|appears|ran|was published)\b.*"),
    ("feed tail", r"the post .{3,200} (appeared first on|first appeared on) .{2,80}"),
    ("reading time", r"(estimated )?(reading|read) time:? ?(about )?\d{1,3}( ?(m|min|mins|minutes?))?|(about )?\d{1,3}[- ]?(min|mins|minute|minutes)( (read|listen|watch))?\.?"),
    ("listen button", r"(listen( to)?( (this|the) (article|story|post))?( now)?|play audio|audio version|hear this story)([ (·|•–-]+\d+[: ]?\d*( min(utes?)?)?\)?)?|(0:00|00:00) ?/ ?\d+:\d+|\d+x( speed)?|watch( now| live)?|play( video)?"),
    ("share buttons", rf"(share|tweet|pin|email|e-mail|print|save|copy link|link copied!?|bookmark|gift|follow us|share full article|share with friends)( (this|on|via|to|by|article|story|post|page|with|a|friends?|for later|{_MEDIA}))*[:!.]?"),
    ("share buttons", rf"({_MEDIA}|share|tweet|save|comment|follow|gift)([ ,|·•/]+({_MEDIA}|share|tweet|save|comment|follow|like|more|gift))*"),
    ("share buttons", rf"(share|send|give|gift|print|save|bookmark|email|republish|download) this {_PIECE}\b.{{0,40}}|\d[\d.,]*k? (shares?|views?|reads|retweets)|click to share on .{{0,60}}|opens in (a )?new window.?|(text|font) size.{{0,20}}|a- ?a\+?|[aA]+ [aA]+( [aA]+)?"),
    ("follow us", r"(follow|find|join|like|connect with|friend|subscribe to) (us|the [\w &’'-]{2,40}|[\w &’'-]{2,40}) (on|at|via) (our )?" + rf"({_MEDIA}|social media|apple podcasts|spotify|our)\b.{{0,120}}|follow( @?\w+)?|follow (this )?(topic|author)s?.{{0,60}}"),
    ("newsletter form", r"(subscribe|sign up|join|register|get)\b.{0,110}\b(newsletters?|inbox|mailing list|email updates|e-mail updates|daily digest|briefing)\b.{0,140}|subscribe( now| today| here| for free| free)?!?|sign up( now| today| here| for free| free| with email)?!?"),
    ("newsletter form", r".{0,90}\b(delivered|straight|sent|direct(ly)?)( straight| directly)? (to|into) your (inbox|email)\b.{0,120}|(enter )?(your )?e-?mail( address)?( here)?|no spam\b.{0,80}|(you can )?unsubscribe( at any ?time| here| anytime| from this list| preferences)?.{0,60}|(thanks|thank you) for (signing up|subscribing).{0,60}|(thanks|thank you) for reading\b.{0,60}\b(subscribe|share|sign up|support)\b.{0,160}|[\w &’'-]{2,40} is a (reader[- ]supported|free) (publication|newsletter)\b.{0,200}|you(’|')?(ve| have) (been )?(subscribed|successfully).{0,60}|by (signing up|subscribing|submitting|entering|clicking|providing|registering|continuing)\b.{0,300}|(our |the )?(free |daily |weekly |morning |evening )*newsletters?"),
    ("newsletter form", r"(view|read|open) (this )?(e-?mail |issue |newsletter |it )?(in|on) (your |the |a )?(web )?(browser|web|website|app)\b.{0,30}|(was this (e-?mail )?|e-?mail )?forwarded (this e-?mail|to you)\b.{0,80}|you(’|')?(re| are) (receiving|getting) this\b.{0,200}|(manage|update|change) (your )?(e-?mail )?(preferences|subscription).{0,60}|(too many e-?mails|having trouble viewing)\b.{0,100}"),
    ("paywall notice", r"(this (article|story|content|post) is |content )?(for|only for|reserved for|available (only )?to|exclusive to|exclusively for) (paying |paid |our )?(subscribers|members)( only)?\b.{0,80}|(subscribe|log in|sign in|register|become a (member|subscriber)|sign up|join|create (a|an|your) (free )?account|start your)\b.{0,60}\b(to (continue|read|keep|unlock|access|see|get)|(free )?trial|full access|unlimited)\b.{0,140}"),
    ("paywall notice", r"(already (a |an )?(subscriber|member|registered|have an account)|already subscribed)\b.{0,60}|(to )?(continue|keep) reading\b.{0,100}|you(’|')?(ve| have) (reached|read|used|\d+)\b.{0,60}(articles?|stories|limit)\b.{0,60}|(want|looking) to (read|keep) .{0,60}\?|unlock (this|the full|full|unlimited)\b.{0,100}|(the )?(rest|remainder) of (this|the) (article|story)\b.{0,100}|get (full|unlimited|digital) access\b.{0,100}|(only )?[$€£]\d+([.,]\d+)? ?(a|per|/) ?(week|month|year|mo)\b.{0,80}|cancel any ?time.{0,60}|see (all )?subscription (options|plans)|(read|unlock) the full (story|article)\b.{0,60}|no (charge|commitment|credit card).{0,60}|limited[- ]time offer.{0,60}|premium( content| article)?|(this is an? )?(subscriber|member)[- ]only.{0,40}|subscribers? only"),
    ("support us", r"(donate|support (us|our|the|independent|quality)|become a (member|supporter|patron)|make a (donation|contribution)|buy (us|me) a coffee|contribute|help us)\b.{0,160}|(your|every) (support|donation|contribution|gift)\b.{0,160}|if you (enjoyed|liked|like|found|value|appreciate)\b.{0,80}\b(article|story|post|piece|work|journalism|newsletter|issue|consider|share|subscribe)\b.{0,120}"),
    ("advertisement", r"(-+ ?)?(advertisements?|sponsored( content| by.{0,40}| post)?|promoted( content| by.{0,40})?|ads?|adverts?|paid (content|post|partnership)|partner content|(article|story) continues (below|after).{0,40}|(continue|keep) (reading|scrolling) (below|after|for).{0,40}|ad feedback|(report|close|skip|hide|remove)( this)? ads?|ads? by .{0,30}|why am i seeing this( ad)?\??|content from our (sponsors?|partners?).{0,30}|from our (sponsors?|partners?)|a message from .{2,40}|presented by .{2,40}|brought to you by .{2,60})( ?-+)?"),
    ("site navigation", r"(skip|jump) (to|navigation)\b.{0,30}|accessibility (help|links|statement)|(view|see|read) (full |author )?(bio|profile)|(see|view|more|all) (all )?(posts|articles|stories) by .{2,40}|posts? navigation|about sharing|more menu|(open|close|toggle|show|hide|main|site|mobile)? ?(main |site |mobile )?(menu|navigation|nav|sidebar|search)( bar| toggle)?|home|back to (top|home|all|news|the top|list|overview).{0,30}|top of page|log ?(in|out)|sign (in|out)|register|(previous|next|prev)( (article|post|story|page|entry))?:?|(previous|next) (article|post|story|entry|page)\b.{0,120}|[«‹←<]+ ?[^»›“”]{0,60}|[^«‹“”]{2,60} ?[»›→]|([^|·•>]{1,22}\s*[|·•>]\s*){3,}[^|·•>]{1,22}|(show|hide) .{2,30} only|key events( \(\d+\))?|auto[- ]?refresh.{0,30}|\d* ?new updates?|(create|my) (an )?account|search\b.{0,30}|all (news|articles|posts|stories)|see all.{0,30}|view all.{0,30}|view more|see more|show more|show less|read more|learn more|find out more|more|expand|collapse|table of contents|in this article:?|on this page:?|contents|jump to section|go to (homepage|.{2,20} page)"),
    ("site navigation", rf"{_LINK}([ ,|·•/>›»–-]+{_LINK})+"),
    ("section name", _LINK),
    ("site navigation", r"home ?[>›»/|].{2,160}|you are here:?.{0,160}|[\w &’'-]{2,24} ?([>›»] ?[\w &’'-]{2,40} ?){2,6}[>›»]?.{0,100}|(select|choose|change) (your )?(language|region|edition|country).{0,40}|(edition|language):? .{2,30}"),
    ("pagination", r"(page )?\d{1,3} (of|/) \d{1,3}|pages?:? \d.{0,20}|\d( \d){2,}( ?[.…]+)?( ?\d+)?( next)?|(« |‹ |< )?(newer|older) (posts|entries|stories).{0,10}|next page.{0,10}|(single|all) page"),
    ("related links", r"((related|recommended|popular|trending|latest|most|more|also|further|editor[’']?s?|editors[’']?|top|recent|featured|similar|other|suggested)( (now|today|read|viewed|popular|shared|commented|recent|related|trending|reading|picks?|choice|stories|articles|posts|news|topics|coverage|content|headlines|links|videos?|reads|items|features?|pieces|events|products|jobs|this week|in|for|you|here|on|like|this|from|the|web|around|discussed|insights?|resources|updates|issues|analysis|of|day|week|and|&|week’s))+):?"),
    ("related links", r"(trending|recommended|related|popular):?|you (may|might|[’']?ll)( also)?( like| enjoy| be interested| want).{0,30}|more (from|on|in|about|by) [\w &’'.-]{2,40}:?|(what to )?read next:?|up next:?|next up:?|don[’']t miss\b.{0,60}:|don[’']t miss( it)?|keep reading|continue reading|in case you missed it:?|(must|also|now) (read|trending|on)( .{2,20})?:?|see also|read also|further reading|from the archives?|from around the web|elsewhere on .{2,30}|promoted stories|(stories|articles) (you|for you|we).{0,30}|what (others|we)( are|[’']re) reading.{0,10}|from our network|(latest|more|other) (from|in) .{2,40}|in (other|today’s) news|news in brief|explore more.{0,40}|discover more.{0,40}|popular (on|in|this|now).{0,30}|what[’']s (hot|trending|new).{0,20}"),
    ("link to another article", r"(more|trending|next|previous|opinion|analysis|explainer|video|podcast|listen|watch)( from .{2,30})? ?[:：|>›»→] ?.{2,160}[^.。!:]"),
    ("link to another article", r"(read|see|related|also read|read also|see also|also|read next|don[’']t miss|explore|further reading|recommended|read this|in pictures|up next|now read|must read|you may like)( more| also| next| next up| now| here| on this| this| article| story| stories| articles| coverage| reading| video)* ?[:：|>›»→–—] ?.{2,220}"),
    ("link to another article", r"((click|tap|read|learn|find out|see|hear|go) (here|more|out more)\b.{0,100}[>›»→]|▶.{2,160}|►.{2,160}|[›»→]+ .{2,160}|\+ .{2,100})"),
    ("topic list", r"(tags?|tagged|topics?|filed under|categories|category|posted in|posted under|keywords?|related topics|more on|in this story|companies in this article|people|explore topics?|section|tagged (in|with|as)) ?[:：] ?.{2,200}|posted in .{2,80}|(tags?|topics?|filed under|categories|category|keywords):?|(#[\w-]+[ ,]*){1,15}"),
    ("copyright line", r"(copyright ?)?(©|\(c\)|&copy;|ⓒ) ?(copyright )?(.{0,60}\b(19|20)\d\d\b.{0,260}|.{0,80}all rights reserved.{0,80})|copyright (©|\(c\)|by)? ?\d{4}.{0,200}|(.{0,80}\W)?all rights reserved.{0,120}|.{2,80} © ?(19|20)\d\d\b.{0,60}|(may|must|this material may) not be (reproduced|published|copied|redistributed)\b.{0,160}|(proudly )?powered by .{2,40}|(site|website|theme|designed|built|made) (by|with) .{2,40}"),
    ("cookie notice", r"(we|this (web)?site|our (web)?site|we and our( \d+)? partners|our partners and we|[\w .-]{2,30}) (uses?|store|stores|would like to use|ask for your consent to use)\b.{0,60}\bcookies?\b.*|(accept|reject|allow|decline|refuse|manage|necessary|essential|functional|strictly|performance|analytics|marketing)( (all|only|and|necessary|essential|selected|optional|my|non-essential))*( (cookies?|choices|preferences|settings|options|continue|close|selected|consent))*|(privacy|cookie|cookies|consent) (policy|settings|preferences|notice|statement|choices|manager)|terms (of (use|service)|and conditions|& conditions)|(do not sell|your privacy choices|we value your privacy|we care about your privacy|your (privacy|choices)).{0,80}|by (using|continuing|browsing)\b.{0,80}\b(site|cookies|agree|consent|browse)\b.{0,160}|i (agree|accept|understand)|got it!?|agree( and| &)?( close| continue)?|ok(ay)?!?|accept|reject|decline|manage (my )?(options|preferences|cookies|settings|choices)|.{0,120}\b(cookies|cookie policy)\b.{0,200}\b(consent|accept|preferences|privacy policy|settings|experience|traffic)\b.{0,160}|(this site is )?protected by recaptcha\b.{0,120}"),
    ("portrait", r"(avatar|gravatar|headshot)( photo| image| of .{2,40})?|(profile|author) (photo|picture|image|avatar)( of .{2,40})?|(photo|picture|portrait|headshot|avatar) of (the )?author"),
    ("image caption", r"(image|photo|picture|illustration|graphic|video|screenshot|chart|figure|photograph|composite|caption)s?( credits?| source| by| courtesy( of)?| caption)?: .{2,200}|credits?: .{2,100}|(photos?|photographs?|photography|images?|illustrations?|graphics?|pictures?|videos?) (by|courtesy( of)?|via|from) .{2,80}|(enlarge|expand|open|view|toggle|click to)( this)? (image|photo|picture|caption|gallery|enlarge|fullscreen|full[- ]?screen|in gallery).{0,40}|hide caption|toggle caption|(image|photo) \d+ of \d+|©? ?(getty( images)?|reuters|afp|ap photo|shutterstock|unsplash|istock|bloomberg|alamy)( ?/ ?.{2,60})?|(.{2,60} ?/ ?)(getty images|reuters|afp|ap|shutterstock|unsplash|istock|bloomberg|alamy).{0,30}|file photo.{0,40}"),
    ("image caption", r".{0,300}[\(\[](image|photo|picture|illustration|graphic|source|credits?|pic|ap photo|video)s?( credits?| source| by| courtesy( of)?)?(: ?| by | via | courtesy of |/)[^()\[\]]{2,80}[\)\]]\.?|.{2,260}[ .|•·–—](photo(graph)?|image|picture|credit|illustration|photo credit|image credit)s?( by)?: .{2,80}|.{8,260} © ?[A-Z][\w /.’-]{2,60}|©(?! ?(19|20)\d\d) ?[\w /.’,-]{2,60}"),
    ("advertisement", r"join us (in|at|on|for|this|live)\b.{0,300}|(register|book|apply|buy|order|shop|reserve|rsvp|donate|try it|get started|start)( your)?( tickets?| passes| a seat| now| today| here| free)+!?|(get|buy|book) (your )?(tickets?|pass(es)?)\b.{0,60}|(last chance|early[- ]bird|save up to|save \$?\d+)\b.{0,120}|learn how .{2,80} (can help|helps)\b.{0,80}"),
    ("app badge", r"(download|get)( (it|our|the))?( .{0,30})? ?(app|on the app store|on google play|from the app store|for (ios|android)).{0,80}|(app store|google play|available on (the )?(app store|google play|ios|android)).{0,40}|(read|open|continue|listen|better) in (the|our) .{0,20}app.{0,30}|scan (the|this) (qr )?code.{0,60}|(add|make) .{2,40} (as )?(a |your )?preferred source.{0,30}|add .{2,40} on google|turn on (desktop )?notifications.{0,60}|(get|allow|enable) (breaking )?(news )?(alerts|notifications).{0,60}|not now|no thanks|maybe later"),
    ("contact line", r"(contact|email|reach|write to) (the )?(author|reporter|writer|us|editor)s?\b.{0,80}|(got|have) (a |any )?(tip|story|question|feedback|correction)s?\b.{0,140}|(report|submit|suggest|request) (a |an )?(correction|error|typo|tip).{0,60}|(edited|editing|reporting|additional reporting|production|produced|writing|compiled|fact-check(ed|ing)?) by\b.{2,120}|\(?(additional )?reporting by .{2,80}[;.].{0,120}|(the )?(opinions|views)( expressed)? .{0,60}\b(author|own|writer)\b.{0,160}|our standards:.{0,80}|(is|was|did) (this|you)\b.{0,40}\b(useful|helpful|find)\b.{0,40}\?.{0,20}|report (a|an) (problem|issue|error)\b.{0,50}|(yes|no)( ?/ ?(yes|no))?|rate this .{0,40}|disclaimer: .{0,280}|letters to the editor.{0,80}|licensing rights.{0,30}|purchase licensing.{0,40}|(see )?something wrong\b.{0,80}|is there (anything|something) wrong .{0,60}|(all )?(quotes|data) delayed .{0,100}|.{0,60}\bearn (a|an) (small )?(affiliate )?commission\b.{0,160}"),
    ("section break", r"([*⁂·•~_=–—-] ?){3,40}|[■▪●◆*⁂~]"),
    ("end mark", r"(#\s?){3,5}|[-–—]+ ?(ends?|30)\.? ?[-–—]+|the end\.?|ends|source:? [A-Z][\w .,&’'-]{2,60}"),
    ("press contact", r"(media|press|investor|company|pr|public relations)( relations| enquiries| inquiries)?( contacts?| relations| enquiries| inquiries| office)s?:?.{0,120}|contacts?:.{0,120}|for (more|further) (information|details),? (please )?(contact|visit|call|see)\b.{0,160}|(view|read|see) (the )?(original|source) (content|version|release)\b.{0,200}|(safe harbou?r|forward[- ]looking) statements?.{0,60}|for immediate release|logo ?- ?http.{2,120}|(tel|phone|e-?mail|fax|mobile|web|website|t|e|m|w)[.:] ?(?=.*[@\d./])[\w@+().:/-][\w@+().:/ -]{4,80}|https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(\.[\w-]+)+"),
)  # fmt: skip
"""(reason for people, pattern of the whole line, any case)."""

_COMPILED = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in (*FURNITURE, *ABROAD))
_LONGEST = 420
"""Characters; furniture is short, and the patterns need not look at a long paragraph."""


def furniture(text: str) -> str | None:
    """Why a line is no part of an article, or None. White space of any kind counts as one space."""
    if len(text) > _LONGEST:
        return None
    line = " ".join(text.split())
    return next((reason for reason, pattern in _COMPILED if pattern.fullmatch(line)), None)
