import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readAll } from './batches.ts';
import { ifAllowed, namesIn, type Table } from './connection.ts';
import type { Count, Tally } from './count.ts';
import type { Claim, FileItem } from './file.ts';
import { fileKey, type Key, speakerKey } from './keys.ts';
import { inParallel } from './parallel.ts';

const WIDTH = 16;

/** Names what is counted at once: a batch of records in one switch of one file. */
const tokenOf = (fileId: string, { turn, next }: Count) => `${fileId}.${turn}.${next}`;

function batchOf(token: string): { fileId: string; turn: number; start: number } {
  const [fileId = '', turn, start] = token.split('.');
  return { fileId, turn: Number(turn), start: Number(start) };
}

/**
 * Adds a batch of a count to the speakers, each of them once however often this is called: who has its token was told.
 *
 * @param count with the batch to be told next
 */
export async function tellSpeakers(
  table: Table,
  claim: Claim,
  count: Count,
  tally: Tally,
  now: number,
): Promise<void> {
  const token = tokenOf(claim.fileId, count);
  const change =
    'SET #name = if_not_exists(#name, :name) ADD #quotes :quotes, #others :others, #tokens :tokens';
  const condition = 'attribute_not_exists(#tokens) OR NOT contains(#tokens, :token)';
  const changed = [...tally].filter(([, { quotes, others }]) => quotes !== 0 || others !== 0);
  await inParallel(changed, WIDTH, async ([id, { name, quotes, others }]) => {
    const answer = await ifAllowed(
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: speakerKey(id),
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeNames: namesIn(change, condition),
          ExpressionAttributeValues: {
            ':name': name,
            ':quotes': quotes,
            ':others': others,
            ':tokens': new Set([token]),
            ':token': token,
          },
          ReturnValues: 'UPDATED_NEW',
        }),
      ),
    );
    const tokens = (answer?.Attributes?.tokens as Set<string> | undefined) ?? new Set();
    // Of all who tell a speaker at the same time only one sees each size.
    if (tokens.size > 0 && tokens.size % table.tokensKept === 0) await forget(table, claim, id, tokens, now);
  });
}

/**
 * Takes those tokens from a speaker that nobody can come with any more: their batch is recorded as counted, so that no
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
      Key: speakerKey(id),
      UpdateExpression: 'DELETE #tokens :old',
      ExpressionAttributeNames: { '#tokens': 'tokens' },
      ExpressionAttributeValues: { ':old': new Set(old) },
    }),
  );
}
