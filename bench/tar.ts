const BLOCK = 512;

/**
 * A file as it stands in a tar archive (ustar).
 *
 * @param size what its header says, in bytes
 */
export function tarFile(
  name: string,
  content: string | Uint8Array,
  size = Buffer.byteLength(content),
): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name);
  header.write('0000644\0', 100);
  header.write(size.toString(8).padStart(11, '0'), 124);
  header.write('00000000000\0        0', 136);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const bytes = Buffer.from(content);
  return Buffer.concat([header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}
