/** The tags by which the OpenAPI document groups operations. */
export const tags = {
  quotes: 'Who said what, in which words and where exactly.',
  utterances: 'The same words in several articles.',
  speakers: 'Who is quoted, over all articles.',
  articles: 'What was dropped, and what became of it.',
  corrections:
    'What people say of who is who, and of single quotes; it outlives whatever articles come or go.',
  desk: 'What comes in, and what could not be worked on.',
  watches: 'Who is told of quotes as they arrive.',
  about: 'What the API tells of itself.',
};

interface OperationFacts {
  tag: keyof typeof tags;
  description: string;
}

const WATCHES = 'Answers 503 with a `reason` where the stage has no watches (docs/watches.md).';

const LISTED =
  'A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. ' +
  'While files are taken in it says in `ingesting` how many are left.';

/**
 * The description of each operation in the OpenAPI document. Kept apart from the code, because functions don't need it.
 */
export const operations: Record<string, OperationFacts> = {
  getIndex: { tag: 'about', description: 'Each link has the name of the operation that it leads to.' },
  listQuotes: {
    tag: 'quotes',
    description:
      `Filters may be combined. \`q\` looks for words, and each quote has \`marks\` then; lists with \`q\`, \`since\`, ` +
      `\`facets\` or \`sort=received\` need a search index, and answer 503 with a \`reason\` where there is none. ` +
      `With \`speaker\` the answer says in \`speakers\` who was meant, and where that is ` +
      `nobody, \`hint\` and \`suggestions\` say where to look. ${LISTED}`,
  },
  getStats: {
    tag: 'quotes',
    description:
      'Counts by the search index, which may be a moment behind; answers 503 with a `reason` where there is none. ' +
      'Of `speaker` the id that holds over all articles.',
  },
  getQuote: {
    tag: 'quotes',
    description: 'The id of a quote holds as long as its article is not replaced by a new version.',
  },
  listVariants: {
    tag: 'utterances',
    description: `The quote that was asked for is not among them. ${LISTED}`,
  },
  listUtterances: {
    tag: 'utterances',
    description: `An utterance counts by the day on which it was printed first. ${LISTED}`,
  },
  listQuotesOfSpeaker: {
    tag: 'speakers',
    description: `Unlike \`/quotes?speaker=\` this never means several speakers of one name. ${LISTED}`,
  },
  listSpeakers: {
    tag: 'speakers',
    description: `Give \`name\` or \`q\`. Names that articles print are found, and those that people gave. ${LISTED}`,
  },
  getSpeaker: {
    tag: 'speakers',
    description:
      'An id that was merged into another leads to the other; the answer has the id that holds now.',
  },
  listArticles: {
    tag: 'articles',
    description: `Articles without a date count by the day on which they were dropped. ${LISTED}`,
  },
  getArticle: { tag: 'articles', description: 'Its text and its quotes have paths of their own.' },
  getArticleText: {
    tag: 'articles',
    description:
      'Plain text without markup, compressed where that is accepted. An article that could not be read has none.',
  },
  listQuotesOfArticle: {
    tag: 'articles',
    description: `With \`speaker\` only what they said in this article. ${LISTED}`,
  },
  createWatch: {
    tag: 'watches',
    description:
      'From now on each quote that the query of `/quotes` would list is told once, by a signed webhook (Standard ' +
      `Webhooks) or by mail, tried again for a day. ${WATCHES}`,
  },
  listWatches: { tag: 'watches', description: `There can be 200. ${WATCHES}` },
  getWatch: { tag: 'watches', description: `What was told, and what could not be. ${WATCHES}` },
  deleteWatch: { tag: 'watches', description: `What is on its way is told no more. ${WATCHES}` },
  testWatch: {
    tag: 'watches',
    description: `Waits up to ten seconds for the receiver; it isn’t tried again. ${WATCHES}`,
  },
  getOpenApi: { tag: 'about', description: 'OpenAPI 3.1, made from the schemas that check the requests.' },
  getHealth: {
    tag: 'about',
    description:
      'An answer says that requests are answered; what lies behind the API may be down all the same.',
  },
  mergeSpeaker: {
    tag: 'corrections',
    description: 'All ids and names of the other speaker lead to this one from now on. A split undoes it.',
  },
  splitSpeaker: {
    tag: 'corrections',
    description:
      'Takes an alias out of a speaker, or undoes a merge. Articles that come later are not joined to it again.',
  },
  nameSpeaker: {
    tag: 'corrections',
    description: 'Shown instead of the name that articles print most, and found by `/speakers?name=`.',
  },
  unnameSpeaker: {
    tag: 'corrections',
    description:
      'From now on the speaker is called again as articles do. Nothing happens where no name was given.',
  },
  correctQuote: {
    tag: 'corrections',
    description:
      'Give one of `speaker`, `speakerName` and `quote`. It holds for later versions of the article too, as long as the ' +
      'words of the quote stand. A quote that is none leaves all lists; its path, and `/articles/{id}/quotes?rejected=true`, ' +
      'still have it. The same again changes nothing.',
  },
  explainQuote: {
    tag: 'quotes',
    description:
      'Worked out anew from the stored text by the engine, which takes a moment; 503 with a `reason` where there is none ' +
      'or the article takes it too long. Of a quote that an earlier engine found, `source` may be null.',
  },
  listDeadLetters: {
    tag: 'desk',
    description:
      'An article that could not be read is no dead letter: `/articles?status=failed` lists those. Who asks at the same ' +
      'time as somebody else may be shown fewer.',
  },
  retryDeadLetter: {
    tag: 'desk',
    description: 'It lies on the queue again, as if it had never been tried.',
  },
  uploadFile: {
    tag: 'desk',
    description:
      'The body is the file, of up to 64 MB. It takes the place of an earlier one of its name; the same bytes again change ' +
      'nothing. `npm start` has this; a deployed stage takes files by its bucket alone and answers 404.',
  },
  uncorrectQuote: {
    tag: 'corrections',
    description:
      'From now on the quote is as its article alone tells. Nothing happens where it was not corrected.',
  },
};
