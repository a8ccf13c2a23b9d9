/** Roles of those who deal with others: the coroner is nobody who was only found dead. */
export const DEALS_WITH_OTHERS: ReadonlySet<string> = new Set(
  'coroner pathologist referee umpire prosecutor judge magistrate paramedic dispatcher landlord landlady interviewer moderator translator interpreter bystander rescuer'.split(
    ' ',
  ),
);
/** Between a name and a role. */
export const COPULAS = new Set(['is', 'was']);
/** Before a role, as part of it. */
export const FORMER = new Set(
  'former then acting retired late incoming outgoing longtime veteran ex'.split(' '),
);
/** Nouns that only say whether someone is grown up. */
export const NO_ROLES = new Set('man woman person boy girl guy child old'.split(' '));
/** Forms of address that indicate no role; several people have them together. */
export const PLURAL_ADDRESS = /^(?:dr|fr|st|(?:.* )?(?:sens|reps|govs))\.?$/;
/** Roles that are not the ones that their nouns say. */
export const NOT_THE_SAME = new RegExp(
  `\\b(?:${[...FORMER].join('|')}|deputy|vice|assistant|associate|elect|candidate|hopeful)\\b`,
  'iu',
);
/** In a role, before what follows its noun: `mayor of Easton`. */
export const ROLE_OF = /\s(?:of|for|at|in|to|from|on|with|who)\s/u;
/** A source that consists of a role: `the mayor`, `the mayor of Easton`, `his wife`. */
export const DESCRIBED =
  /^(?:the|(?<his>his|her|their))\s(?<noun>[\p{L}-]+)(?:\s(?<of>(?:of|in|for|from|at)\s[^,;:]{1,40}))?$/iu;
/** A parent, without a child's name: `the mother of two`, `the dad-of-three`. */
export const PARENT_OF = /^[Tt]he (?:\p{Ll}+ )?(?<noun>mother|mum|mom|father|dad)[- ]of[- ][\p{Ll}\d-]+$/u;
/**
 * One person, by where they come from: `the Norwegian`, `the 21-year-old Swede`. The group matches if that may be all of
 * a people: `the Senegalese`.
 */
export const COUNTRYMAN =
  /^[Tt]he (?!(?:average|typical|ordinary|common|modern|ancient|entire|whole|only) )(?:[\p{Ll}\p{N}-]+ ){0,2}(?:Swede|Dane|Finn|Scot|Pole|Turk|Spaniard|Briton|Croat|Serb|Slovak|Greek|Thai|Iraqi|Israeli|Pakistani|Saudi|Argentine|Filipin[oa]|New Zealander|(?!(?:Vatican|Guardian|Smithsonian|Republican|Libertarian|Christian|Lutheran|Anglican|Presbyterian|Episcopalian|Franciscan|Martian|Victorian|Edwardian|Georgian|Artisan)$)\p{Lu}\p{Ll}{1,14}(?:[ie]an|[kxt]an|can|lander|(ese|ish)))$/u;
/** The determiner of a description. */
export const THE = /^the\s+/iu;
/** Determiners of somebody who was told of. */
export const DEFINITE = /^(?:the|these|those|this|that|its|their|his|her)$/u;
/** 1 he, 2 she, 3 it, 4 they, 5 first persons. */
export const PRONOUN_CLASSES: ReadonlyMap<string, number> = new Map(
  [
    'he him his himself',
    'she her hers herself',
    'it its itself',
    'they them their theirs themselves both',
    'i me my mine myself we us our ours ourselves',
  ].flatMap((group, i) => group.split(' ').map((word) => [word, i + 1] as const)),
);
/** Cues of somebody who was told something. */
export const ANSWERS =
  /^(?:repl[iy]|answer|retort|respond|counter|shot|snapped|hit|(?:fired|wrote|texted|came) back)/iu;
/** Before somebody who is not the one that was told of. */
export const ANOTHER: ReadonlySet<string> = new Set(['another', 'one']);
/** All of what stands before a name. */
export const THE_ALONE = /^the\s+$/iu;
/** Between a description and the name that somebody goes by: `a guard who gave his name as `. */
export const NAMED_AS =
  /\b(?:g[ai]v(?:e|ing) (?:\p{L}+ )?(?:first )?name|identified (?:him|her|them)sel(?:f|ves)|(?:known|named|identified)) (?:only |just |simply )?as $/u;
