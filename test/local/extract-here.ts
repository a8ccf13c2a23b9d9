import { createClients } from '../../bin/local/clients.ts';
import type { ExtractPlace } from '../../bin/local/extract-thread.ts';
import type { PipelineOptions } from '../../bin/local/pipeline.ts';
import { createExtractHandler, type ExtractSettings } from '../../lambdas/extract/handler.ts';

interface HereOptions extends Pick<ExtractSettings, 'attribute' | 'extractorVersion' | 'firstPause'> {
  /** Also queues what has changed, for the index and the watches. */
  announces?: boolean;
  /** Milliseconds that an invocation has. */
  timeout?: number;
  /** Prepares the DynamoDB client. */
  spoil?: (dynamo: ReturnType<typeof createClients>['dynamo']) => void;
}

/** An article in which one person says one thing, for `attributeLines`. */
export const saying = (speaker: string, words: string) => `${speaker}: ${words}`;

/** The extract function in this thread, for a pipeline's `createExtract`. */
export function extractHere({
  announces = false,
  timeout = 60_000,
  spoil = () => {},
  ...settings
}: HereOptions): NonNullable<PipelineOptions['createExtract']> {
  return ({ tableName, textBucket, queueUrl, changeQueues, ...endpoints }: ExtractPlace) => {
    const clients = createClients(endpoints);
    spoil(clients.dynamo);
    const places = { tableName, textBucket, queueUrl, ...(announces && { changeQueues }) };
    const handle = createExtractHandler({ ...clients, ...places, ...settings });
    return {
      extract: (event) => handle(event, { getRemainingTimeInMillis: () => timeout }),
      close: async () => clients.dynamo.destroy(),
    };
  };
}
