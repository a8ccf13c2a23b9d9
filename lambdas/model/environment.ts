/**
 * Settings of a function, by the names of their environment variables.
 *
 * @throws if one is missing or empty
 */
export function environment<Name extends string>(...names: Name[]): Record<Name, string> {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`The environment lacks ${missing.join(', ')}.`);
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
}
