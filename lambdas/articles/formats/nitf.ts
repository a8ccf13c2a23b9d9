import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText, withoutEnd } from '../clean-text.ts';
import { type ArticleFacts, knownFacts } from '../facts.ts';
import { textOfMarkup } from '../markup-text.ts';
import { readOnceMore } from './escaped.ts';
import { refuseIfNotUsable } from './usability.ts';
import { childOf, childrenOf, descendantsOf, markupOf, textOf, type XmlElement } from './xml.ts';

/** Elements in the body that are not part of the story, by NITF 3.6. */
const ASIDE = new Set(['media', 'note', 'tagline', 'fn', 'alt-code', 'img']);

/** NITF's block elements and their equivalents in HTML. */
const AS_HTML: Record<string, string> = {
  block: 'div',
  'nitf-table': 'div',
  'body.content': 'div',
  hl1: 'h2',
};

/**
 * A document in the News Industry Text Format of the IPTC (3.0 to 3.6): the text of `body.content`, facts from head and
 * `body.head`.
 *
 * @throws UnreadableArticle if there is no text, or the document is withheld, cancelled or embargoed
 */
export function readNitf(nitf: XmlElement): Article {
  const docdata = childOf(nitf, 'head', 'docdata');
  const facts = nitfFacts(nitf);
  const embargo = attributeIn(docdata, 'date.release', 'norm');
  refuseIfNotUsable({ status: docdata?.attributes['management-status'], embargo }, facts);
  const text = nitfText(nitf);
  if (text === '')
    throw new UnreadableArticle(
      'no-text',
      'The NITF document has no text in body.content: drop the documents that have text.',
    );
  return { text, ...facts };
}

/** The text of `body.content`, a paragraph for each block. */
export function nitfText(nitf: XmlElement): string {
  const contents = childrenOf(childOf(nitf, 'body') ?? nitf, 'body.content');
  return cleanText(contents.map(contentText).join('\n\n'));
}

function contentText(content: XmlElement): string {
  const markup = markupOf(content, (name) => (ASIDE.has(name) ? undefined : (AS_HTML[name] ?? name)));
  return readOnceMore(textOfMarkup(`<div>${markup}</div>`));
}

/** The facts in a document's head and `body.head`. */
export function nitfFacts(nitf: XmlElement): ArticleFacts {
  const docdata = childOf(nitf, 'head', 'docdata');
  const bodyHead = childOf(nitf, 'body', 'body.head');
  const pubdata = childOf(nitf, 'head', 'pubdata');
  const id = childOf(docdata, 'doc-id');
  const line = childOf(bodyHead, 'dateline');
  return knownFacts({
    title: [
      textOf(childOf(bodyHead, 'hedline', 'hl1')),
      textOf(childOf(bodyHead, 'headline')),
      textOf(childOf(nitf, 'head', 'title')),
    ],
    author: childrenOf(bodyHead, 'byline').map(bylineOf),
    publication: [
      pubdata?.attributes.name,
      textOf(childOf(bodyHead, 'distributor')),
      attributeIn(docdata, 'doc.copyright', 'holder'),
      id?.attributes.regsrc,
    ],
    published: [
      attributeIn(docdata, 'date.release', 'norm'),
      attributeIn(docdata, 'date.issue', 'norm'),
      pubdata?.attributes['date.publication'],
      line && textOf(childOf(line, 'story.date')),
    ],
    url: [pubdata?.attributes['ex-ref']],
    dateline: [textOf(line)],
    language: [nitf.attributes.baselang, nitf.attributes.lang],
    guid: [id?.attributes['id-string']],
    version: [attributeIn(docdata, 'du-key', 'version')],
  });
}

/** The names in a byline, without the titles after them. */
function bylineOf(byline: XmlElement): string {
  const people = descendantsOf(byline, 'person').map(textOf).filter(Boolean);
  if (people.length > 0) return people.join(', ');
  const withoutTitle = {
    ...byline,
    children: byline.children.filter((one) => typeof one === 'string' || one.name !== 'byttl'),
  };
  return withoutEnd(textOf(withoutTitle), ',');
}

function attributeIn(parent: XmlElement | undefined, name: string, attribute: string): string | undefined {
  return childOf(parent, name)?.attributes[attribute];
}
