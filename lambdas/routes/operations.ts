/** The tags by which the OpenAPI document groups operations. */
export const tags = {
  quotes: 'Who said what, in which words and where exactly.',
  utterances: 'The same words in several articles.',
  speakers: 'The people and organisations quoted, over all articles.',
  articles: 'What was dropped, and whether it could be read.',
  corrections:
    'Decisions by people about speakers and single quotes; they last whatever articles come or go.',
  desk: 'Incoming files, and those that could not be processed.',
  watches: 'Notifications of new quotes.',
  about: 'The API itself.',
};

interface OperationFacts {
  tag: keyof typeof tags;
  description: string;
  /** Requests that match the schemas and are answered 400, as no schema can say. */
  refused?: string;
}

const WATCHES = 'Answers 503 with a `reason` if the stage has no watches (docs/watches.md).';

const RANGE = '`from` after `to`';
const RANGE_AND_QUERY = `${RANGE}, a \`q\` that has no word to search for or is too long`;

const LISTED =
  'A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. ' +
  'While files are being ingested, `ingesting` says how many are left.';

/**
 * The description of each operation in the OpenAPI document. Kept apart from the code, because functions don't need it.
 */
export const operations: Record<string, OperationFacts> = {
  getIndex: { tag: 'about', description: 'Each link has the name of its operation.' },
  listQuotes: {
    tag: 'quotes',
    refused: `${RANGE_AND_QUERY}, \`sort=relevance\` together with \`in=article\`, either of them without \`q\`, or a feed that is not sorted by \`received\``,
    description:
      `Filters can be combined. With \`q\` each quote has \`marks\`; lists with \`q\`, \`since\`, \`facets\` or ` +
      `\`sort=received\` need a search index, and answer 503 with a \`reason\` if there is none. ` +
      `With \`speaker\` the answer lists the selected people in \`speakers\`; if there are ` +
      `none, \`hint\` and \`suggestions\` say where to look. ${LISTED}`,
  },
  getStats: {
    tag: 'quotes',
    refused: `${RANGE_AND_QUERY}, or \`in=article\` without \`q\``,
    description:
      'Counts come from the search index, which may be slightly behind; answers 503 with a `reason` if there is none. ' +
      'The value of `speaker` is the speaker’s id over all articles.',
  },
  getQuote: {
    tag: 'quotes',
    description: 'The id of a quote is valid until a new version of its article changes the quote.',
  },
  listVariants: {
    tag: 'utterances',
    description: `The quote itself is not included. ${LISTED}`,
  },
  listUtterances: {
    tag: 'utterances',
    refused: RANGE,
    description: `An utterance belongs to the day on which it was first printed. ${LISTED}`,
  },
  listQuotesOfSpeaker: {
    tag: 'speakers',
    refused: `${RANGE}, or a feed that is not sorted by \`received\``,
    description: `Unlike \`/quotes?speaker=\`, this never selects several speakers with one name. ${LISTED}`,
  },
  listSpeakers: {
    tag: 'speakers',
    refused: 'neither or both of `name` and `q`',
    description: `Give \`name\` or \`q\`. Finds the names that articles print and those that people set. ${LISTED}`,
  },
  getSpeaker: {
    tag: 'speakers',
    description:
      'The id of a merged speaker leads to the speaker that it was merged into; the answer has the current id.',
  },
  listArticles: {
    tag: 'articles',
    refused: `${RANGE_AND_QUERY}, \`sort=relevance\` without \`q\`, or a search of failed articles`,
    description: `Articles without a date count on the day they were dropped. ${LISTED}`,
  },
  getArticle: { tag: 'articles', description: 'Its text and its quotes have paths of their own.' },
  getArticleText: {
    tag: 'articles',
    description:
      'Plain text without markup, compressed if the client accepts that. An article that could not be read has none.',
  },
  listQuotesOfArticle: {
    tag: 'articles',
    description: `With \`speaker\`, only their quotes in this article. ${LISTED}`,
  },
  createWatch: {
    tag: 'watches',
    refused:
      '`quotes` that are no filters for `/quotes`, neither or both of `webhook` and `email`, or a webhook at an address that is not allowed',
    description:
      'From now on you are notified once of each new quote that the query of `/quotes` matches, by a signed webhook ' +
      `(Standard Webhooks) or by mail; failed deliveries are retried for a day. ${WATCHES}`,
  },
  listWatches: { tag: 'watches', description: `There can be 200. ${WATCHES}` },
  getWatch: { tag: 'watches', description: `Includes its successful and failed deliveries. ${WATCHES}` },
  deleteWatch: { tag: 'watches', description: `Pending deliveries are dropped. ${WATCHES}` },
  testWatch: {
    tag: 'watches',
    description: `Waits up to ten seconds for the receiver, without retries. ${WATCHES}`,
  },
  getOpenApi: {
    tag: 'about',
    description: 'OpenAPI 3.1, generated from the schemas that check the requests.',
  },
  getHealth: {
    tag: 'about',
    description: 'An answer means that the API answers requests; the services behind it may still be down.',
  },
  mergeSpeaker: {
    tag: 'corrections',
    description: 'From now on, all ids and names of the other speaker lead to this one. A split undoes it.',
  },
  splitSpeaker: {
    tag: 'corrections',
    description:
      'Separates an alias from a speaker, or undoes a merge. Later articles don’t join them again.',
  },
  nameSpeaker: {
    tag: 'corrections',
    description:
      'The name is shown instead of the one that articles print most, and `/speakers?name=` finds it.',
  },
  unnameSpeaker: {
    tag: 'corrections',
    description: 'The speaker is called as in the articles again. Does nothing if no name was set.',
  },
  correctQuote: {
    tag: 'corrections',
    refused: 'none or several of `speaker`, `speakerName` and `quote`, or an `If-Match` that has no ETag',
    description:
      'Give one of `speaker`, `speakerName` and `quote`. The correction also applies to later versions of the article, as ' +
      'long as the words of the quote stay. A rejected quote is removed from all lists; its own path and ' +
      '`/articles/{id}/quotes?rejected=true` still have it. Repeating a correction changes nothing.',
  },
  explainQuote: {
    tag: 'quotes',
    description:
      'The engine attributes the stored text again, which takes a moment; 503 with a `reason` if there is no engine ' +
      'or the article takes it too long. For a quote found by an earlier engine, `source` may be null.',
  },
  listDeadLetters: {
    tag: 'desk',
    description:
      'An article that could not be read is not a dead letter: `/articles?status=failed` lists those. Concurrent ' +
      'requests may see fewer.',
  },
  retryDeadLetter: {
    tag: 'desk',
    description: 'The file is queued again, with a new count of attempts.',
  },
  uploadFile: {
    tag: 'desk',
    refused: 'a name with a slash, a backslash, a control character or a leading dot',
    description:
      'The body is the file, up to 64 MB. It replaces an earlier file of the same name; identical bytes change ' +
      'nothing. Only `npm start` has this; a deployed stage takes files through its bucket and answers 404.',
  },
  uncorrectQuote: {
    tag: 'corrections',
    refused: 'an `If-Match` that has no ETag',
    description: 'The quote is as in its article again. Does nothing if it was not corrected.',
  },
};
