/** What two names are compared by; in step with the scorer's. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the /, '')
    .trim();
}

/** Whether a speaker found is the annotated one; null is someone without a name. */
export function isRight(gold: readonly string[] | null, found: string | null): boolean {
  return (gold ?? ['']).map(nameKey).includes(nameKey(found ?? ''));
}
