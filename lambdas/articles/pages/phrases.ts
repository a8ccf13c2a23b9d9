/**
 * Phrases that publishers print around their articles, in several languages, collected from the pages of some two
 * hundred publishers. In lower case, with straight apostrophes and single spaces.
 */

/** Labels that are a whole block. */
export const LABELS = phraseSet(`
advertisement|advertisment|advert|ad|sponsored|sponsored content|promoted|promoted content|share|share this|share this article|
share this story|tweet|email|e-mail|print|save|comments|comment|leave a comment|view comments|facebook|twitter|whatsapp|linkedin|
pinterest|reddit|telegram|copy link|link copied|close|menu|search|subscribe|subscribe now|sign up|log in|login|sign in|register|
loading|loading content|view author archive|email the author|follow on twitter|enlarge image|caption|gallery|play video|watch|
show more|load more|read more|see more|learn more|find out more|more|back to top|topics|tags|related|related articles|
related stories|related coverage|subscriber only|subscribers only|members only|premium|exclusive|for subscribers|
recent articles|popular this week|related news|related content|related topics|related video|related videos|you may also like|you might also like|
recommended|recommended for you|most read|most popular|most viewed|trending|trending now|latest|popular|highlights|newsletter|
newsletters|breaking news emails|table of contents|this is a breaking news story|more to follow|editor's picks|don't miss|up next|
read next|what to read next|continue reading|article continues below|story continues below|story continues below advertisement|
story continues|skip advertisement|after newsletter promotion|skip past newsletter promotion|thank you for signing up|notice|app|
media|video|audio|listen|photos|photo|buy now|shop now|previous page|next page|previous|next|post a comment|
this is a breaking new story|this is a developing story|this is a breaking news story - more to follow|
this is a breaking new story - more to follow|breaking news - more to follow|
anzeige|werbung|teilen|drucken|feedback|fehler melden|kommentare|mehr zum thema|lesen sie auch|lesen sie mehr|lesen sie mehr zum thema|auch interessant|
zitiervorschlag|weitere informationen|mit agenturmaterial|externen inhalt anzeigen|ende der weiteren informationen|empfohlener redaktioneller inhalt|empfohlener externer inhalt|
newsletter abonnieren|weitere newsletter|merken|vorlesen|artikel vorlesen|zur startseite|inhaltsverzeichnis|
publicité|partager|lire aussi|à lire aussi|commentaires|s'abonner|article réservé aux abonnés|réservé aux abonnés|lecture restreinte|
publicidad|compartir|comentarios|lee también|te puede interesar|para saber más|relacionado|relacionados|noticias relacionadas|suscríbete|
pubblicità|condividi|commenti|leggi anche|publicidade|compartilhar|comentários|leia também|leia mais|
advertentie|delen|lees ook|reacties|annons|dela|läs mer|läs också|annonse|del|les også|les mer|annonce|læs også|læs mere|
iklan|quảng cáo|διαφήμιση|hirdetés|mainos|publicitate|pubblicità|إعلان|โฆษณา|विज्ञापन|
reklama|czytaj też|czytaj także|czytaj więcej|udostępnij|reklam|paylaş|abone ol|yorumlar|giriş yap|реклама|читайте также|поделиться|
комментарии|広告|関連記事|フォローする|おすすめ情報|エラー|광고|관련기사|广告|相关阅读|相关新闻`);

/** Beginnings of pointers to other stories, followed by a colon or bar, or in a block that is mostly links. */
export const POINTERS = phraseList(`
read|read more|read also|read next|read the full story|also read|see|see also|see more|more|more on|related|related story|
related stories|related article|related articles|related news|related video|related content|related coverage|related links|watch|
watch more|watch also|watch now|watch below|listen|don't miss|in case you missed it|recommended|recommended reading|further reading|
also on|must read|newsletter|opinion|gallery|photos|in pictures|explainer|mehr|mehr zum thema|mehr dazu|lesen sie auch|lesen sie mehr|lies auch|
auch interessant|passend dazu|siehe auch|lire aussi|à lire aussi|à lire également|lire plus|voir aussi|lee también|lea también|
leer más|ver también|te puede interesar|leggi anche|leggi tutto|leia também|leia mais|veja também|lees ook|läs också|läs även|
läs mer|les også|les mer|læs også|læs mere|czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|читайте также|frétt af`);

