/** The limits of layout constructs. Lengths are in UTF-16 code units unless stated otherwise. */
export const LIMITS = {
  /** A label before its colon, with name, office, affiliation and aside; the longest of 500 real ones has 84. */
  label: 120,
  /** In words, without the affiliation: `The Acting Under Secretary Bryan`; more words are a clause. */
  labelWords: 6,
  /** In words; a longer remainder after a dash or a colon is another sentence, not a signature. */
  signatureWords: 16,
  /** In words, before the first comma of a signature: the name. */
  signatureName: 8,
  /** In words, before the quotation that is signed without a dash: `As to the port, “…”`. */
  signedLead: 12,
  /** Above such a line. */
  signedParagraphs: 6,
  /** In UTF-16 code units, with the name of a newspaper. */
  plainSignature: 120,
  /** How many such lines a text has at least; one alone may be anything. */
  plainSignatures: 2,
  /** Between the dash and the handle of a post: its author's display name, which may have 50 characters. */
  displayName: 60,
  /** More lines are an article with empty lines. */
  postLines: 6,
  /** What may follow the handle: the date, a link. */
  postTail: 80,
  /** A transcript begins within this many words; later turns are an excerpt in somebody's article. */
  transcriptStart: 0.3,
  /** Turns that show a transcript if the labels alone don't: two could be a list. */
  turns: 3,
  /** Turns that the network reads as such. */
  attestedTurns: 2,
  /** Questions that show an interview: those that are set apart, and those that are plain paragraphs. */
  questions: { apart: 2, plain: 3 },
  /** In UTF-16 code units, with the marks around it. */
  question: 640,
  /** In paragraphs: what somebody in the street answers. */
  answer: 3,
  /** In words; a shorter quotation that fills a paragraph and follows no speech is a heading or an item of a list. */
  aloneWords: 8,
  /** The same below a paragraph that ends with a sentence. */
  aloneBelowText: 5,
  /** In words; a shorter quoted part of a sentence is far more often a scare quote or a name than speech. */
  fragmentWords: 6,
  /** In words; a longer utterance is not a line of a dialogue that alternates with each paragraph. */
  dialogueLine: 30,
  /** A longer paragraph is not a heading. */
  heading: 160,
  /** In code units of plain words; shorter ones recur by chance. */
  shortestEcho: 8,
  /**
   * Headings of one text whose words are searched for in the rest: time is this number times the length of the text.
   */
  headings: 24,
  /** In words, between two dashes inside a quotation: what the speaker does meanwhile. */
  interruption: 20,
  /** In tokens, from a reporting verb at the end of an introduction back to the beginning of its subject. */
  introducer: 24,
  /** Of a letter or a statement, in paragraphs. */
  printed: 60,
  /** In UTF-16 code units: a line of a letter that is no sentence. */
  letterLine: 120,
  /** Lines above an e-mail. */
  mailFields: 12,
  /** `PORT ELLEN, Isle of Ardmore, March 4 (XN) --` */
  dateline: 90,
} as const;
