import type { Archive } from './endpoint.ts';
import { codePointsBefore, withTexts } from './quote-rows.ts';

/** Types of the W3C's Web Annotation Data Model (2017), with schema.org terms in the body. */
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { schema: 'https://schema.org/' }];

const SCHEMA_TYPES = {
  person: 'schema:Person',
  organisation: 'schema:Organization',
  group: 'schema:Organization',
} as const;

type Source = Awaited<ReturnType<typeof withTexts>>[number];

const urn = (kind: string, id: string) => `urn:whosaid:${kind}:${encodeURIComponent(id)}`;

/** The selectors of a span: by its words, and by its position. Positions in the data model are code points. */
function targetOf({ quote, article, text }: Source, index: number) {
  const { start, end } = quote.spans.content[index]!;
  const source = article.url ?? urn('article', article.id);
  if (text === undefined) return { source };
  const context = 32;
  return {
    source,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: text.slice(Math.max(0, start - context), start),
        suffix: text.slice(end, end + context),
      },
      {
        type: 'TextPositionSelector',
        start: codePointsBefore(text, start),
        end: codePointsBefore(text, end),
      },
    ],
  };
}

function speakerOf({ quote }: Source) {
  const { id, name, type, roles, gender, description } = quote.speaker;
  if (type === 'unnamed' || id === null)
    return description === null ? undefined : { 'schema:description': description };
  return {
    id: urn('speaker', id),
    type: SCHEMA_TYPES[type],
    'schema:name': name,
    ...(roles.length > 0 && { 'schema:jobTitle': roles }),
    ...(gender && { 'schema:gender': gender === 'male' ? 'schema:Male' : 'schema:Female' }),
  };
}

/** Who passes the words on: schema.org has no property for it, so that it is a role that is named. */
function reporterOf({ quote: { reportedBy } }: Source) {
  if (!reportedBy) return undefined;
  const { name, description } = reportedBy;
  const contributor = {
    ...(name !== null && { 'schema:name': name }),
    ...(description !== null && { 'schema:description': description }),
  };
  return { type: 'schema:Role', 'schema:roleName': 'reported by', 'schema:contributor': contributor };
}

function annotationOf(source: Source) {
  const { quote, article } = source;
  const speaker = speakerOf(source);
  const reporter = reporterOf(source);
  return {
    id: urn('quote', quote.id),
    type: 'Annotation',
    motivation: 'identifying',
    body: {
      type: 'schema:Quotation',
      'schema:text': quote.text,
      ...(speaker && { 'schema:creator': speaker }),
      ...(reporter && { 'schema:contributor': reporter }),
      'schema:isPartOf': {
        id: article.url ?? urn('article', article.id),
        type: 'schema:NewsArticle',
        ...(article.title !== undefined && { 'schema:headline': article.title }),
        ...(article.published !== undefined && { 'schema:datePublished': article.published }),
        ...(article.publication !== undefined && {
          'schema:publisher': { type: 'schema:Organization', 'schema:name': article.publication },
        }),
      },
    },
    target: quote.spans.content.map((_, index) => targetOf(source, index)),
  };
}

/** One quote as a Web Annotation; undefined if it is gone. */
export async function annotation(archive: Archive, id: string): Promise<object | undefined> {
  const [source] = await withTexts(archive, [id]);
  return source && { '@context': CONTEXT, ...annotationOf(source) };
}

/** Several as a page of annotations. */
export async function annotationPage(archive: Archive, ids: readonly string[]): Promise<object> {
  const sources = await withTexts(archive, ids);
  return { '@context': CONTEXT, type: 'AnnotationPage', items: sources.map(annotationOf) };
}
