import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Count, Tally, Told } from '../publishing/apply-change.ts';
import type { Claim, FileItem } from '../publishing/lease.ts';
import { readAll } from '../table/batches.ts';
import { ifAllowed, namesIn, type Table } from '../table/client.ts';
import { fileKey, type Key, personaKey, personaOf } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { evidenceIn, levelOf, type PersonaItem, withEvidence } from './personas.ts';

const WIDTH = 16;

type Counts = PersonaItem & { tokens?: Set<string> };

/** Names what is counted at once: a batch of records in one switch of one file. */
const tokenOf = (fileId: string, { turn, next }: Count) => `${fileId}.${turn}.${next}`;

function batchOf(token: string): { fileId: string; turn: number; start: number } {
  const [fileId = '', turn, start] = token.split('.');
  return { fileId, turn: Number(turn), start: Number(start) };
}

async function readCounts(table: Table, id: string): Promise<Counts | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: personaKey(id), ConsistentRead: true }),
  );
  return Item as Counts | undefined;
}

/** What of a persona's evidence who is who depends on: days, and where it was seen first, are only kept. */
const telling = (known: string) =>
  JSON.stringify({ ...evidenceIn({ known }), first: '', last: '', seen: [] });

/**
 * Adds a batch of a count to a persona, once however often this is called: who has its token was told.
 *
 * @param read the persona as it was read last
 * @returns what it is now, and whether who is who may depend on what changed; undefined when it was told before
 */
async function tell(
  table: Table,
  id: string,
  { quotes, others, evidence }: Told,
  token: string,
  read: Counts | undefined,
): Promise<{ after: Counts; tellsMore: boolean } | undefined> {
  for (let before = read; ; before = await readCounts(table, id)) {
    if (before?.tokens?.has(token)) return undefined;
    const known = withEvidence(before?.known, evidence);
    const isNew = known !== before?.known;
    if (before && !isNew && quotes === 0 && others === 0) return { after: before, tellsMore: false };
    const change = `${isNew ? 'SET #known = :known ' : ''}ADD #quotes :quotes, #others :others, #tokens :tokens`;
    const untold = '(attribute_not_exists(#tokens) OR NOT contains(#tokens, :token))';
    const unchanged = before?.known === undefined ? 'attribute_not_exists(#known)' : '#known = :before';
    const condition = isNew ? `${untold} AND ${unchanged}` : untold;
    const answer = await ifAllowed(
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: personaKey(id),
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeNames: namesIn(change, condition),
          ExpressionAttributeValues: {
            ':quotes': quotes,
            ':others': others,
            ':tokens': new Set([token]),
            ':token': token,
            ...(isNew && { ':known': known }),
            ...(isNew && before?.known !== undefined && { ':before': before.known }),
          },
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    if (!answer) continue;
    const after = answer.Attributes as Counts;
    // By what it was just before, not by what was read: meanwhile others may have counted, and looked at that.
    const level = levelOf({ quotes: after.quotes - quotes, others: after.others - others });
    const learned = isNew && (before?.known === undefined || telling(before.known) !== telling(after.known));
    return { after, tellsMore: learned || level !== levelOf(after) };
  }
}

/**
 * Adds a batch of a count to the personas, each of them once however often this is called, and what the batch tells of
 * them.
 *
 * @param count with the batch to be told next
 * @returns the surnames' partitions in which who is who is to be looked at again
 */
export async function tellPersonas(
  table: Table,
  claim: Claim,
  count: Count,
  tally: Tally,
  now: number,
): Promise<string[]> {
  const token = tokenOf(claim.fileId, count);
  const changed = [...tally].filter(([, { quotes, others, evidence }]) => quotes || others || evidence);
  const found = await readAll<Counts>(
    table,
    changed.map(([id]) => personaKey(id)),
    { consistent: true },
  );
  const read = new Map(found.map((item) => [personaOf(item), item]));
  const partitions = await inParallel(changed, WIDTH, async ([id, told]) => {
    const answer = await tell(table, id, told, token, read.get(id));
    const { pk } = personaKey(id);
    // Whoever told it before may have gone before they looked.
    if (!answer) return pk;
    const { after, tellsMore } = answer;
    const tokens = after.tokens ?? new Set();
    // Of all who tell a persona at the same time only one sees each size.
    if (tokens.size > 0 && tokens.size % table.tokensKept === 0) await forget(table, claim, id, tokens, now);
    return tellsMore ? pk : undefined;
  });
  return [...new Set(partitions.filter((pk) => pk !== undefined))];
}

/**
 * Takes those tokens from a persona that nobody can come with any more: their batch is recorded as counted, so that no
 * later claim tells it, and whoever had a turn on the file is certainly gone.
 */
async function forget(
  table: Table,
  claim: Claim,
  id: string,
  tokens: Set<string>,
  now: number,
): Promise<void> {
  const fileIds = new Set([...tokens].map((token) => batchOf(token).fileId));
  const found = await readAll<FileItem & Key>(table, [...fileIds].map(fileKey), { consistent: true });
  const files = new Map(found.map((file) => [file.pk, file]));
  const old = [...tokens].filter((token) => {
    const { fileId, turn, start } = batchOf(token);
    const file = files.get(fileKey(fileId).pk);
    if (!file) return false;
    const isCounted = file.count?.turn !== turn || file.count.next > start;
    const isOurs = fileId === claim.fileId && file.turn === claim.turn && claim.alone;
    return isCounted && (isOurs || file.until < now);
  });
  if (old.length === 0) return;
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: personaKey(id),
      UpdateExpression: 'DELETE #tokens :old',
      ExpressionAttributeNames: { '#tokens': 'tokens' },
      ExpressionAttributeValues: { ':old': new Set(old) },
    }),
  );
}
