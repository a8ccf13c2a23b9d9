import { UnreadableArticle } from '../article.ts';
import { type Clutter, countWords } from './clutter.ts';
import type { WebPage } from './page.ts';

/** What a page shows instead of the article. */
export type Wall = 'consent-wall' | 'paywall' | 'login-page' | 'error-page';

const ADVICE: Record<Wall, string> = {
  'consent-wall':
    'The page asks for consent to cookies where its article should be: open it in a browser, answer, save the page and drop that.',
  paywall:
    'The page shows an offer to subscribe where its article should be: drop the article as a subscriber sees it, or its text.',
  'login-page':
    'The page asks to log in where its article should be: log in, open the article, save the page and drop that.',
  'error-page':
    'The page tells of an error where its article should be: open its address in a browser, and drop the page once it shows the article.',
};

/** The reason for a page that is a wall. */
export function walled(wall: Wall): UnreadableArticle {
  return new UnreadableArticle(wall, ADVICE[wall]);
}

/** A longer text is an article, whatever its subject. */
const LONGEST_WALL = 700;
const LONGEST_ERROR = 150;
const LONGEST_LOGIN = 120;
const LONGEST_OFFER = 60;

/** A consent text has at least this many terms of consent, and one in at most this many words. */
const FEWEST_TERMS = 4;
const WORDS_A_TERM = 30;

const CONSENT_TERMS = phrases(`
cookie|consent|privacy policy|privacy settings|privacy choices|personal data|personal information|our partners|partners|legitimate interest|
personalised ads|personalized ads|accept all|reject all|manage preferences|manage settings|manage options|withdraw your consent|
store and/or access|store and access|information on a device|information on your device|accept or reject|ad measurement|audience insights|vendors|do not sell|ip address|
datenschutz|einwilligung|zustimmung|zustimmen|personenbezogen|werbung|akzeptieren|ablehnen|einstellungen|
consentement|données personnelles|nos partenaires|tout accepter|tout refuser|politique de confidentialité|paramétrer|publicités|
consentimiento|datos personales|nuestros socios|aceptar|rechazar|política de privacidad|consenso|dati personali|nostri partner|
accetta|rifiuta|toestemming|persoonsgegevens|accepteren|samtykke|personopplysninger|samtycke|personuppgifter`);
/** Phrases that address the reader, as no article does throughout. */
const ADDRESSED = phrases(
  'you |your |wir |ihre |sie |vous |votre |vos |su |sus |tu |tus |vi |jouw |uw |je |du |dine |dina |we ',
);

const ERROR_TITLES = phrases(`
404|403|410|500|502|503|error|page not found|not found|forbidden|access denied|access to this page has been denied|internal server error|
bad gateway|service unavailable|gateway timeout|just a moment|attention required|pardon our interruption|are you a robot|
are you human|verify you are human|security check|request blocked|something went wrong|site maintenance|under maintenance|
oops|we can't find|this page isn't available|this page is not available|page unavailable|seite nicht gefunden|fehler|zugriff verweigert|
page introuvable|page non trouvée|accès refusé|erreur|página no encontrada|acceso denegado|pagina non trovata|
pagina niet gevonden|siden finnes ikke|sidan hittades inte|página não encontrada|nie znaleziono`);
const ERROR_TEXTS = phrases(`
page not found|page you requested|page you are looking for|page you were looking for|could not be found|couldn't be found|cannot be found|
can't be found|doesn't exist|does not exist|no longer available|enable javascript and cookies|checking your browser|
verify you are human|verifying you are human|unusual traffic|you don't have permission|do not have permission|access to this page has been|
reference #|ray id|was blocked|temporarily unavailable|try again later|server error|went wrong|under maintenance|robot|captcha|
nicht gefunden|existiert nicht|nicht verfügbar|introuvable|n'existe pas|no existe|no se encuentra|non esiste|bestaat niet`);
const LOGIN_TITLES = phrases(`
log in|login|sign in|signin|log on|register|create account|create an account|your account|my account|anmelden|einloggen|anmeldung|
connexion|se connecter|s'identifier|iniciar sesión|inicia sesión|accedi|entrar|inloggen|logg inn|logga in`);
const OFFERS = phrases(`
to continue reading|to keep reading|continue reading|subscribe|subscriber|subscription|already a member|free trial|unlimited access|
per month|cancel anytime|for members only|exclusive to|abonnieren|abonnenten|abonnement|weiterlesen|monatlich kündbar|réservé aux abonnés|
la suite est réservée|abonnez-vous|suscríbete|suscriptores|suscripción|abbonati|assine|assinantes|prenumerera|abonner`);

/**
 * The wall that a page shows instead of an article; undefined if it has an article.
 *
 * @param heading the text of its first `<h1>`
 * @param story the text that was found
 * @param all the whole text of the page
 * @param dropped the kinds of clutter that were removed by markup
 */
export function wallOf(
  { title, asksPassword }: Pick<WebPage, 'title' | 'asksPassword'>,
  heading: string,
  story: string,
  all: () => string,
  dropped: ReadonlySet<Clutter>,
): Wall | undefined {
  const words = countWords(story);
  if (words > LONGEST_WALL) return undefined;
  if (isConsent(plain(story), words)) return 'consent-wall';
  const titles = [heading, title].map(plain).filter((one) => one !== '');
  if (words <= LONGEST_ERROR && titles.some((one) => opens(one, ERROR_TITLES))) {
    if (words <= LONGEST_ERROR / 3 || has(plain(all()), ERROR_TEXTS)) return 'error-page';
  }
  if (words > LONGEST_LOGIN) return undefined;
  if (asksPassword && (words <= LONGEST_OFFER / 2 || titles.some((one) => opens(one, LOGIN_TITLES)))) {
    return 'login-page';
  }
  if (words > LONGEST_OFFER) return undefined;
  const shown = plain(all());
  if (dropped.has('consent') && words <= LONGEST_OFFER / 2 && isConsent(shown, countWords(shown))) {
    return 'consent-wall';
  }
  return (dropped.has('paywall') || OFFERS.filter((offer) => shown.includes(offer)).length >= 2) &&
    has(shown, OFFERS)
    ? 'paywall'
    : undefined;
}

/** Whether a page shows only the beginning of an article and offers the rest to subscribers. */
export function offersTheRest(dropped: ReadonlySet<Clutter>, isFree: unknown, all: () => string): boolean {
  const isPaid = isFree === false || (typeof isFree === 'string' && isFree.toLowerCase() === 'false');
  return isPaid && (dropped.has('paywall') || has(plain(all()), OFFERS));
}

function isConsent(text: string, words: number): boolean {
  let terms = 0;
  let uses = 0;
  for (const term of CONSENT_TERMS) {
    const count = text.split(term).length - 1;
    if (count > 0) terms++;
    uses += count;
  }
  return terms >= FEWEST_TERMS && uses * WORDS_A_TERM >= words && has(text, ADDRESSED);
}

function plain(text: string | undefined): string {
  return (text ?? '').toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

function opens(text: string, openings: readonly string[]): boolean {
  return openings.some((one) => text.startsWith(one) && !/[\p{L}\p{N}]/u.test(text[one.length] ?? ''));
}

function has(text: string, parts: readonly string[]): boolean {
  return parts.some((part) => text.includes(part));
}

function phrases(list: string): readonly string[] {
  return list
    .replaceAll('\n', '')
    .split('|')
    .filter((phrase) => phrase !== '');
}
