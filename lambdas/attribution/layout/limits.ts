/** How far the constructs of a page reach. Lengths are in UTF-16 code units where nothing else is said. */
export const LIMITS = {
  /** A name, an office, an affiliation and an aside stand before a label's colon; the longest of 500 real ones has 84. */
  label: 120,
  /** In words, affiliation left out: `The Acting Under Secretary Bryan`; more words are a clause. */
  labelWords: 6,
  /** In words; behind a dash or a colon a longer rest is another sentence, no signature. */
  signatureWords: 16,
  /** In words, before the first comma of a signature: its name. */
  signatureName: 8,
  /** What stands between the dash and the handle of a post: its author's display name, at most 50 by the network's rules. */
  displayName: 60,
  /** What may follow the handle: the date, a link. */
  postTail: 80,
  /** A transcript begins within its first so many words, or it is an excerpt in somebody's article. */
  transcriptStart: 0.3,
  /** Turns that show a transcript where labels alone don't: two could be a list. */
  turns: 3,
  /** In words; a shorter quotation that is all of a paragraph and follows no speech is a heading or an item of a list. */
  aloneWords: 8,
  /** In words; a shorter piece of a running sentence in marks is a scare quote or a name far more often than speech. */
  fragmentWords: 6,
  /** In words; a longer utterance is no line of a dialogue that changes hands with each paragraph. */
  dialogueLine: 30,
  /** A longer paragraph is no heading. */
  heading: 160,
  /** In code units of plain words; shorter ones recur by chance. */
  shortestEcho: 8,
  /** Headings of one text whose words are looked for in the rest: time is this times the text. */
  headings: 24,
  /** In words, between two dashes inside a quotation: what the speaker does meanwhile. */
  interruption: 20,
  /** In tokens, back from a reporting verb at the end of an introduction to where its subject begins. */
  introducer: 24,
  /** `PORT ELLEN, Isle of Ardmore, March 4 (XN) --` */
  dateline: 90,
} as const;
