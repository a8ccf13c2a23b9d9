import { BODIES } from './lexicon.ts';

/** Before the name of a body. */
export const BODY_DETERMINER = /^(?:the|both)\s+/iu;
/** What may precede the owner's titles: `Vice `, `far-left activist `. */
export const OWNERS_TITLES =
  /^(?:(?!(?:of|for|at|from|in|by|with|its|his|her|their|our)\b)[\p{L}.-]+\s+){0,3}$/u;
const NOUNS = [...BODIES].map((noun) => `[${noun[0]!.toUpperCase()}${noun[0]}]${noun.slice(1)}`).join('|');
/** After the owner's name: `’s campaign`, ` defence ministry`. */
const OWNED = `^(?:['’]s?|-(?:led|backed))?\\s+((?:[\\p{Ll}\\p{N}][\\p{Ll}\\p{N}-]*\\s+)??(${NOUNS}))`;
/** Then the source ends, or something is added to it, or the source is something of the body's. */
export const BODY_IN_SOURCE = new RegExp(
  `${OWNED}(?=$|['’]s?$|\\s*[,;(–—]|\\s+(?:in|on|last|this|earlier)\\b)`,
  'u',
);
/**
 * In a text the body's name may continue in capitals or with `of`, and its noun may belong to others: `Norland military
 * leaders`.
 */
export const BODY_IN_TEXT = new RegExp(
  `${OWNED}(?=$|[.,;:!?()”"–—]|\\s+(?!\\p{Lu}|(?:of|for|and|on|\\p{Ll}+(?<!s)s)\\b))`,
  'u',
);
/** Bodies of persons: what belongs to them belongs to their owner, whatever follows. */
export const PERSONAL_BODY = /^(?:['’]s?)?\s+(([Aa]dministration|[Cc]ampaign))\b/u;
/** People of a person who have no name of their own: `Hall's legal team`. */
export const PEOPLE_OF_ONE = /^(?:team|camp)$/u;
/** The same as a whole source, if a name's mark includes it. */
export const TEAM_OF_ONE = /^(?:(?:mr|mrs|ms|dr)\.?\s)?\p{Lu}[\p{L}-]*['’]s?\s(?:\p{Ll}+\s)?(?:team|camp)$/iu;
/** A body by its noun alone. `The government` is often another's, and whose `his campaign` is the text says less clearly. */
export const BODY_AGAIN =
  /^(?:the|this|that|(?:his|her)(?=\s+administration))\s+(?<noun>(?!government)[\p{L}-]+)(?:['’]s?)?$/iu;
/** A body by its owner, and its name that others may have as well: `Norland’s Foreign Ministry`, `the Norland Senate`. */
export const OWNED_NAME =
  /^(?<owner>\p{Lu}[\p{L}.]{0,20}(?: \p{Lu}[\p{L}.]{0,20}){0,3}?)(?:['’]s?)? (?<body>(?:(?:[A-Z][a-z]+ )?(?:Ministry|Court|Department|Office)|Parliament|Senate))$/u;
/** What is a person's own. */
export const OWN_WORD = /^(?:his|her) campaign (?:promise|pledge|vow)$/iu;
/** Bodies that no organisation is without being called so. */
export const DISTINCT_BODIES =
  /^(?:administration|campaign|office|military|army|ministry|regime|parliament|court|department)$/u;

const PORTFOLIOS =
  'justice|state|defen[cs]e|health|education|interior|exterior|foreign|home|treasury|finance|economy|commerce|trade|industry|' +
  'labou?r|agriculture|farm|energy|transport|transportation|housing|police|fire|sheriff|corrections?|prisons?|culture|' +
  'environment|environmental|science|information|security|immigration|planning|parks|water|utilities|unification|' +
  'public works|public safety|public health|homeland security|external affairs|foreign affairs';
const OWNER =
  "[\\p{L}.]+['’]s?\\s+|(?:\\p{Lu}[\\p{L}.-]*\\s+){1,3}|(?:state|federal|city|county|regional)\\s+";
/** `the Norland attorney general’s office, `: an office by its holder's, who isn't named. */
export const OFFICE_IN_SOURCE =
  /^(?:the\s+)?(?<office>(?:(?!(?:the|an?|this|that|its|his|her|their|our|of|for|at|from|in|by|with|to|and|as|is|who)\s)[\p{L}.-]+\s+){0,6}(?:[\p{Ll}-]+-)?(?<holder>(?!president)\p{L}+)['’]s\s+office)(?=$|['’]s?$|\s*[,;(–—])/iu;
/** `the US justice department`, `the defence ministry`, `the Norland supreme court`; `the high court` alone is another's. */
export const PORTFOLIO_IN_SOURCE = new RegExp(
  '^(?:[Tt]he\\s+)?(?<body>(?!(?:The|Its|His|Her|Their|Our|An?|This|That|Another|One|Some)\\s)(?:' +
    `(?:${OWNER})?(?:(?:${PORTFOLIOS})\\s+(?:department|ministry)|(?:supreme|constitutional)\\s+court)` +
    `|(?:${OWNER})high\\s+court))(?=$|['’]s?$|\\s*[,;(–—])`,
  'u',
);
/** `the country’s health ministry`: an owner without a name. */
export const FOREIGN_OWNER = /^(?:\p{Ll}+['’]s?)\s+/u;
/** `a report by `, `A statement from ` */
export const ISSUED_BY =
  /^(?:an?|the|this|that|another|one)\s+(?:[\p{L}\p{N}-]+\s+){0,3}?(?:statement|report|study|poll|survey|letter|release|analysis|memo|filing|directive|ruling|order)\s+(?:(?:released|issued|published|written)\s+)?(?:from|by)\s+/iu;
