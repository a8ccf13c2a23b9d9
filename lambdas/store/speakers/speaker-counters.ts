import { readAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import type { Lease, PendingChange } from '../table/file-item.ts';
import { personaKey, personaOf } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { readItem, updateItem } from '../table/requests.ts';
import type { CounterDelta, CounterDeltas } from './counter-deltas.ts';
import { dropExpiredTokens, tokenOf } from './idempotency-tokens.ts';
import { evidenceIn, log2QuotesOf, type PersonaItem, withEvidence } from './personas.ts';

const PERSONAS_AT_ONCE = 16;

/** A persona with its idempotency tokens. */
export type Counters = PersonaItem & { tokens?: Set<string> };

/** The part of a persona's evidence that clusters depend on; days and first articles are only stored. */
export const clusteringEvidence = (known: string) =>
  JSON.stringify({ ...evidenceIn({ known }), first: '', last: '', seen: [] });

/**
 * Adds a batch to a persona's counters, exactly once however often this is called: a persona with the token has it.
 *
 * @param read the persona as it was read last
 * @returns its current state, and whether the change may affect clusters; undefined if it was added before
 */
async function applyDelta(
  table: Table,
  id: string,
  { quotes, others, evidence }: CounterDelta,
  token: string,
  read: Counters | undefined,
): Promise<{ after: Counters; affectsClusters: boolean } | undefined> {
  for (let before = read; ; before = await readItem<Counters>(table, personaKey(id))) {
    if (before?.tokens?.has(token)) return undefined;
    const known = withEvidence(before?.known, evidence);
    const isNew = known !== before?.known;
    if (before && !isNew && quotes === 0 && others === 0) return { after: before, affectsClusters: false };
    const change = `${isNew ? 'SET #known = :known ' : ''}ADD #quotes :quotes, #others :others, #tokens :tokens`;
    const unapplied = '(attribute_not_exists(#tokens) OR NOT contains(#tokens, :token))';
    const unchanged = before?.known === undefined ? 'attribute_not_exists(#known)' : '#known = :before';
    const condition = isNew ? `${unapplied} AND ${unchanged}` : unapplied;
    const values = {
      quotes,
      others,
      tokens: new Set([token]),
      token,
      ...(isNew && { known }),
      ...(isNew && before?.known !== undefined && { before: before.known }),
    };
    const answer = await updateItem(table, personaKey(id), change, values, condition, 'ALL_NEW');
    if (!answer) continue;
    const after = answer.Attributes as Counters;
    // Compared with the state just before the write, not with what was read: others may have counted and clustered
    // since.
    const log2Quotes = log2QuotesOf({ quotes: after.quotes - quotes, others: after.others - others });
    const learned =
      isNew &&
      (before?.known === undefined || clusteringEvidence(before.known) !== clusteringEvidence(after.known));
    return { after, affectsClusters: learned || log2Quotes !== log2QuotesOf(after) };
  }
}

/**
 * Adds a batch to the counters and the evidence of its personas, exactly once for each, however often this is
 * called.
 *
 * @param pending whose next batch it is
 * @returns the partitions of surnames that must be reclustered
 */
export async function applyDeltas(
  table: Table,
  lease: Lease,
  pending: PendingChange,
  deltas: CounterDeltas,
  now: number,
): Promise<string[]> {
  const token = tokenOf(lease.fileId, pending);
  const changed = [...deltas].filter(([, { quotes, others, evidence }]) => quotes || others || evidence);
  const found = await readAll<Counters>(
    table,
    changed.map(([id]) => personaKey(id)),
    { consistent: true },
  );
  const read = new Map(found.map((item) => [personaOf(item), item]));
  const partitions = await inParallel(changed, PERSONAS_AT_ONCE, async ([id, delta]) => {
    const answer = await applyDelta(table, id, delta, token, read.get(id));
    const { pk } = personaKey(id);
    // An invocation that added it before may have died before reclustering.
    if (!answer) return pk;
    const { after, affectsClusters } = answer;
    const tokens = after.tokens ?? new Set();
    // Of several concurrent writers of a persona, only one sees each size.
    if (tokens.size > 0 && tokens.size % table.tokensKept === 0)
      await dropExpiredTokens(table, lease, id, tokens, now);
    return affectsClusters ? pk : undefined;
  });
  return [...new Set(partitions.filter((pk) => pk !== undefined))];
}
