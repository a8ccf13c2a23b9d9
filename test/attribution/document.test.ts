import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../lambdas/attribution/document.ts';

const words = (text: string) => readDocument(text).tokens.map((token) => token.text);
const paragraphs = (text: string) =>
  readDocument(text).paragraphs.map(({ start, end }) => text.slice(start, end));

test('tokens slice back to their words, in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      let at = 0;
      for (const token of readDocument(text).tokens) {
        assert.equal(text.slice(token.start, token.end), token.text);
        assert.ok(token.start >= at && token.end > token.start);
        at = token.end;
      }
    }),
    { numRuns: 300 },
  );
});

test('sentences and paragraphs hold all tokens', () => {
  const text = 'Mr. Low left at 5 p.m. on Monday. He said no more.\n\nThe U.S. envoy stayed.';

  const { tokens, sentences, paragraphs } = readDocument(text);

  assert.deepEqual(
    sentences.map(({ start, end }) => text.slice(start, end)),
    ['Mr. Low left at 5 p.m. on Monday.', 'He said no more.', 'The U.S. envoy stayed.'],
  );
  for (const ranges of [sentences, paragraphs]) {
    assert.equal(
      ranges.reduce((sum, { first, last }) => sum + last - first, 0),
      tokens.length,
    );
  }
});

test('a sentence ends with its paragraph, full stop or not', () => {
  const { tokens } = readDocument('Harbour bridge to close\nThe council voted on Monday.');

  assert.equal(tokens.find(({ text }) => text === 'close')?.sentence, 0);
  assert.equal(tokens.find(({ text }) => text === 'The')?.sentence, 1);
});

test('lines wrapped at a width are one paragraph', () => {
  const wrapped = [
    'The harbour bridge will close for the whole of next winter, the council',
    'decided on Monday after a debate of six hours that ended long past the',
    'last tram home.',
    '',
    'Nobody cheered.',
  ].join('\n');

  const found = paragraphs(wrapped);

  assert.equal(found.length, 2);
  assert.match(found[0]!, /^The harbour[\s\S]*last tram home\.$/);
});

test('so are lines wrapped by hand, ragged or indented', () => {
  const wrapped = [
    'The council, which met on Monday in the old town hall, called',
    '  the project “heroic” and moved on to the next point on its list, the',
    '  price of the ferry, for which',
    '  nobody had a figure.',
  ].join('\n');

  assert.equal(paragraphs(wrapped).length, 1);
});

test('short lines, quotations and turns on lines of their own are paragraphs each', () => {
  const list = 'Bridge\nTunnel\nFerry';
  const quotes =
    '“We shall wait for the ferry until it comes,” she said to us.\n“We shall wait for the ferry until it is dark,” he answered her.';

  const turns =
    'Tess: Tell me from the top, how wet were you when they found you?\nMax: Not wet. Tired. There is a rope, and you pull it.\nTess: You pulled it.';

  assert.equal(paragraphs(list).length, 3);
  assert.equal(paragraphs(quotes).length, 2);
  assert.equal(paragraphs(turns).length, 3);
});

test('so are the items of a list', () => {
  const items = ['- Lena Ortiz said that the ferry would sail again on Monday.', '- Tom Finch doubted it.'];
  assert.deepEqual(paragraphs(items.join('\n')), items);
});

test('a stretch without blanks is cut, and nothing of it lost', () => {
  const text = `${'x'.repeat(1_000)} end`;

  assert.equal(words(text).join(''), text.replaceAll(' ', ''));
});

test('a text is read the same whatever was read before', () => {
  const text = 'It is Zorvak’s team.';
  const first = words(text);

  readDocument('Here is what was Zorvak’s, and Zorvak’s. It lies.');

  assert.deepEqual(first, ['It', 'is', 'Zorvak', '’s', 'team', '.']);
  assert.deepEqual(words(text), first);
});
