import { FIRST_NAMES, sameFirstName } from '../language/index.ts';

/** `Vladimir V. Putin`, `Vladimir Putin`; not Donald Trump and Donald Trump Jr. */
export function isSamePerson(
  one: { keys: readonly string[]; suffix: string },
  keys: readonly string[],
  suffix: string,
): boolean {
  if (suffix !== one.suffix && (suffix === 'jr' || one.suffix === 'jr')) return false;
  if (initialsDiffer(one.keys, keys)) return false;
  const [a, b] = [one.keys[0]!, keys[0]!];
  if (sameFirstName(a, b)) return true;
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return true;
  const [long, short] = one.keys.length > keys.length ? [one.keys, keys] : [keys, one.keys];
  if (short.length < 2 || long.length === short.length) return false;
  return short.every((key, i) => key === long[long.length - short.length + i]);
}

/** `Ada B. Low`, `Ada C. Low` */
function initialsDiffer(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== 3 || other.length !== 3) return false;
  const [a, b] = [one[1]!, other[1]!];
  return a[0] !== b[0] && Math.min(a.length, b.length) === 1;
}

/** By somebody's first names, if they agree. */
export function genderOfNames(names: readonly string[]): 'male' | 'female' | undefined {
  const told = names
    .flatMap((name) => FIRST_NAMES.get(name) ?? name.split('-').map((part) => FIRST_NAMES.get(part)))
    .filter((gender) => gender === 'male' || gender === 'female');
  return new Set(told).size === 1 ? told[0] : undefined;
}