/** Before a full name that ends a source, from its beginning: `Harbour captain `, `The WQXZ reporter `. */
export const NOUN_BEFORE_NAME =
  /^(?:(?:[Tt]he|[Aa]n?)\s)?(?:(?!(?:The|An?)\s)\p{Lu}[\p{L}\p{N}.’'&-]*\s){1,5}(?:(?!(?:and|or|of|for|to|by|from|with|at|in|on|as|than|\p{Ll}+ing)\s)\p{Ll}[\p{L}-]*\s){0,3}$/u;
/** Before the first name of a sentence, if the words are about its bearer: `Of his rival, `. */
export const SAID_ABOUT =
  /(?:^|[.!?]["”]?\s|\n)(?:Of|About|(?:Asked|Speaking) (?:about|of))\s(?:[\p{Ll}’'-]+,?\s){0,5}$/u;
/** Before the first name of a sentence, if a participle is about its bearer: `Sentencing `, `Praising his captain `. */
export const DONE_TO =
  /(?:^|[.!?]["”]?\s|\n)(?!Acting|Outgoing|Incoming|Retiring|Leading)\p{Lu}\p{Ll}{2,16}ing\s(?:[\p{Ll}’'-]+\s){0,3}$/u;
/** Before the name of who does so: `, `, `, captain `. */
export const BEFORE_DOER = /,\s(?:[\p{Ll}-]+\s)?$/u;
/** What may follow the name that a source consists of: an apposition, a clause, brackets. */
export const BEHIND_NAME = /^\s*(?:$|[,;(—–]|who\b|whose\b|and (?:his|her|their|other|some)\b)/u;
/** Sources that stand for somebody like pronouns. */
export const RELATIVE_PRONOUN =
  /^(?:who|that|which|whom|one|another|this|these|those|you|everyone|others?)$/iu;
/** Words that practically no phrase ends with (of 62,000 annotated ones): the network stopped one word too late. */
export const LOOSE_END = {
  source: /[^\p{L}\p{N}](and|but|n?or|an?|the|who|whom|whose|which|that|of|in|on|for)$/u,
  cue: /[^\p{L}\p{N}](and|but|n?or|an?|the)$/u,
  content: /[^\p{L}\p{N}](and|but|n?or|an?|the)$/u,
};
/** A source doesn't begin with these words, unlike a content (`and the bridge was shut`). */
export const LOOSE_START = /^(?:[Aa]nd|[Oo]r),? (?=[\p{L}\p{N}])/u;
/** What follows a noun that is the subject of a clause: a part of speech and a word. */
export const SUBJECT_OF = /^(?:VERB|AUX) |^\S+ (?:who|,)$/u;

/** Before the name of somebody who got a document from others, or passes on what they say: `emails obtained by `. */
export const HANDLED_BY =
  /\b(?:(?:obtained|received|reviewed|viewed|seen|verified|cited|disclosed|leaked) (?:exclusively |first )?by|shared with|(?:filed|lodged) with|(?:provided|submitted|sent|given|turned over|handed) to|(?:report|letter|memo|note|testimony) to|citing)\b[^,;:]{0,40}$/iu;

/** Before the name of somebody whose people speak: `the family of `, `friends and colleagues of the late `. */
export const PEOPLE_OF =
  /\b(?:famil(?:y|ies)|friends|relatives|relations|parents|children|siblings|colleagues|teammates|neighbou?rs|lawyers|attorneys|solicitors|supporters|followers|fans|allies|associates|aides|advis[eo]rs|critics|opponents|rivals|victims|loved ones) (?:of|for|to) (?:[^,;:]{1,40} and )?(?:(?:the|former|late|\d{1,2}-year-old|murdered|jailed) ){0,3}$/iu;

/** Labels of turns and headlines that are no names: `REPORTER`, `STAFFER 2`, `UNIDENTIFIED WOMAN`. */
export const NAMELESS_LABEL =
  /^(?:(?:an? |the )?(?:unidentified|unknown|unnamed|anonymous)\s[\p{L} ]+|(?:the |an? |(?:fe)?male |audience )?(?:reporter|question|questioner|prosecutor|interviewer|moderator|staffer|caller|member|narrator|analyst|strategist|expert|correspondent|protester|demonstrator|student|voter|witness|operator|dispatcher|heckler|crowd|audience|voice|speaker|translator|interpreter|announcer|commentator|lawmaker|gunman|man|woman|boy|girl)s?(?:\s#?(?:\d+|one|two|three))?)[:.]?$/iu;
/** Labels of whoever answers in an interview. */
export const ANSWERING_LABEL = /^(?:A|Answer|Interviewee)[:.]?$/u;
/** Labels that are pronouns. */
export const PRONOUN_LABEL = /^(?:me|them|us|you|him|her|he|she|they|we)$/iu;
/** Between the words of a label and a name behind them: `captain ` in `Harbour captain Ada Finch`. */
export const NOUN_IN_LABEL = /^\s?(?:\p{Ll}[\p{L}-]*\s){0,3}(\p{Ll}[\p{L}-]*)\s(?=\p{Lu})/u;
/** `Harbour Party strategist`, a title without a name. */
export const LABEL_NOUN = /\s(\p{Ll}+)$/u;

/** A body, referred to again. */
export const ITSELF = /^it$/iu;
/** What may stand between the beginning of what is reported and its subject. */
export const OPENS_REPORT = /^\s*(?:that\s+)?$/iu;
/** Of a source that the text does not mean to name. */
export const ANONYMOUS = /\banonym|\bnot (?:to )?be (?:named|identified|quoted)\b/iu;

/** Before the name of whoever speaks or writes: `It’s me, Ed.`, `Yours, Ed`. */
export const BEFORE_OWN_NAME =
  /(?:(?:['’]s|\bis|\bwas) (?:me|I)|\b(?:love|yours|sincerely|regards|wishes|named?|called)),\s$/iu;
/** Before a name between commas that is the speaker's own, or that others call: `I, Ed, swear`, `They told me, Ed, run`. */
export const BEFORE_REPORTED_NAME = /\b(?:I|me|we|us|sa(?:id|ys?)|like),\s$/iu;
/** Right behind a question's cue: who was asked. */
export const ASKED_PRONOUN = /^\s(?:him|(her))(?=\s?(?:[.,;:!?—–]|$))/iu;
/** Behind a name in a list. */
export const JOINED_ON = /^,\s(?:and|or)\b/u;
