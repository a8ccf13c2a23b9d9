/** Values of parameters, by name, for the OpenAPI document. */
export const parameterExamples: Record<string, unknown> = {
  q: '"no warning" bridge',
  in: 'article',
  by: ['publication', 'gender'],
  format: 'csv',
  sort: 'received',
  since: '2026-03-01T00:00:00Z',
  facets: ['publication', 'gender'],
  gender: 'female',
  speakerType: 'person',
  resolution: 'name',
  rejected: true,
  speaker: 'vorsic',
  article: 'qtn3iikrs3lig2sn',
  publication: 'The Marlow Courier',
  kind: 'direct',
  type: ['communication', 'belief'],
  from: '2026-03-01',
  to: '2026-03-31',
  minConfidence: 0.9,
  minArticles: 3,
  name: 'vor',
  status: 'failed',
  limit: 10,
};

/** Ids, by the first segment of their path. */
export const idExamples: Record<string, string> = {
  watches: '5d1f0a9c2b7e4836aa',
  quotes: 'qtn3iikrs3lig2sn.6r.mm5wh63g',
  speakers: 'milenka-vorsic',
  articles: 'qtn3iikrs3lig2sn',
  'dead-letters': '5f0c2a4e-8d1b-4c5e-9a51-0b7f3c1de214',
};

const file = { bucket: 'articles', key: 'samples/articles/harbour-bridge.txt', record: null, entry: null };

const speaker = {
  id: 'milenka-vorsic',
  name: 'Milenka Voršić',
  names: ['Milenka Voršić', 'Milenka Vorsic'],
  type: 'person',
  quotes: 31,
};

const watch = {
  id: '5d1f0a9c2b7e4836aa',
  quotes: 'speaker=vorsic&kind=direct',
  webhook: 'https://desk.example.org/whosaid',
  email: null,
  articles: 'recent',
  created: '2026-03-04T08:15:30.000Z',
  stopped: null,
};

/** Resources, by the names of their schemas. */
export const resourceExamples: Record<string, unknown> = {
  Quote: {
    id: 'qtn3iikrs3lig2sn.6r.mm5wh63g',
    kind: 'direct',
    type: 'communication',
    text: '"There was no warning at all,"',
    speaker: {
      id: 'milenka-vorsic',
      name: 'Milenka Voršić',
      type: 'person',
      roles: ['transport minister'],
      gender: 'female',
      description: null,
      words: 'Milenka Vorsic, the transport minister',
      resolution: 'name',
      confidence: 0.932,
    },
    reportedBy: null,
    cue: 'said',
    spans: {
      source: [{ start: 279, end: 317 }],
      cue: [{ start: 274, end: 278 }],
      content: [{ start: 243, end: 273 }],
    },
    context: { before: 'off from the motorway.\n\n', after: ' said Milenka Vorsic' },
    article: {
      id: 'qtn3iikrs3lig2sn',
      title: null,
      publication: null,
      published: null,
      url: null,
      file,
    },
    confidence: 0.968,
    extractorVersion: '3.9.0',
  },
  QuoteCorrection: {
    verdict: 'speaker',
    at: '2026-03-05T09:20:00.000Z',
    revision: 17,
    before: {
      id: null,
      name: null,
      type: 'unnamed',
      roles: [],
      gender: null,
      description: 'the transport minister',
      words: 'the transport minister',
      resolution: 'unnamed',
      confidence: 0.71,
    },
  },
  Article: {
    id: 'qtn3iikrs3lig2sn',
    status: 'ready',
    title: null,
    publication: null,
    author: null,
    authors: [],
    published: null,
    url: null,
    dateline: null,
    language: 'en',
    guid: null,
    version: null,
    format: 'plain',
    encoding: 'utf-8',
    received: '2026-03-04T08:15:30.000Z',
    quotes: 9,
    failure: null,
    notes: ["The object's metadata has a date that can't be read, 'yesterday': write YYYY-MM-DD."],
    file,
    extractorVersion: '3.9.0',
  },
  Speaker: speaker,
  SpeakerWithAliases: {
    ...speaker,
    gender: 'female',
    aliases: [
      {
        id: 'milenka-vorsic~politics',
        name: 'Milenka Voršić',
        field: 'politics',
        roles: ['transport minister'],
        quotes: 31,
        first: '2026-03-04',
        last: '2026-03-09',
        seen: [
          {
            article: 'qtn3iikrs3lig2sn',
            title: null,
            publication: null,
            published: null,
            file: {
              bucket: 'articles',
              key: 'samples/articles/harbour-bridge.txt',
              record: null,
              entry: null,
            },
          },
        ],
      },
    ],
  },
  Watch: watch,
  NewWatch: { ...watch, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  WatchWithDeliveries: {
    ...watch,
    deliveries: [
      {
        time: '2026-03-04T09:20:11.000Z',
        message: 'msg_5d1f0a9c2b7e4836aa_Zk3uVt1rQm5xW8yN2bLc0A',
        attempt: 1,
        outcome: 'delivered',
        detail: 'answered 200',
      },
    ],
  },
  Problem: {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: "kind must be direct, mixed or indirect, not 'spoken'.",
    errors: [
      {
        parameter: 'kind',
        message: "kind must be direct, mixed or indirect, not 'spoken'.",
        allowed: ['direct', 'mixed', 'indirect'],
      },
    ],
  },
};
