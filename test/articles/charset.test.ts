import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeBytes } from '../../lambdas/articles/charset.ts';
import { readFile } from '../../lambdas/articles/index.ts';
import { bytes, theArticle, theReason, utf8 } from './bytes.ts';

/** Bytes of a text in an encoding of one byte a character, which only decoders come with. */
function inSingleByte(text: string, encoding: string): Uint8Array {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (character) => {
    const byte = all.indexOf(character);
    assert.ok(byte >= 0, `${encoding} has no ${character}`);
    return byte;
  });
}

const ENGLISH =
  '“We don’t know,” said Zoë Müller of the town’s café – twice. “Nobody told us that the bridge was closed, and nobody will.”\n' +
  'The mayor’s office said it would look into the letters… “They weren’t read,” she added.';
const GERMAN =
  'Die Bürgermeisterin sagte, die Brücke über den großen Fluss werde später eröffnet. „Das hört niemand gern“, fügte sie hinzu.';
const SPANISH =
  'La alcaldesa aseguró que el puente no abrirá mañana. «No lo sabíamos», dijo después, y añadió que habrá más información en otoño.';
const POLISH =
  'Burmistrz powiedziała, że most zostanie otwarty później, niż zakładano. „Nikt nam nie wierzył”, dodała, wręczając kwiaty gościom.';
const TURKISH =
  'Belediye başkanı köprünün iki yıl geç açılacağını söyledi. Şehirde kimse ona inanmamıştı, çünkü işler çok ağır gidiyordu.';
const RUSSIAN =
  'Мэр заявила в понедельник, что новый мост откроется на два года позже. «Вначале нам никто не верил», — добавила она журналистам.';
const JAPANESE =
  '市長は月曜日、新しい橋が予定より二年遅れて開通すると述べた。「当初は誰も信じなかった」と、彼女は記者団に語った。';

