/** What dynalite's parsers of expressions are given; of the unused names and values they take away those they meet. */
interface Context {
  attrNames?: Record<string, string>;
  attrVals?: Record<string, object>;
  unusedAttrNames: Record<string, unknown>;
  unusedAttrVals: Record<string, unknown>;
}
/** @returns a tree that holds the values themselves, or what is wrong */
export type Parse = (expression: string, options: { context: Context }) => object | string;

interface Known {
  /** The tree, with a place for each value. */
  tree: unknown;
  names: string[];
  values: string[];
}

/** Where the value of that name belongs. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** More than we have; they are forgotten all at once. */
const MOST_KNOWN = 1000;
/** Whether these are right depends on values. */
const UNLIKE = /BETWEEN|attribute_type/i;

/**
 * Parses an expression once, whatever values it is used with: the same few are used again and again, and parsing one
 * takes longer than all else that is done for it.
 */
export function rememberingParse(parse: Parse): Parse {
  const known = new Map<string, Known>();
  return (expression, options) => {
    const { attrNames = {}, attrVals = {}, unusedAttrNames, unusedAttrVals } = options.context;
    if (UNLIKE.test(expression)) return parse(expression, options);
    const use = ({ names, values }: Omit<Known, 'tree'>) => {
      for (const name of names) delete unusedAttrNames[name];
      for (const name of values) delete unusedAttrVals[name];
    };
    const types = Object.entries(attrVals).map(([name, value]) => name + Object.keys(value));
    const key = JSON.stringify([expression, attrNames, types]);
    const found = known.get(key);
    if (found) {
      use(found);
      return copied(found.tree, (node) => node instanceof Place && attrVals[node.name]) as object;
    }
    // Not the context's own: what another expression of the request has used is used by this one as well.
    const unused = { unusedAttrNames: { ...attrNames }, unusedAttrVals: { ...attrVals } };
    const parsed = parse(expression, { ...options, context: { ...options.context, ...unused } });
    if (typeof parsed === 'string') return parsed;
    const names = Object.keys(attrNames).filter((name) => !(name in unused.unusedAttrNames));
    const values = Object.keys(attrVals).filter((name) => !(name in unused.unusedAttrVals));
    use({ names, values });
    const places = new Map(Object.entries(attrVals).map(([name, value]) => [value, new Place(name)]));
    if (known.size === MOST_KNOWN) known.clear();
    known.set(key, { tree: copied(parsed, (node) => places.get(node)), names, values });
    return parsed;
  };
}

/** A copy of a tree, with some of its nodes replaced. */
function copied(node: unknown, replaced: (node: object) => unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const other = replaced(node);
  if (other) return other;
  if (Array.isArray(node)) return node.map((part) => copied(part, replaced));
  return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, copied(part, replaced)]));
}
