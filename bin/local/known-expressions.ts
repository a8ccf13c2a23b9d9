/** The context of dynalite's expression parsers, which delete the names and values they meet from the unused ones. */
interface Context {
  attrNames?: Record<string, string>;
  attrVals?: Record<string, object>;
  unusedAttrNames: Record<string, unknown>;
  unusedAttrVals: Record<string, unknown>;
  compare?: (operator: 'GT', a: object, b: object) => boolean;
}
/** @returns a syntax tree with the attribute values in it, or an error message */
export type Parse = (expression: string, options: { context: Context }) => object | string;

interface ParsedExpression {
  /** The syntax tree, with a `Placeholder` instead of each attribute value. */
  tree: unknown;
  names: string[];
  values: string[];
  /** The names of the lower and the upper bound of each BETWEEN. */
  bounds: [lower: string, upper: string][];
}

/** Stands for the attribute value of this name. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Far more expressions than the store uses. A full cache is emptied. */
const MOST_KNOWN = 1000;
/** The parser reads the value that this has, so the result depends on it. */
const UNLIKE = /attribute_type/i;

/**
 * Caches the syntax trees of a parser by expression, attribute names and types of values: the store uses a few dozen
 * expressions, and parsing one took more CPU time than the rest of its request. Where the bounds of a BETWEEN are in the
 * wrong order, the parser itself refuses them.
 */
export function rememberingParse(parse: Parse): Parse {
  const known = new Map<string, ParsedExpression>();
  return (expression, options) => {
    const { attrNames = {}, attrVals = {}, unusedAttrNames, unusedAttrVals, compare } = options.context;
    if (UNLIKE.test(expression)) return parse(expression, options);
    const use = ({ names, values }: Pick<ParsedExpression, 'names' | 'values'>) => {
      for (const name of names) delete unusedAttrNames[name];
      for (const name of values) delete unusedAttrVals[name];
    };
    const types = Object.entries(attrVals).map(([name, value]) => name + Object.keys(value));
    const key = JSON.stringify([expression, attrNames, types]);
    const found = known.get(key);
    if (found?.bounds.some(([lower, upper]) => compare?.('GT', attrVals[lower]!, attrVals[upper]!)))
      return parse(expression, options);
    if (found) {
      use(found);
      return copied(found.tree, (node) => node instanceof Placeholder && attrVals[node.name]) as object;
    }
    // New sets, because an earlier expression of the same request may have used some of the names and values.
    const unused = { unusedAttrNames: { ...attrNames }, unusedAttrVals: { ...attrVals } };
    const parsed = parse(expression, { ...options, context: { ...options.context, ...unused } });
    if (typeof parsed === 'string') return parsed;
    const names = Object.keys(attrNames).filter((name) => !(name in unused.unusedAttrNames));
    const values = Object.keys(attrVals).filter((name) => !(name in unused.unusedAttrVals));
    use({ names, values });
    const placeholders = new Map(
      Object.entries(attrVals).map(([name, value]) => [value, new Placeholder(name)]),
    );
    if (known.size === MOST_KNOWN) known.clear();
    const tree = copied(parsed, (node) => placeholders.get(node));
    known.set(key, { tree, names, values, bounds: [...boundsIn(tree)] });
    return parsed;
  };
}

/** The values between which a tree with placeholders has something to be. */
function* boundsIn(node: unknown): Generator<ParsedExpression['bounds'][number]> {
  if (typeof node !== 'object' || node === null) return;
  const { type, args: [, lower, upper] = [] } = node as { type?: string; args?: unknown[] };
  if (type === 'between' && lower instanceof Placeholder && upper instanceof Placeholder)
    yield [lower.name, upper.name];
  for (const part of Object.values(node)) yield* boundsIn(part);
}

/** A deep copy of a tree, with the nodes replaced for which `replaced` returns an object. */
function copied(node: unknown, replaced: (node: object) => unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const other = replaced(node);
  if (other) return other;
  if (Array.isArray(node)) return node.map((part) => copied(part, replaced));
  return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, copied(part, replaced)]));
}
