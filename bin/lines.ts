/** A line of a stream: its number from 1, and its bytes without the line end; undefined if it was too long to hold. */
export interface Line {
  number: number;
  bytes: Buffer | undefined;
}

const LINE_FEED = 0x0a;

/** The lines of a stream of bytes. A line of more than `most` bytes is skipped, whatever its length. */
export async function* linesOf(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<Line> {
  let number = 1;
  let pieces: Buffer[] = [];
  let length = 0;
  const take = (piece: Buffer) => {
    length += piece.length;
    if (length <= most) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): Line => {
    const line = { number: number++, bytes: length <= most ? Buffer.concat(pieces) : undefined };
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
