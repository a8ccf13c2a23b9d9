import { type Article, UnreadableArticle } from '../article.ts';
import { knownFacts } from '../facts.ts';
import { storyIn } from './content.ts';
import { nitfFacts } from './nitf.ts';
import { refuseIfNotUsable } from './usability.ts';
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from './xml.ts';

/** Names of the kinds of items that are not text. */
const KINDS: Record<string, string> = {
  packageitem: 'a package, which only names other items',
  conceptitem: 'a concept',
  knowledgeitem: 'a list of concepts',
  planningitem: 'a plan of coverage',
  catalogitem: 'a catalogue',
};

/** The items of a NewsML-G2 document. */
export const G2_ITEMS = new Set(['newsitem', ...Object.keys(KINDS)]);

/**
 * A NewsML-G2 item of the IPTC (2.2 and later) with its text in `inlineXML` (NITF, XHTML) or `inlineData`.
 *
 * @throws UnreadableArticle if it is not a text, or is withheld, cancelled or embargoed
 */
export function readNewsmlG2(item: XmlElement): Article {
  const itemMeta = childOf(item, 'itemmeta');
  const facts = g2Facts(item);
  const status = codeOf(childOf(itemMeta, 'pubstatus'));
  refuseIfNotUsable({ status, embargo: textOf(childOf(itemMeta, 'embargoed')) }, facts);
  const kind = KINDS[item.name];
  if (kind !== undefined) throw noText(`The NewsML-G2 item is ${kind}`);
  const contents = (childOf(item, 'contentset')?.children ?? []).filter(isInline);
  const text = contents.map(storyIn).find((one) => one !== '');
  if (text === undefined) {
    const itemClass = codeOf(childOf(itemMeta, 'itemclass'))?.split(':').at(-1);
    throw noText(
      `The NewsML-G2 item (${itemClass ?? 'of no stated class'}) has no text in inlineXML or inlineData`,
    );
  }
  const nitf = contents.flatMap((content) => descendantsOf(content, 'nitf'))[0];
  return { text, ...(nitf && nitfFacts(nitf)), ...facts };
}

function g2Facts(item: XmlElement) {
  const itemMeta = childOf(item, 'itemmeta');
  const contentMeta = childOf(item, 'contentmeta');
  const authors = childrenOf(contentMeta, 'creator').filter(({ attributes }) => !isSource(attributes.role));
  return knownFacts({
    title: [...childrenOf(contentMeta, 'headline').map(textOf), textOf(childOf(itemMeta, 'title'))],
    author: [textOf(childOf(contentMeta, 'by')), authors.map(nameOf).filter(Boolean).join(', ')],
    publication: [
      ...childrenOf(contentMeta, 'infosource').map(nameOf),
      nameOf(childOf(itemMeta, 'provider')),
      nameOf(childOf(item, 'rightsinfo', 'copyrightholder')),
    ],
    published: [
      childOf(contentMeta, 'contentcreated'),
      childOf(itemMeta, 'firstcreated'),
      childOf(itemMeta, 'versioncreated'),
    ].map(textOf),
    dateline: [textOf(childOf(contentMeta, 'dateline'))],
    language: [childOf(contentMeta, 'language')?.attributes.tag, item.attributes.lang],
    guid: [item.attributes.guid],
    version: [item.attributes.version],
  });
}

function isInline(child: XmlElement | string): child is XmlElement {
  return typeof child !== 'string' && (child.name === 'inlinexml' || child.name === 'inlinedata');
}

/** The name of a party or place, or its literal if that is not a code. */
function nameOf(party: XmlElement | undefined): string {
  return textOf(childOf(party, 'name')) || (party?.attributes.literal ?? '');
}

function isSource(role: string | undefined): boolean {
  return /source|origprov/i.test(role ?? '');
}

/** The code of a controlled value, from its qcode or URI. */
function codeOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes.qcode ?? element?.attributes.uri?.replace(/^.*\//, '');
}

function noText(what: string): UnreadableArticle {
  return new UnreadableArticle('no-text', `${what}: drop the items that have text.`);
}
