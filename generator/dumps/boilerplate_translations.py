"""A site's furniture in Chinese, Spanish, German and French.

Data: `ABROAD`, in the form of `boilerplate.FURNITURE`, with the same reasons.
Limits: as there; only lines that are furniture wherever they stand.
"""

from __future__ import annotations

_ZH_SECTION = (
    r"首页|主页|新闻|要闻|国际|国内|财经|科技|体育|娱乐|汽车|房产|教育|健康|文化|视频|图片|评论|专题|直播|更多|登录|注册|搜索|"
    r"手机版|客户端|关于我们|联系我们|广告服务|招聘|导航|菜单|频道|社会|军事|时尚|旅游|美食|公司|产业|创投|数码|观点|股票|"
    r"基金|滚动|快讯|商业|市场|深度|订阅|杂志|活动|会员|登錄|首頁|新聞|財經|國際|免责声明|隐私政策|网站地图|投稿|版权声明"
)
_ES_SECTION = (
    r"inicio|portada|local|noticias|internacional|mundo|nacional|españa|méxico|américa|política|economía|empresas|negocios|mercados|"
    r"tecnología|ciencia|salud|deportes?|cultura|opinión|sociedad|gente|vídeos?|videos?|podcasts?|más|menú|buscar|iniciar sesión|"
    r"suscríbete|suscribirse|regístrate|contacto|quiénes somos|aviso legal|publicidad|hemeroteca|boletines|blogs|motor|viajes|última hora"
)
_DE_SECTION = (
    r"startseite|nachrichten|politik|wirtschaft|unternehmen|börse|finanzen|technik|technologie|digital|wissen|wissenschaft|gesundheit|"
    r"kultur|sport|panorama|gesellschaft|meinung|regional|reise|auto|karriere|menü|suche|anmelden|registrieren|abo|abonnieren|"
    r"newsletter|impressum|datenschutz|agb|kontakt|mehr|podcasts?|videos?"
)
_FR_SECTION = (
    r"accueil|actualités?|monde|france|politique|économie|entreprises|bourse|tech|technologie|sciences?|santé|sports?|culture|"
    r"opinions?|idées|société|vidéos?|podcasts?|plus|menu|rechercher|recherche|connexion|se connecter|s[’']inscrire|s[’']abonner|abonnez-vous|"
    r"mentions légales|contact|newsletters?|immobilier|voyage|débats|planète"
)
_GAP = r"[ ,，|｜·•/>›»、–-]+"