describe('decodeBytes', () => {
  for (const [text, encoding] of [
    [ENGLISH, 'windows-1252'],
    [ENGLISH, 'macintosh'],
    [GERMAN, 'windows-1252'],
    [GERMAN, 'macintosh'],
    [SPANISH, 'windows-1252'],
    [SPANISH, 'macintosh'],
    [POLISH, 'windows-1250'],
    [TURKISH.replaceAll('’', "'"), 'windows-1254'],
    [RUSSIAN, 'windows-1251'],
    [RUSSIAN.replace(/[«»]/g, '"').replace('—', '-'), 'koi8-r'],
    [RUSSIAN.replace(/[«»]/g, '"').replace('—', '-'), 'iso-8859-5'],
    [RUSSIAN.replace(/[«»]/g, '"').replace('—', '-'), 'ibm866'],
  ] as const) {
    it(`tells ${encoding} by statistics: ${text.slice(0, 20)}`, async () => {
      assert.equal((await decodeBytes(inSingleByte(text, encoding))).text, text);
    });
  }

  it('tells East Asian ones', async () => {
    // The beginning of the sentence, as iconv writes it.
    const eucJp = Buffer.from(
      'bbd4c4b9a4cfb7eecdcbc6fca1a2bfb7a4b7a4a4b6b6a4acc0e2cca4a4c8bdd2a4d9a4bfa1a3',
      'hex',
    );
    const { text, encoding } = await decodeBytes(Buffer.concat([eucJp, eucJp, eucJp]));
    assert.equal(encoding, 'euc-jp');
    assert.equal(text, new TextDecoder('euc-jp').decode(eucJp).repeat(3));
    assert.equal((await decodeBytes(utf8(JAPANESE))).encoding, 'utf-8');
  });

  for (const order of ['le', 'be'] as const) {
    it(`reads UTF-32 (${order}) with and without a byte order mark`, async () => {
      const codes = (text: string) => [...text].map((character) => character.codePointAt(0)!);
      for (const text of [ENGLISH, `\ufeff${ENGLISH} 😀`]) {
        const file = Buffer.alloc(4 * codes(text).length);
        for (const [at, code] of codes(text).entries()) {
          if (order === 'le') file.writeUInt32LE(code, 4 * at);
          else file.writeUInt32BE(code, 4 * at);
        }
        const decoded = await decodeBytes(file);
        assert.deepEqual([decoded.text, decoded.encoding], [text.replace('\ufeff', ''), `utf-32${order}`]);
        assert.equal((await theArticle(file, 'a.txt')).text, text.replace('\ufeff', ''));
      }
    });
  }

  it('believes what is declared where it makes sense, and notes where it does not', async () => {
    const latin2 = inSingleByte('Michał Żółć', 'iso-8859-2');
    assert.equal((await decodeBytes(latin2, 'iso-8859-2')).text, 'Michał Żółć');
    const { text, encoding, notes } = await decodeBytes(inSingleByte(ENGLISH, 'macintosh'), 'windows-1252');
    assert.deepEqual([text, encoding], [ENGLISH, 'macintosh']);
    assert.match(notes.join(), /says that it is windows-1252/);
  });

  it('gives up where nothing makes sense', async () => {
    // German in the encoding of MS-DOS, which no decoder here has.
    const dos = bytes(
      'Die B\x81rgermeisterin sagte, die Br\x81cke \x81ber den gro\xe1en Fluss werde sp\x84ter er\x94ffnet.',
    );
    await assert.rejects(decodeBytes(dos), { reason: 'unknown-encoding' });
    assert.match(await theReason(dos, 'a.txt'), /^unknown-encoding: .*UTF-8/);
  });

  it('tells of characters that are broken', async () => {
    const cut = utf8(ENGLISH).subarray(0, utf8(ENGLISH.slice(0, ENGLISH.indexOf('é'))).length + 1);
    const { text, notes } = await decodeBytes(cut);
    assert.ok(text.endsWith('caf\ufffd'));
    assert.match(notes.join(), /1 broken/);
  });

  it('is told of an article', async () => {
    const [result] = await readFile(inSingleByte(ENGLISH, 'macintosh'), { key: 'a.txt' });
    assert.equal(result && 'article' in result && result.article.encoding, 'macintosh');
  });

  it('takes any bytes, or gives the reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (any) => {
        const result = await decodeBytes(any).catch((error: { reason: string }) => error);
        return 'reason' in result ? result.reason === 'unknown-encoding' : typeof result.text === 'string';
      }),
      { numRuns: 100 },
    );
  });
});

describe('a text that was decoded wrongly before', () => {
  const twice = (text: string, encoding: string) => new TextDecoder(encoding).decode(utf8(text));

  for (const encoding of ['windows-1252', 'macintosh']) {
    it(`is mended where it had been taken for ${encoding}, and that is noted`, async () => {
      const article = await theArticle(twice(ENGLISH, encoding), 'a.txt');
      assert.equal(article.text, ENGLISH);
      assert.match(article.notes?.join() ?? '', /undone/);
    });
  }

  it('is mended where that was done twice', async () => {
    assert.equal(
      (await theArticle(twice(twice(GERMAN, 'windows-1252'), 'windows-1252'), 'a.txt')).text,
      GERMAN,
    );
  });

  it('is left alone where it may be meant', async () => {
    for (const text of ['Ãlvaro said “no”, and Ângela « non ».', 'The bill was £5, said Zoë — twice.']) {
      const article = await theArticle(text, 'a.txt');
      assert.deepEqual([article.text, article.notes], [text, undefined]);
    }
  });

  it('gets its quotation marks where they stand as in HTML', async () => {
    const article = await theArticle('&quot;No,&quot; said Foe. &#8220;Never,&#8221; she added.', 'a.txt');
    assert.equal(article.text, '"No," said Foe. “Never,” she added.');
    assert.match(article.notes?.join() ?? '', /HTML/);
    const code = 'Write &quot; for a mark in <b>HTML</b>, & for an ampersand.';
    assert.equal((await theArticle(code, 'a.txt')).text, code);
  });

  it('is no article where its marks are lost', async () => {
    const lost = ENGLISH.replace(/[^\0-\x7f]/g, '\ufffd');
    assert.match(await theReason(lost, 'a.txt'), /^unknown-encoding: \d+ characters .*original/);
  });
});
