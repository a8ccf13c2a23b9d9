/** Longer lists are not an article's authors. */
const MOST_AUTHORS = 20;
const LONGEST_NAME = 60;
const MOST_NAME_WORDS = 6;

const OPENING =
  /^(?:(?:written |words |text |reporting |reported |story |compiled )?by[: ] ?|(?:words|text|texte|texto|testo|bericht): ?)/i;
const BARE_OPENING = /^(?:by|von|par|por|di|door|av|af)$/i;
/** These begin names too: `Di Maria`. */
const FOREIGN_OPENING =
  /^(?:(?:bericht|text|texte|propos recueillis) )?(?:von|par|por|di|door|av|af|от|od)(?:: ?| (?=\S+ \S))/i;
const SEPARATOR = /[,;|·•、，]| (?:and|und|et|y|e|en|og|och|with|mit|&|и|i) /iu;
/** Parts of a name after a comma. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|dr|obe|mbe|cbe|qc|kc|esq)\.?$/i;
/** Job titles of reporters. */
const ROLE =
  /(?:^|\s)(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|journalists?|photographers?|staff|redakteur(?:in)?|korrespondent(?:in)?|journaliste|correspondante?|redactora?|correspondiente)$/i;

const DOMAIN = /^\S+\.[a-z]{2,}$/i;

/**
 * The names in a byline, in order: `By Ann Bee and Cy Dee, staff writers` has two. Only names of people and desks: no
 * dates, counts, addresses or roles. Roles and sites count only if nobody is named.
 */
export function authorsIn(byline: string): string[] {
  const names: string[] = [];
  for (const part of byline.replace(/\s+/g, ' ').split(SEPARATOR)) {
    const name = withoutInitials(withoutOpening(part));
    if (SUFFIX.test(name) && names.length > 0) names.push(`${names.pop()}, ${name}`);
    else if (isName(name) && !names.includes(name)) names.push(name);
  }
  const people = names.filter(
    (name, at) =>
      !ROLE.test(name) && !DOMAIN.test(name) && !(isOneWord(name) && ROLE.test(names[at - 1] ?? '')),
  );
  return (people.length > 0 ? people : names).slice(0, MOST_AUTHORS);
}

/** Whether two names are equal, ignoring case, spaces and punctuation. */
export function isSameName(name: string, other: string | undefined): boolean {
  return other !== undefined && keyOf(name) === keyOf(other);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutOpening(words: string): string {
  return words.trim().replace(OPENING, '').replace(FOREIGN_OPENING, '').trim();
}

/** Removes a reporter's initials after the name: `Ann Bee (abe)`. */
function withoutInitials(name: string): string {
  const open = name.endsWith(')') ? name.lastIndexOf('(') : -1;
  return open > 0 ? name.slice(0, open).trim() : name;
}

/** After a role, a single word is a place: `Ann Bee, correspondent, Kelp`. */
function isOneWord(name: string): boolean {
  return !name.includes(' ');
}

/** Bylines also contain times, counts and contacts, which are not names. */
function isName(words: string): boolean {
  return (
    words.length > 1 &&
    !BARE_OPENING.test(words) &&
    words.length <= LONGEST_NAME &&
    /\p{L}/u.test(words) &&
    !/[\d@|/:]/.test(words) &&
    words.split(' ').length <= MOST_NAME_WORDS
  );
}
