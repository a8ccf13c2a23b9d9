import type { TextBlock } from '../markup-text.ts';
import { countWords } from './clutter.ts';

/** A block of more words is never taken for boilerplate by its words alone. */
const MOST_WORDS = 45;
/** Nor is a sentence in quotation marks. */
const SPEECH = /[“”„«»»"]\s*\S+(?:\s+\S+){4}/u;

/** Labels that stand alone. Whole blocks, in small letters, without the punctuation around them. */
const LABELS = new Set(
  `advertisement|advertisment|advert|ad|sponsored|sponsored content|promoted|promoted content|share|share this|share this article|
share this story|tweet|email|e-mail|print|save|comments|comment|leave a comment|view comments|facebook|twitter|whatsapp|linkedin|
pinterest|reddit|telegram|copy link|link copied|close|menu|search|subscribe|subscribe now|sign up|log in|login|sign in|register|loading|
loading content|view author archive|email the author|follow on twitter|enlarge image|caption|gallery|play video|watch|show more|
load more|read more|see more|learn more|find out more|more|back to top|topics|tags|related|related articles|related stories|related
news|related content|related topics|related video|related videos|you may also like|you might also like|recommended|recommended for
you|most read|most popular|most viewed|trending|trending now|latest|popular|highlights|newsletter|newsletters|breaking news emails|
table of contents|this is a breaking news story|more to follow|editor's picks|don't miss|up next|read next|what to read next|
continue reading|article continues below|story continues below|story continues below advertisement|story continues|skip advertisement|
after newsletter promotion|skip past newsletter promotion|thank you for signing up|notice|app|media|video|audio|listen|photos|photo|
buy now|shop now|n/a|anzeige|werbung|teilen|drucken|feedback|fehler melden|kommentare|mehr zum thema|lesen sie auch|lesen sie mehr|auch interessant|
weitere informationen|ende der weiteren informationen|empfohlener redaktioneller inhalt|empfohlener externer inhalt|newsletter abonnieren|
weitere newsletter|merken|vorlesen|artikel vorlesen|zur startseite|inhaltsverzeichnis|stand|publicité|partager|lire aussi|à lire aussi|
commentaires|s'abonner|article réservé aux abonnés|réservé aux abonnés|lecture restreinte|publicidad|compartir|comentarios|lee también|te puede interesar|
relacionado|relacionados|noticias relacionadas|suscríbete|pubblicità|condividi|commenti|leggi anche|publicidade|compartilhar|comentários|leia também|
leia mais|advertentie|delen|lees ook|reacties|annons|dela|läs mer|läs också|annonse|del|les også|les mer|annonce|læs også|læs mere|reklama|czytaj też|
czytaj także|czytaj więcej|udostępnij|reklam|paylaş|abone ol|yorumlar|giriş yap|реклама|читайте также|поделиться|комментарии|広告|関連記事|フォローする|
おすすめ情報|エラー|광고|관련기사|广告|相关阅读|相关新闻`
    .replaceAll('\n', ' ')
    .split('|')
    .map((label) => label.trim()),
);

/** Openings that lead to something else, when a colon or dash follows or the words behind them are a link. */
const POINTERS =
  /^(?:read(?: more| also| next| the full story| our full story)?|also read|see(?: also| more)?|more|related(?: (?:stor(?:y|ies)|articles?|news|video|content|coverage|links?))?|watch(?: more| also| now| below)?|listen(?: to this)?|don[’']t miss|in case you missed it|recommended(?: reading)?|further reading|also on [\w. ]{2,20}|must read|opinion|gallery|photos|in pictures|explainer|mehr(?: zum thema| dazu| lesen)?|lesen sie (?:auch|hier|dazu|mehr)|lies auch|auch interessant|passend dazu|siehe auch|(?:à )?lire (?:aussi|également|plus)|voir aussi|lee también|lea también|leer más|ver también|te puede interesar|leggi anche|leggi tutto|leia (?:também|mais)|veja também|lees (?:ook|meer)|läs (?:också|även|mer)|les også|les mer|læs (?:også|mere)|czytaj (?:też|także|więcej)|zobacz (?:też|także)|читайте также|okumaya devam|ayrıca okuyun|frétt af)\b/iu;

/** Whole blocks that serve the page, not the story. Each begins at the block's start. */
const SERVICES: readonly RegExp[] = [
  // Newsletters and subscriptions.
  /^(?:please )?(?:sign up|subscribe|register|get|join|receive|enter your email|stay up to date|stay informed|never miss)\b.{0,160}\b(?:newsletters?|e-?mails?|inbox|alerts?|updates?|subscri\w+|briefing|for free|offer)\b/iu,
  /^(?:for|get) (?:free |the latest |all the latest |more |breaking |daily ){1,3}.{0,80}\b(?:inbox|newsletters?|e-?mail|stories like this|sign up|app)\b/iu,
  /^(?:i would like to be emailed|i agree to|by (?:signing|clicking|subscribing|entering|submitting|providing)|you can unsubscribe|we(?:’|')ll (?:never )?(?:send|share|email))\b/iu,
  /\bsubscribe to\b.{0,80}\b(?:newsletters?|channel|podcast|wired|magazine)\b/iu,
  /^(?:der|jeden|alle|sie mögen|melden sie sich|jetzt|mit meiner anmeldung|abonnieren sie)\b.{0,160}\bnewsletters?\b/iu,
  /^(?:recevez|inscrivez-vous|abonnez-vous|suscríbete|regístrate|apúntate|iscriviti|assine|inscreva-se|schrijf je in|meld je aan)\b/iu,
  /^sie können sich jederzeit wieder abmelden/iu,
  // Subscriptions that stand in the way of the rest.
  /^(?:subscribe|sign in|log in|register|become a (?:member|subscriber)|start your (?:free )?(?:trial|subscription)|create (?:a free|your free|an) account|already (?:a )?(?:subscriber|member)|unlock|support (?:our|independent|quality) journalism)\b.{0,160}$/iu,
  /\b(?:to (?:continue|keep) reading|to read the (?:full|rest of the|whole) (?:story|article)|this (?:article|story|content) is (?:only available|exclusive|reserved|for) (?:to |for )?(?:our )?(?:subscribers|members|registered))/iu,
  /^(?:il vous reste [\d.,]+ ?%|la suite est réservée|cet article est réservé|dieser artikel ist (?:nur|exklusiv)|jetzt (?:kostenlos |gratis )?(?:testen|weiterlesen|abonnieren)|weiterlesen mit|este contenido es exclusivo|contenido exclusivo para|per continuare a leggere|questo (?:articolo|contenuto) è riservato)/iu,
  // What readers may do.
  /^(?:follow|like|find|friend|join|connect with) (?:us|me|him|her|them|our|the|@?\w[\w .’'-]{0,60}) (?:on|at) (?:twitter|x|facebook|instagram|tiktok|youtube|linkedin|telegram|whatsapp|google news|flipboard|social media)\b/iu,
  /^(?:have|got) (?:a|any|you) (?:tip|story|news|comment|question|got)|^do you have a story\b|^(?:get in touch|contact us|contact our news|email us|send us|tell us what you think|let us know|what do you think|join the (?:conversation|discussion))\b/iu,
  /^(?:for more|for all the latest) (?:stories|news|on this|from|information about)\b.{0,80}\b(?:check|visit|click|follow|page|go to|here)\b/iu,
  /^(?:like this story|enjoyed this|share it with|click here|tap here|download the|download our)\b/iu,
  /^(?:reach|contact|e-?mail|write to) (?:the (?:writer|author|reporter)|him|her|them|[\p{Lu}][\p{L}.’'-]+(?: [\p{Lu}][\p{L}.’'-]+)*) (?:at|on|via|by)\b/u,
  /\b(?:may|can) be reached at\b.{0,80}$/iu,
  /^aktuelle nachrichten aufs handy|^die \w+ (?:auch )?bei social media|^sie haben einen fehler gefunden|^fehler gefunden|^bitte markieren sie|^an dieser stelle (?:finden|befindet|steht)|^hier geht es zu/iu,
  // Rights, advertising, corrections of the page.
  /^(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos)/iu,
  /\ball rights reserved\b.{0,20}$/iu,
  /^(?:this (?:post|page|article|story|site) (?:may )?contains? affiliate|if you (?:buy|purchase) (?:something|an item|a product|through)|we (?:may )?(?:earn|receive) (?:a|an|affiliate)? ?commission|when you (?:buy|purchase) through|as an (?:amazon|affiliate)|die mit einem symbol|ftc: we use|prices (?:are|may be) subject|(?:all )?products? (?:featured|recommended) (?:are|on))/iu,
  // Photographs.
  /^(?:photos?|images?|pictures?|file photo|file|photograph|photo credit|image credit|image source|credit|graphic|illustration|screenshot|foto|fotos|bild|bilder|imagen|immagine|ljósmynd|ảnh)(?: by| credit| courtesy(?: of)?| via)?\s*[:©/|]/iu,
  /^\((?:photo|image|picture|file|ap|afp|getty|reuters|foto)\b[^()]{0,80}\)$/iu,
  /^(?:image|photo|picture|slide) \d+ (?:of|\/).{0,12}$/iu,
  /(?:^|[\s(])(?:getty images|afp photo|ap photo|reuters\/[\p{Lu}]\p{L}+|imago(?:\/\p{L}+)?|shutterstock|photo: [\p{L} ./]+|foto: [\p{L} ./]+|\/ ?afp|\/ ?reuters|\/ ?ap)\)?[.]?$/iu,
];

/** When a page was made or changed; the day and hour of it follow. */
const STAMP =
  /^(?:first )?(?:published|updated|posted|last updated|last modified|modified|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|veröffentlicht|aktualisiert|publiziert|stand|erstellt|giriş|güncelleme|oppdatert|publisert|publicerad|uppdaterad|dato|date)\b.{0,90}\d/iu;
const DAY =
  /\b(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th|\.)? (?:de )?\p{L}{3,10}\.?,?(?: de)? \d{4}|\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})/u;
const BYLINE =
  /^(?:by|von|par|por|di|door|av|af|text:|words:|reporting by|written by)\s+\p{Lu}[\p{L}.’'-]+(?:\s+(?:\p{Lu}[\p{L}.’'-]*|and|und|et|y|e|en|og|och|de|van|von|da|,)){0,9}[.,]?$/u;
const SENTENCE_END = /[.!?…:;。！？][)"'”’»]*$/u;
const LONGEST_STAMP = 14;

/** A block of so many words is prose. */
const PROSE_WORDS = 20;

/** A link of so many words or fewer may be a name in a list of the article. */
const FEW_LINKED_WORDS = 3;
const ALL_LINKED = 0.75;

/** Whether a block serves the page and is no part of the story, told by its words and by what of it are links. */
export function isBoilerplate({ text, element, isQuoted, linked }: TextBlock): boolean {
  const bare = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/g, ' ');
  if (bare === '' || LABELS.has(bare)) return true;
  const words = countWords(text);
  if (isQuoted || words > MOST_WORDS) return false;
  const isLink = linked >= ALL_LINKED * text.length;
  if (isLink && words > FEW_LINKED_WORDS && !/^h[1-3]$/.test(element)) return true;
  const pointer = POINTERS.exec(text);
  if (pointer !== null && (linked >= 0.4 * text.length || /^\s*[:|>»–-]/.test(text.slice(pointer[0].length))))
    return true;
  if (SPEECH.test(text)) return false;
  if (words <= LONGEST_STAMP && !/[.!?]["”]?$/.test(text.replace(DAY, '')) && isStamp(text)) return true;
  return SERVICES.some((service) => service.test(text));
}

function isStamp(text: string): boolean {
  if (STAMP.test(text)) return true;
  const day = DAY.exec(text);
  return day !== null && text.length - day[0].length < 25;
}

/**
 * The story of a page's blocks: without boilerplate, without title, byline and labels before it, without what stands
 * behind it.
 *
 * @param title the article's, which pages repeat above the text
 */
export function withoutBoilerplate(blocks: readonly TextBlock[], title: string | undefined): TextBlock[] {
  const kept = blocks.filter((block) => !isBoilerplate(block));
  const first = kept.findIndex(({ text }) => countWords(text) >= PROSE_WORDS);
  const story = kept.filter(
    ({ text, element }, at) =>
      at >= first || !(sameWords(text, title) || BYLINE.test(text) || isTag(text, element)),
  );
  while (story.length > 1 && isLeftover(story.at(-1)!)) story.pop();
  return story;
}

/** A word or two above the text: a section, a name, an icon. */
function isTag(text: string, element: string): boolean {
  return countWords(text) <= 2 && !SENTENCE_END.test(text) && !/^h[1-6]$/.test(element);
}

/** A heading with nothing below it. */
function isLeftover({ text, element }: TextBlock): boolean {
  return /^h[1-6]$/.test(element) && !SENTENCE_END.test(text);
}

function sameWords(text: string, title: string | undefined): boolean {
  const key = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return title !== undefined && key(text) === key(title);
}
