import { type Article, UnreadableArticle } from '../article.ts';
import { knownFacts } from '../facts.ts';
import { storyIn } from './content.ts';
import { nitfFacts } from './nitf.ts';
import { refuseIfNotUsable } from './usability.ts';
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from './xml.ts';

/**
 * A `NewsItem` of NewsML 1.0 to 1.2: the text of its first text component, facts from its news lines.
 *
 * @throws UnreadableArticle if there is no text, or the item is withheld, cancelled or embargoed
 */
export function readNewsml(item: XmlElement): Article {
  const management = childOf(item, 'newsmanagement');
  const facts = newsmlFacts(item);
  const status = childOf(management, 'status')?.attributes.formalname;
  refuseIfNotUsable({ status, embargo: releaseOf(management) }, facts);
  const contents = descendantsOf(item, 'datacontent', 'inlinecontent');
  const text = contents.map(storyIn).find((one) => one !== '');
  if (text === undefined) {
    throw new UnreadableArticle(
      'no-text',
      'The NewsML item has no text in DataContent: drop the items that have text.',
    );
  }
  const nitf = contents.flatMap((content) => descendantsOf(content, 'nitf'))[0];
  return { text, ...(nitf && nitfFacts(nitf)), ...facts };
}

function newsmlFacts(item: XmlElement) {
  const id = childOf(item, 'identification', 'newsidentifier');
  const management = childOf(item, 'newsmanagement');
  const lines = descendantsOf(item, 'newslines')[0];
  const administrative = descendantsOf(item, 'administrativemetadata')[0];
  const party = (name: string) => childOf(administrative, name, 'party')?.attributes.formalname;
  return knownFacts({
    title: childrenOf(lines, 'headline').map(textOf),
    author: [textOf(childOf(lines, 'byline')), party('creator')],
    publication: [
      party('provider'),
      party('source'),
      textOf(childOf(lines, 'creditline')),
      textOf(childOf(id, 'providerid')),
    ],
    published: [
      textOf(childOf(management, 'firstcreated')),
      textOf(childOf(management, 'thisrevisioncreated')),
    ],
    dateline: [textOf(childOf(lines, 'dateline'))],
    language: [
      ...descendantsOf(item, 'language').map(({ attributes }) => attributes.formalname),
      item.attributes.lang,
    ],
    guid: [[textOf(childOf(id, 'providerid')), textOf(childOf(id, 'newsitemid'))].filter(Boolean).join(':')],
    version: [textOf(childOf(id, 'revisionid'))],
  });
}

/** The time when the item's status will become usable. */
function releaseOf(management: XmlElement | undefined): string | undefined {
  const future = childOf(management, 'statuswillchange');
  const becomes = childOf(future, 'futurestatus')?.attributes.formalname?.toLowerCase();
  return becomes === 'usable' ? textOf(childOf(future, 'dateandtime')) : undefined;
}
