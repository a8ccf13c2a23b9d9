import { quoteResource, UtterancePage, utteranceResource, VariantPage } from '../resources.ts';
import { endpoint, found, nextPage, pageAt, placeAfter, placeIn } from './endpoint.ts';
import { utteranceParameters, variantParameters } from './parameters.ts';

export const utteranceEndpoints = [
  endpoint({
    path: '/quotes/{id}/variants',
    operation: 'listVariants',
    summary:
      'The same words in other articles: verbatim, trimmed, in another tense or translation; oldest first.',
    parameters: variantParameters,
    answer: VariantPage,
    rows: 'quotes',
    async find(question, { store }) {
      const { id } = question;
      const page = await store.variants(id, pageAt(question, placeIn(question)));
      const hint = 'a new version of its article may have given it another; /quotes?article= lists them';
      const { items, ...rest } = found(page, 'quote', id, hint);
      return { items: items.map(quoteResource), ...nextPage(question, placeAfter(rest)) };
    },
  }),

  endpoint({
    path: '/utterances',
    operation: 'listUtterances',
    summary: 'What several articles quote, most repeated first.',
    parameters: utteranceParameters,
    answer: UtterancePage,
    rows: 'items',
    async find(question, { store }) {
      const { minArticles, ...range } = question.parameters;
      const page = await store.utterances(range, minArticles, pageAt(question, placeIn(question)));
      return { items: page.items.map(utteranceResource), ...nextPage(question, placeAfter(page)) };
    },
  }),
];
