/** Names are untrusted, so control characters must not reach a terminal. */
export function printable(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
