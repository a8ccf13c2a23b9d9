/**
 * What may stand between two names that speak together, apart from titles of the second and brackets after the first.
 */
export const JOIN = /^(?:,|,? ?(?:and|&|as well as))(?: the)?$/u;
/** `and her lawyer`, `and fellow senator`: the role of the second one. */
export const BESIDE = /^,? ?(?:and|as well as) (?<words>[\p{Ll} -]{2,40})$/u;
/** Words after which the second name is somebody else's. */
export const APART = new Set('of for to by from with at in on that who'.split(' '));
/** `, R-Wis.,`, `, D-N.Y.,` */
export const PARTY = /^,\s(?:[RDI]|Lab|Con|Ind)-[\p{L}.]{2,14}(?:\s\p{Lu}[\p{L}.]*)?,?/u;
/** Whether something joins at all. */
export const AND = /\band\b|&|as well as/u;
/** `and former Harbour, Maine, Mayor `: the role of the second one, with its places. */
export const TITLED = /^,? ?(?:and|&|as well as) (?<words>[\p{L}., ’'-]{2,80})$/u;
/** `, a founder of the club, and `, `, 44, and mayor `: the role of the first one. */
export const PRESENTED = /^,[^;:“”"]{1,120}, and(?: [\p{Ll} -]{2,40})?$/u;
