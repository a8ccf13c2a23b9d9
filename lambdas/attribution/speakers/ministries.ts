import type { Document } from '../document.ts';
import { countryOf, PLACES } from './lexicon.ts';
import type { NameMention } from './names.ts';

/** Every country and state has its own of these. */
const OF_PLACES = /^(?:police department|(?:supreme|high|constitutional) court)$/;

interface Ministry {
  name: NameMention;
  /** What it is called without its country; undefined for whatever is no ministry of a country. */
  without: string | undefined;
}

/**
 * Ministries and such with the country that the text puts before them, be it `Turkey's` or `Turkish`: over articles,
 * every country's interior ministry would be one speaker. A ministry without a country is the one named last.
 *
 * @param names of the text, in order, bodies among them
 */
export function withCountries(document: Document, names: readonly NameMention[]): NameMention[] {
  const read = names.map((name, i) => ofCountry(document, name, names[i - 1]));
  const latest = new Map<string, NameMention>();
  for (const { name, without } of read.toReversed()) if (without !== undefined) latest.set(without, name);
  return read.map(({ name, without }) => {
    if (without !== undefined) latest.set(without, name);
    const known = without === undefined ? latest.get(name.keys.join(' ')) : undefined;
    return known ? { ...name, keys: known.keys } : name;
  });
}

function ofCountry(document: Document, name: NameMention, before: NameMention | undefined): Ministry {
  const ministry = isMinistry(name);
  if (!ministry && !OF_PLACES.test(name.keys.join(' '))) return { name, without: undefined };
  const owner = before && adjoins(document, before, name) ? before : undefined;
  if (owner && (owner.kind === 'place' || (ministry && owner.kind === 'unknown'))) {
    const { from, first } = owner;
    const keys = [...owner.keys.map(countryOf), ...name.keys];
    const words = [...owner.words, ...name.words];
    const without = ministry ? name.keys.join(' ') : undefined;
    return { name: { ...name, from, first, words, keys }, without };
  }
  const keys = name.keys.map(countryOf);
  const country = keys.findLastIndex((key) => PLACES.has(key)) + 1;
  const owned = name.called === undefined ? country : Math.max(country, 1);
  if (!ministry || owned === 0 || owned >= keys.length - 1) return { name, without: undefined };
  return { name: { ...name, keys }, without: keys.slice(owned).join(' ') };
}

function isMinistry({ keys, kind }: NameMention): boolean {
  return kind === 'organisation' && keys.length > 1 && (keys.at(-1) === 'ministry' || keys[0] === 'ministry');
}

/** Whether a possessive stands right before a name. */
function adjoins(
  { tokens }: Document,
  { possessive, last, called }: NameMention,
  { from }: NameMention,
): boolean {
  return (
    possessive &&
    called === undefined &&
    (last === from || (last + 1 === from && !/\p{L}{2}/u.test(tokens[last]!.text)))
  );
}