ABROAD: tuple[tuple[str, str], ...] = (
    ("site navigation", rf"({_ZH_SECTION})({_GAP}({_ZH_SECTION}))*"),
    ("site navigation", rf"({_ES_SECTION})({_GAP}({_ES_SECTION}))*"),
    ("site navigation", rf"({_DE_SECTION})({_GAP}({_DE_SECTION}))*"),
    ("site navigation", rf"({_FR_SECTION})({_GAP}({_FR_SECTION}))*"),
    ("site navigation", r"(当前位置|您的位置|您现在的位置|所在位置)[:：]?.{0,80}|(首页|主页) ?[>›»].{0,80}|跳(转)?(到|至).{0,12}|返回(顶部|首页|列表|目录)|(上|下)一(篇|页|条)[:：]?.{0,60}|(打开|关闭)(菜单|导航)|设为首页.{0,20}|加入收藏|saltar al contenido.{0,20}|ir al (contenido|inicio).{0,20}|volver (a|al) .{2,30}|zum inhalt( springen)?|nach oben|zurück( zur.{0,30})?|aller au contenu.{0,20}|retour( à| en| au).{0,30}|(anterior|siguiente|vorheriger|nächster|précédent|suivant)( (artículo|artikel|article|beitrag))?( ?[:：].{0,80})?|(inicio|startseite|accueil) ?[>›»/].{2,120}"),
    ("comment form", r"(参与|写|抢沙发|全部|最新|热门|精彩|网友|发表|查看|我要|暂无|相关)?(评论|留言|回复|跟帖)( ?[\(（]?\d*[\)）]?)?( ?\d*)?(条|区)?|(\d+) ?条?(评论|留言)|(登录|请登录|请先登录)后.{0,20}(评论|发表|留言).{0,10}|说点什么.{0,10}|评论千万条.{0,20}|好文章，需要你的鼓励|文明上网.{0,40}"),
    ("comment form", r"(\d+ )?comentarios?( \(\d+\))?|(deja|dejar|escribe|añade|agregar|publicar) (un|tu) comentario.{0,30}|(ver|mostrar)( los)?( \d+)? comentarios.{0,10}|(\d+ )?kommentare?( \(\d+\))?|(schreiben sie|hinterlasse|kommentar) .{0,10}(kommentar|verfassen|schreiben|hinterlassen|abgeben).{0,30}|(\d+ )?commentaires?( \(\d+\))?|(laisser|ajouter|poster|écrire) un commentaire.{0,30}|(tu|su) (dirección de )?correo( electrónico)? no será publicad[oa].{0,60}|votre adresse e-?mail ne sera pas publiée.{0,60}|(deine|ihre) e-?mail-adresse wird nicht veröffentlicht.{0,60}"),
    ("comment button", r"回复|举报|点赞|赞|踩|顶|responder|me gusta|antworten|melden|répondre|signaler|(回复|赞|点赞) ?[\(（]?\d+[\)）]?"),
    ("share buttons", r"(分享|转发|收藏|点赞|在看|扫一扫|复制链接|打印|字号|字体|朋友圈|微信|微博|新浪微博|QQ(空间|好友)?|举报|手机阅读|大|中|小)([ :：,，|/·、至到给]*(分享|转发|收藏|点赞|在看|扫一扫|复制链接|打印|朋友圈|微信|微博|新浪微博|好友|QQ(空间|好友)?|大|中|小|更多))*[:：]?|(微信|手机)?(扫一扫|扫码|扫描|长按).{0,40}|分享(到|至|给|本文).{0,30}|(阅读|浏览|点击)(量|数|次数)?[:：]? ?\d[\d.,万]*( ?次)?|\d[\d.]*万?(阅读|次阅读|阅读量|人看过)"),
    ("share buttons", r"(compartir|comparte|compártelo|tuitear|enviar|imprimir|guardar|copiar (el )?enlace)( (en|por|este|esta|artículo|noticia|facebook|twitter|whatsapp|x|linkedin|correo|email|con))*[:]?|(teilen|drucken|merken|artikel (teilen|drucken|merken)|link kopieren)( (auf|per|facebook|twitter|x|whatsapp|e-mail))*[:]?|(partager|imprimer|enregistrer|copier le lien|envoyer)( (sur|par|cet|l[’']article|article|facebook|twitter|x|whatsapp|e-?mail))*[ :]*"),
    ("reading time", r"(预计|大约|全文约?|阅读)?(阅读)?(时间|时长|需)?[:：]?(约|需)? ?\d+ ?(分钟|字)(阅读)?|(tiempo de lectura|lectura)[: ]+\d+ ?min(utos?)?\.?|\d+ ?min(utos?)? de lectura|(lesezeit|lesedauer)[: ]+(ca\. ?)?\d+ ?(min\.?|minuten?)|\d+ (min\.?|minuten?) (lesezeit|lesedauer)|(temps de lecture|lecture)[ :]+\d+ ?min(utes?)?\.?|\d+ ?min(utes?)? de lecture"),
    ("listen button", r"(收听|听新闻|语音播报|朗读|播放).{0,10}|escuchar( (la noticia|el artículo|este artículo))?.{0,12}|(artikel )?(anhören|vorlesen( lassen)?).{0,12}|écouter( (l[’']article|cet article))?.{0,12}"),
    ("newsletter form", r"关注|已关注|\+ ?关注|(订阅|关注)(我们|本站|本刊|公众号|微信公众号|邮件|电子报|通讯|newsletter|更多).{0,60}|(更多|欢迎).{0,30}(公众号|订阅|关注).{0,50}|(suscríbete|suscríbase|apúntate|recibe|regístrate|inscríbete)\b.{0,100}(boletín|newsletter|correo|bandeja|novedades)?.{0,60}|(abonnieren sie|jetzt abonnieren|melden sie sich|newsletter abonnieren|hier anmelden)\b.{0,120}|(abonnez-vous|inscrivez-vous|recevez|s[’']inscrire à)\b.{0,140}"),
    ("paywall notice", r"(本文|全文|剩余).{0,12}(付费|会员|订阅).{0,30}|(登录|注册|订阅|开通会员).{0,12}(阅读全文|继续阅读|查看全文).{0,12}|(点击)?(阅读|查看|展开)(全文|更多|原文)|(contenido|artículo|exclusivo) (exclusivo|solo|para)\b.{0,20}(suscriptores|socios).{0,30}|para (seguir|continuar) leyendo.{0,100}|(weiterlesen|lesen sie weiter) mit\b.{0,60}|(nur|exklusiv) für (abonnenten|mitglieder).{0,40}|(article )?réservé aux abonnés.{0,40}|(il vous reste|la suite (de cet article )?est réservée).{0,120}"),
    ("advertisement", r"广告|推广|赞助(内容)?|publicidad|anuncio|contenido patrocinado|anzeige|werbung|publicité|contenu sponsorisé|la suite après (la|cette) publicité|sigue leyendo( .{0,30})?|continúa (leyendo )?(debajo|después).{0,30}"),
    ("related links", r"(相关|推荐|热门|延伸|更多|精彩|猜你|最新|今日|本周|编辑|大家都在|为你)(阅读|新闻|文章|推荐|内容|喜欢|报道|资讯|链接|话题|精选|热点|榜|排行|看|搜|标签)+[:：]?|(热点|新闻|阅读|点击)?排行(榜)?|猜你喜欢|热点|热榜|热文|你可能(也|还)?(喜欢|感兴趣).{0,10}"),
    ("related links", r"(noticias|artículos|contenidos?|temas) (relacionad[oa]s|recomendad[oa]s|destacad[oa]s)|(lo )?más (leído|visto|compartido|noticias|información|sobre .{2,40}|en .{2,40})s?|te puede(n)? interesar.{0,20}|también te (puede|podría).{0,30}|(lee|leer|ver|vea|mira) (también|además)|últimas noticias|lo último|recomendados|(ähnliche|verwandte|weitere|mehr) (artikel|themen|beiträge|nachrichten|zum thema|aus .{2,30}|meldungen)|(mehr )?zum thema|meistgelesen( .{0,20})?|das könnte (sie|dich) auch interessieren.{0,10}|lesen sie auch|empfohlen( .{0,20})?|(articles?|contenus?) (liés|similaires|associés|recommandés)|sur le même (sujet|thème)|(les )?plus (lus|partagés|populaires)|à lire (aussi|également|ensuite)|vous aimerez( peut-être)? aussi.{0,10}|à la une|voir aussi|dans la même rubrique"),
    ("link to another article", r"(相关(阅读|报道|链接)|延伸阅读|推荐阅读|另见|参见|更多|点击阅读)[:：] ?.{2,120}|(lee|lea|leer|vea|mira|ver) (también|además|más)[:：|] ?.{2,200}|(más información|te puede interesar|en vídeo)[:：|] ?.{2,200}|(lesen sie auch|mehr dazu|mehr zum thema|siehe auch)[:：|] ?.{2,200}|(à lire( aussi| également)?|lire aussi|voir aussi)( ?[:：|] ?| ).{2,200}"),
    ("topic list", r"(标签|关键词|关键字|分类|栏目|话题|频道|tag)[:：].{1,120}|(etiquetas|temas|archivado en|más información sobre|schlagworte|schlagwörter|themen|stichworte|mots[- ]clés|thèmes|étiquettes|sujets) ?[:：] ?.{2,160}|(etiquetas|temas|archivado en|schlagworte|themen|mots-clés|标签|关键词)"),
    ("copyright line", r"版权(所有|声明|归).{0,140}|.{0,40}(未经|禁止|不得).{0,12}(授权|许可|转载|书面).{0,80}|(本文|该文|此文|文章|内容|观点).{0,20}(仅代表|不代表|仅供参考|不构成).{0,60}|(责任编辑|责编|编辑|校对|审核|监制|美编|值班编辑)[:：/／|｜丨 ].{1,40}|[\(（]?(责任编辑|责编|编辑)[:： ].{1,30}[\)）]|.{0,20}ICP备.{0,40}|.{0,20}公网安备.{0,40}|(网络视听|互联网新闻).{0,20}许可证.{0,40}|(todos los derechos reservados|alle rechte vorbehalten|tous droits réservés).{0,100}|.{0,100}(todos los derechos reservados|alle rechte vorbehalten|tous droits réservés)\.?|(举报|客服|服务)(电话|邮箱|热线)[:：].{0,60}|(声明|免责声明|特别声明)[:：].{0,300}"),
    ("cookie notice", r"(我们|本网站|本站|本网页)(使用|会使用|采用).{0,10}cookie.{0,120}|(接受|同意|拒绝|全部接受|全部拒绝)(全部|所有|cookie|并继续)*|(usamos|utilizamos|este sitio (web )?(usa|utiliza)|esta web (usa|utiliza)|nosotros y nuestros socios)\b.{0,60}cookies.{0,200}|(aceptar|rechazar|configurar|gestionar)( (todas?|todo|y continuar|y cerrar|las|cookies|preferencias))*|política de (privacidad|cookies)|(wir|diese (web)?seite|unsere website)\b.{0,40}(verwenden|verwendet|nutzen|nutzt)\b.{0,30}cookies.{0,200}|(alle )?(akzeptieren|ablehnen|zustimmen|einstellungen)( und (weiter|schließen))?|alle (akzeptieren|ablehnen)|(nous|ce site|notre site)\b.{0,30}(utilis|us)\w+\b.{0,30}cookies.{0,200}|(tout )?(accepter|refuser)( (tout|et fermer|et continuer))?|continuer sans accepter|(gérer|paramétrer) (mes|les|vos) (cookies|choix|préférences)|politique de (confidentialité|cookies)|datenschutz(erklärung)?|cookie-einstellungen"),
    ("image caption", r"(图|图片|图源|配图|题图|供图|摄影|资料图|图表|视频)(来源|片来源|说明|提供|由.{1,20})?[:：/／].{1,80}|(题图|头图|图片)(来自|来源).{1,40}|.{0,120}[\(（](图|图片|图源|摄影|资料图|来源|视觉中国|供图).{0,30}[\)）]|.{2,100}(图片来源|供图|摄影?[:：]).{1,30}|▲.{2,120}|△.{2,120}|图\d+[:： ].{2,120}|(foto|imagen|fotografía|vídeo|ilustración|gráfico|crédito|fuente|bild|quelle|grafik|photo|crédits?|légende|infographie)( de| von)? ?[:：] .{2,160}|.{2,260}[\(\[/](foto|imagen|bild|photo|crédit|quelle|fuente)[:：]? .{2,60}[\)\]]?|(archivfoto|symbolbild|imagen de archivo|foto de archivo|image d[’']illustration).{0,60}"),
    ("app badge", r"(下载|打开|前往)(APP|App|客户端|手机|新闻).{0,40}|(descarga|descárgate|bájate) (la|nuestra) app.{0,60}|(jetzt )?(unsere )?app (herunterladen|laden).{0,40}|télécharge[zr] (notre|l[’'])\s?(application|appli).{0,40}"),
    ("follow us", r"(síguenos|sigue a .{2,30}|siga-nos|folgen sie( uns)?|suivez[- ]nous|关注我们)\b.{0,80}"),
    ("first published elsewhere", r"(本文|文章)(首发于|转载自|来自|授权转载|原载于|系).{0,80}|(转载|转自)[:：].{0,40}|(este artículo|esta nota|esta noticia) (fue|se|apareció) (publicad[oa]|publicó)?.{0,100}(originalmente|por primera vez|en).{0,80}"),
    ("comment form", r"(inicia sesión|regístrate) para (comentar|participar).{0,40}|(mitdiskutieren|diskutieren sie mit).{0,40}"),
    ("comment form", r"kommentieren|comentar|commenter|diskutieren( sie mit)?"),
    ("share buttons", r"(offrir|ajouter) .{0,30}(article|favoris)|(artikel )?(verschenken|speichern|vorlesen)|regalar (el )?artículo"),
    ("image caption", r".{4,240}[.!] .{3,60} pour « ?.{2,60} ?»\.?"),
    ("press contact", r"(contactos?( de| para)? (los )?(medios|prensa)|pressekontakt|ansprechpartner( für die presse)?|contacts? presse|媒体联系(人|方式)?)[:：]?.{0,120}"),
    ("end mark", r"[\(（]?(完|全文完|本文完|END|end|正文结束)[\)）]?|[-—=]+ ?(完|END) ?[-—=]+"),
)  # fmt: skip
"""(reason for people, pattern of the whole line, any case)."""
