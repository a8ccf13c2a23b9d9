import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { DESCRIBED, KINSHIP, NO_ROLES, NOT_THE_SAME, ROLE_OF, titleNoun } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { Roles } from './roles.ts';

/** Somebody with a role. */
interface Holder {
  entity: Entity;
  /** What follows the role's noun: `of Easton`; empty if nothing does. */
  of: string;
  /** A former mayor, or a mayor's deputy, is not the mayor. */
  isAnother: boolean;
}

/** Whom a text calls what, beside their names: `Judge Ada Low`, `Ed Hall, mayor of Easton,`. */
export class Holders {
  readonly #find: () => ReadonlyMap<string, readonly Holder[]>;
  #found: ReadonlyMap<string, readonly Holder[]> | undefined;

  constructor(roles: Roles, entities: readonly Entity[]) {
    this.#find = () => {
      const found = new Map<string, Holder[]>();
      for (const entity of entities)
        for (const index of entity.mentions)
          for (const { printed, noun } of roles.beside(index)) {
            const role = printed.toLowerCase();
            const follows = role.search(ROLE_OF);
            const of = follows < 0 ? '' : role.slice(follows).trim();
            const holder = { entity, of, isAnother: NOT_THE_SAME.test(printed) };
            const known = found.get(noun);
            if (known) known.push(holder);
            else found.set(noun, [holder]);
          }
      return found;
    };
  }

  /** Everyone who is called by a noun, in lower case. */
  of(noun: string): ReadonlySet<Entity> {
    return new Set(this.#all(noun).map(({ entity }) => entity));
  }

  /** The only person who is what a source says: `the mayor`, `the mayor of Easton`, `his wife`. */
  only({ text }: Document, { start, end }: Span): Entity | undefined {
    const { his, noun, of } = DESCRIBED.exec(text.slice(start, end).replace(/\s+/gu, ' '))?.groups ?? {};
    if (noun === undefined) return undefined;
    const lower = noun.toLowerCase();
    if (NO_ROLES.has(lower) || KINSHIP.has(lower) !== (his !== undefined)) return undefined;
    const place = of?.toLowerCase() ?? '';
    const own = this.#all(lower).filter(
      (one) => !one.isAnother && (place === '' || one.of === '' || one.of.startsWith(place)),
    );
    const [entity, other] = new Set(own.map((one) => one.entity));
    return other || entity?.type !== 'person' ? undefined : entity;
  }

  #all(noun: string): readonly Holder[] {
    this.#found ??= this.#find();
    return this.#found.get(titleNoun(noun)) ?? [];
  }
}
