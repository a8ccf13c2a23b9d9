export const PREPOSITIONS = new Set(
  'of for from at in on with to by about against near under over after before among between including like as than via behind inside outside within without through during since regarding close aboard around alongside across'.split(
    ' ',
  ),
);
export const RELATIVES = new Set('who which that whose whom where when whether while because'.split(' '));
export const REFLEXIVES = new Set(['himself', 'herself', 'itself', 'themselves']);
export const CONJUNCTIONS = new Set(['and', 'or', 'but', 'nor', 'plus']);
export const POSSESSIVE_PRONOUNS = new Set('his her its their my our your whose'.split(' '));
/** An acronym that is a relative pronoun in small letters: the World Health Organization. */
export const RELATIVE_ACRONYM = 'WHO';
