/** Words within a mark that come before the name. */
export const BEFORE_NAME =
  /^(?:the|a|an|this|that|his|her|its|their|our|then|former|ex|late|acting|today|yesterday|[DRI]-\p{Lu}[\p{L}.]+)$/iu;
/** After a name: not part of it. */
export const POSSESSIVE_ENDING = /(?:['’]s|(?<=s)['’])$/iu;
/** After an organisation's or place's name: `Norland-led`. */
export const NAME_COMPOUND =
  /-(?:led|based|backed|owned|run|style|sponsored|funded|linked|controlled|area|represented|affiliated|born|occupied)$/u;
/** In small letters, as part of a name: `van der Low`. */
export const NAME_PARTICLE =
  /^(?:van|von|de|der|den|del|della|di|da|la|le|el|al|bin|ibn|ben|du|dos|das|ter|ten|zu|af)(?:$|-)/u;
/** `al-Finch`, whom a text calls Finch as well. */
export const ARABIC_ARTICLE = /^[ae]l-(?=.)/;
/**
 * The name in a label: capitalised words up to a comma or a bracket (`OTTO QUAYLE, HARBOUR MASTER`), with the particles
 * before and between them (`Nour el-Masri`, `Jo van der Low`).
 */
export const LABEL_NAME =
  /^[^\p{L}\p{N}@]*((?:(?:@|(?:a[dlnrst]|a[ds]h|el)-)?\p{Lu}[\p{L}\p{M}.'’_-]*(?:[ \t]+(?=\p{Lu}|(?:a[dlnrst]|a[ds]h|el)-\p{Lu})|[ \t]+(?=(?:van|von|de|del|der|di|da|du|dos|al|el|bin|la|le)\b)(?:\p{Ll}+[ \t]+)+)?){1,7})/u;
/** What somebody owns, not somebody: `Players’ association`, `Low’s lawyer`. */
export const OWNED_LABEL = /^\p{Lu}[\p{L}-]{1,30}(?:['’]s|s['’])(?: \p{Ll}{1,20}){1,3}$/u;
/** Titles that stay with a single name: `Pope Francis`, `Queen Mary`, `Lord Baker`. */
export const KEPT_TITLES = new Set(
  'pope king queen prince princess saint st st. lord lady mother'.split(' '),
);
/** Titles that tell nobody apart. */
export const COMMON_TITLES = new Set('mr mrs ms miss mx mister madam madame former the'.split(' '));
/** Titles that nobody loses who has them: he is not called `Mr`. */
export const LASTING_TITLES = new Set('doctor professor judge lord lady sir dame reverend'.split(' '));
/** One of these titles right before a single name; `Major` is a first name behind whom he works for (`WQXZ’s `). */
export const KEPT_BEFORE = /\b(?:Pope|King|Queen|Prince|Princess|(?<=\b\p{Lu}{2,5}['’]s )Major) $/u;
/** Titles that alone are no names, unlike `King` and `Judge`. */
export const ADDRESS_ALONE =
  /\.$|^(?:mr|mrs|ms|miss|dr|sir|madam|prof|rep|gov|president|minister|senator)$/iu;
/** Words that a page prints before a name, for what a reader can do with it. */
export const LINK_BEFORE = /^(?:facebook|twitter|pinterest|opinion)$/iu;
/** What a page prints behind a name: `Ada Finch Read more`. */
export const LINK_BEHIND = /^Read(?= more\b)/u;
/** A body that a text calls by its head at times: `the Hall White House`. */
export const HEADED = new Set(['white house']);
/** Abbreviations, whose dot doesn't end a sentence. */
export const ABBREVIATIONS = new Set('inc corp co ltd jr sr bros mr mrs ms dr st gen sen rep gov'.split(' '));
/** Before a stock symbol. */
export const INCORPORATED = /^(?:inc|corp|co|ltd|plc)\.?$/iu;
/** What somebody is minister or secretary of, in an office that stands before a name. */
export const OFFICE_OBJECTS = new Set(
  'state defense defence commerce labor labour energy education treasury transportation interior agriculture health justice war staff'.split(
    ' ',
  ),
);
/** Before the last words of an office: `Secretary of `, `VP of Harbour ` */
export const OFFICE_BEFORE =
  /(?<![\p{L}-])(?<role>[\p{L}-]+) (?:of|for) (?:the )?(?<more>(?:\p{Lu}\p{L}+ ){0,3})$/u;
/** Between the names of several persons in one mark. */
export const JOINED_NAMES = /\s(?:and|&)\s/gu;
/** Beginnings of a word that the mark left out: `al-`, `O’`, `S.` of `S.V.` */
export const NAME_BEGINNING = /^(?:\p{Lu}[\p{L}\p{N}]*-|al-|el-|\p{Lu}['’]|(?:\p{Lu}\.)+)$/u;
/** Before a person's name, as part of it: `R. `, `Edwin “Ned” `. */
export const INITIAL_BEFORE =
  /(?:^|[(“"]|[–—,]\s|\p{L}\.\s|\b(?:and|by|from|of|said|says|to|told|with)\s)(\p{Lu}\.\s)$/u;
/** `, Jr.` */
export const SUFFIX_BEHIND = /^,?\s(?:Jr|Sr|II|III|IV)\b\.?/u;
/** What may follow a name that looks like a possessive. */
export const OWNS_NOTHING =
  /^(?:[.,;:)]|\s\(|\s(?:said|says|has|had|is|was|will|would|and|to|told|announced|reported|did|does|can|could|in|on|of|at|for|which|that)\b)/u;
/** `Macy’s` */
export const BRAND = /\p{Ll}['’]s$/u;
/** `, his wife of ten years`, `, the mayor’s eldest daughter,`; not `, the father of Ada Finch` */
export const KIN_APPOSITION =
  /^,\s(?:(?:his|her|their|the|whose)\s)?(?:[\p{L}.]+(?:\s\p{Lu}\p{L}+)?['’]s?\s)?(?<words>(?:\p{Ll}[\p{Ll}-]*\s){0,2}\p{Ll}[\p{Ll}-]*)(?<!\sof)(?!\p{Ll}|-|\sof\s\p{Lu})/u;
/** Words for the form of an organisation, which are not part of its name. */
export const COMPANY_FORMS = new Set(
  'inc corp co ltd llc plc limited corporation company group holdings'.split(' '),
);
/** By which no organisation is found. */
export const SMALL_NAME_WORDS = new Set('of the and for in on to de la du et'.split(' '));
/** Joins the last part of a name, which its initials may leave out. */
export const NAME_AND = 'and';
