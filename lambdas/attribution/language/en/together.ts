/**
 * What may stand between two names that speak together, apart from titles of the second and brackets after the first.
 */
export const JOIN = /^(?:,|[,;]? ?(?:and|&|nor|plus|as well as)|;)(?: [Tt]he)?$/u;
/** `and her lawyer`, `and fellow senator`: the role of the second one. */
export const BESIDE = /^,? ?(?:and|nor|plus|as well as) (?<words>[\p{Ll} -]{2,40})$/u;
/** Words after which the second name is somebody else's. */
export const APART = new Set('of for to by from with at in on that who whose'.split(' '));
/** `, R-Wis.,`, `, D-N.Y.;` */
export const PARTY = /^,\s(?:[RDI]|Lab|Con|Ind)-[\p{L}.]{2,14}(?:\s\p{Lu}[\p{L}.]*)?[,;]?/u;
/** Whether something joins at all. */
export const AND = /\band\b|&|\bnor\b|\bplus\b|as well as/u;
/** After names: others who are not named speak with them. */
export const WITH_OTHERS = /^,? (?:and|or) (?:[\p{Ll}]+ )?others?\b/u;
/** `and former Harbour, Maine, Mayor `, `, mayor `: the role of the second one, with its places. */
export const TITLED = /^(?:(?<joint>,? ?(?:and|&|nor|plus|as well as))|,) (?<title>[\p{L}., ’'-]{2,80})$/u;
/** `Secretary of the Harbour`: where an office begins with its holder's role. */
export const OFFICE = /^(?<article>the )?(?<role>[\p{L}-]+) of\b/iu;
/** `, a founder of the club, and `, `, 44, and mayor `: the role of the first one. */
export const PRESENTED = /^,[^;:“”"]{1,120}, and(?: [\p{Ll} -]{2,40})?$/u;
/** Between a person and the body or place where they belong. */
export const BELONGS = /^,? (?:of|from|at)(?: the)? $/u;
/** `he and `, `neither she nor `, `he, ` */
export const HE_AND = /^(?:both |neither )?(?:he|(?<she>she))(?:,| and| nor) /iu;
/** What joins two of whom the network can't tell which one speaks. */
export const BOTH_OF = /^[^,;:–—-]{0,30} and [^,;:–—-]{0,60}$/u;
/** Before the first name of those who speak together. */
export const BOTH =
  /^(?:(?:both|neither) )?(?:the )?$|[–—-] ?(?:[\p{Ll}]+ ){0,3}$|\b(?:by|from) (?:the )?$/iu;
/** Behind the last name of those who speak together. */
export const BEHIND_ALL = /^(?:$|[,;]| ?[(–—]| (?:who|which|that|on|in|last|this)\b)/u;
/** Behind the name of a people that is no name of a body: ` president`. */
export const ADJECTIVE = /^ (?!and\b|or\b|nor\b|as\b)\p{Ll}/u;

/** Who speaks for others, or is one of theirs: `lawyers for Hall and Low`. */
export const SPEAKS_FOR =
  /(?<![\p{L}-])(?<role>[\p{L}-]+) (?:for|of|to|from|at)(?: both)?(?: the)? (?:\p{Ll}+ ){0,2}$/u;

/** Between two first names before one surname: `Ada and Ed Hall`. */
export const JOINED_FIRST_NAMES = /^\s(?:and|&)\s$/u;
/** Before two names: spouses, siblings, and all who may have one surname, which is printed once: `Siblings `. */
export const SPOUSES_BEFORE =
  /\b(?:couple|spouses|newlyweds|parents|grandparents|husband and wife)(?:,? (?:called|named))?[,:]?\s$/iu;
export const SIBLINGS_BEFORE =
  /\b(?:siblings|brothers|sisters|twins|brother and sister)(?:,? (?:called|named))?[,:]?\s$/iu;
export const GENERATIONS_BEFORE =
  /\b(?:father|mother) and (?:son|daughter)(?:,? (?:called|named))?[,:]?\s$/iu;
/** One of two of one family, or of two who have something in common, by the other one. */
export const OTHER_OF_TWO =
  /^(?:[Hh]is|(?<her>[Hh]er)) (?:[\p{Ll}-]+ )?(?:(?<sibling>brother|sister|twin|sibling)|(?<spouse>husband|wife|spouse)|mother|mum|father|dad|son|daughter|(?<peer>colleague|co-author|rival|opponent|teammate|team-mate|bandmate|co-founder|business partner))$/u;