/** Beginnings of service blocks: newsletters, subscriptions, help, rights. */
export const SERVICES = phraseList(`
sign up to our|sign up for our|sign up to the|sign up for the|sign up to receive|sign up here|sign up now|please sign up|
subscribe to our|subscribe to the|subscribe for|subscribe here|subscribe now|subscribe today|get our newsletter|get the newsletter|
get the latest updates|get breaking news alerts|get the latest news|get all the latest|get access to|get this newsletter|
enter your email|stay up to date with|stay informed with|never miss|for free real time|this advertisement has not loaded|i would like to be emailed|i agree to|
by signing up|by clicking|by subscribing|by entering your email|by submitting|by providing|you can unsubscribe|
thank you for subscribing|check your inbox|your email address will not|
der perfekte start in den tag|melden sie sich für|melden sie sich jetzt|mit meiner anmeldung|abonnieren sie|jetzt newsletter|
sie können sich jederzeit wieder abmelden|sie mögen den tag kompakt|recevez|inscrivez-vous|abonnez-vous|regístrate|apúntate|iscriviti|
assine|inscreva-se|schrijf je in|meld je aan|
already a subscriber|already have an account|already a member|become a member|become a subscriber|start your free trial|
start your subscription|create a free account|create an account|create your free account|unlock|support our journalism|
support independent journalism|support quality journalism|sign in to|log in to|login to|register to|register for free|
you've reached your limit|you have reached your limit|you have read your last|this article is only available|
this article is for subscribers|this article is reserved|this content is reserved|this content is only available|this story is exclusive|
to continue reading|to keep reading|to read the full story|to read this article|want to read more|
il vous reste|la suite est réservée|cet article est réservé|dieser artikel ist exklusiv|dieser artikel ist nur|jetzt testen|
jetzt kostenlos testen|jetzt weiterlesen|jetzt gratis testen|weiterlesen mit|este contenido es exclusivo|contenido exclusivo para|
per continuare a leggere|questo articolo è riservato|questo contenuto è riservato|vous pouvez lire|
subscribe to|join our|follow us on|follow @|follow me on|follow him on|follow her on|follow them on|like us on|find us on|join us on|connect with us|
have a tip|got a tip|got a story|have a story|have a question|do you have a story|do you have a tip|get in touch with|contact us|
contact our news|email us at|send us|tell us what you think|let us know|what do you think|join the conversation|join the discussion|
for more stories like this|like this story|enjoyed this|click here|tap here|download the|download our|reach the writer at|
reach the reporter at|contact the author|contact the writer|contact the reporter|view the original|
aktuelle nachrichten aufs handy|sie haben einen fehler gefunden|fehler gefunden|bitte markieren sie die|an dieser stelle finden sie|
an dieser stelle befindet sich|an dieser stelle findest du|ich bin damit einverstanden|ich bin einverstanden|
personenbezogene daten können|du kannst ihn dir mit einem klick|externen inhalt anzeigen|external content|this content is hosted by|to view this video|to watch this video|please enable javascript|filed under|posted in|
this content can also be viewed on|to view this content|allow external content|we need your consent to load|
hier geht es zu|mehr infos|
copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|©|
this post may contain affiliate|this post contains affiliate|this article may contain affiliate|this article contains affiliate|
this story may contain affiliate|this page contains affiliate|if you buy something|if you purchase|we may earn|we may receive|
we earn a commission|when you buy through|when you purchase through|as an amazon|die mit einem symbol|ftc: we use|
prices are subject|prices may be subject|products featured`);

/** Beginnings of captions and credits, followed by a colon, a bar or a slash. */
export const CREDITS = phraseList(`
photo|photos|image|images|picture|file photo|file|photograph|photo credit|image credit|image source|image by|photo by|photo courtesy of|
photo via|credit|credits|graphic|illustration|illustration by|screenshot|foto|fotos|bild|bilder|imagen|immagine|ljósmynd|ảnh|写真|责编|责任编辑|编辑|来源|編輯|來源`);

/** Ends of captions. */
export const CAPTION_ENDS: readonly string[] = phraseList(`
getty images|getty|afp photo|ap photo|shutterstock|reuters photo|/reuters|/afp|/ap|/dpa|foto: dpa|foto: afp|foto: imago|photo: ap|
photo: afp|photo: reuters`);

/** What names a photographer or an agency where it stands in front of them at the end of a caption. */
export const CREDITED: readonly string[] = phraseList(`
picture|pictures|photo|photos|photograph|image|images|image credit|photo credit|credit|file photo|foto|fotos|bild|bilder|imagen|imágenes|
immagine|photo by|image by|picture by|photo courtesy|courtesy|screenshot|illustration|grafik|graphic`);

/** Beginnings of the line that says when a page was published or updated. */
export const STAMPS = phraseList(`
reading time|read time|estimated read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lestid|
published|first published|updated|posted|last updated|last modified|modified|date|publié|mis à jour|publicado|actualizado|pubblicato|
aggiornato|veröffentlicht|aktualisiert|publiziert|stand|erstellt|giriş|güncelleme|oppdatert|publisert|publicerad|uppdaterad|dato`);

/** Words before and between the names in a byline. */
export const BY: ReadonlySet<string> = new Set(
  'by von par por di door av af text: words: written reporting texte: texto: testo:'.split(' '),
);
export const BETWEEN_NAMES: ReadonlySet<string> = new Set(
  'and und et y e en og och de van von da del la le der den ter'.split(' '),
);

/** Longest first, so that the text after the longest match is examined. */
function phraseList(list: string): readonly string[] {
  return list
    .replaceAll('\n', '')
    .split('|')
    .filter((phrase) => phrase !== '')
    .sort((a, b) => b.length - a.length);
}

function phraseSet(list: string): ReadonlySet<string> {
  return new Set(phraseList(list));
}
