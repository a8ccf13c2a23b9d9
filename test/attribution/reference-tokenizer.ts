import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { WordPiece } from '../../lambdas/attribution/tagging/wordpiece.ts';

const vocabulary = readFileSync(
  new URL('../../lambdas/attribution/model/vocabulary.txt', import.meta.url),
  'utf8',
);

export const tokenizer = new WordPiece(vocabulary);

const vocab = Object.fromEntries(
  vocabulary
    .split('\n')
    .filter(Boolean)
    .map((piece, id) => [piece, id]),
);

/** Hugging Face's reading of the same vocabulary, as BERT's uncased models are published with it. */
const reference = new Tokenizer(
  {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  },
  {},
);

/** The numbers of the pieces that the reference makes of a text whose quotation marks are straight. */
export const referenceIds = (text: string): number[] => reference.encode(text).ids;

/** Quotation marks made straight, as the encoder reads them; no offset changes. */
export const straightened = (text: string): string => text.replace(/[“”„‟«»]/g, '"').replace(/[‘’‚‛]/g, "'");
