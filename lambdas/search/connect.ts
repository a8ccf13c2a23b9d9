import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { OPENSEARCH_TIMEOUT_MS } from './limits.ts';
import type { SearchIndex } from './model.ts';
import { createOpenSearchIndex } from './opensearch-index.ts';
import { SCHEMA_VERSION } from './opensearch-schema.ts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface Connection {
  /**
   * `https://….aoss.amazonaws.com` of a collection, `https://….es.amazonaws.com` of a domain, or `http://` of a node.
   */
  endpoint: string;
  region: string;
  credentials: () => Promise<Credentials>;
}

/** The prefix of a stage's indexes: each stage has its own collection or domain. Those of another schema aren't used. */
const PREFIX = `whosaid-${SCHEMA_VERSION}`;

/**
 * Connects to an OpenSearch collection or domain of AWS, with signed requests (Signature Version 4), or to your own node
 * over plain HTTP, without signatures.
 */
export function connectToOpenSearch({ endpoint, region, credentials }: Connection): SearchIndex {
  const { protocol, hostname } = new URL(endpoint);
  const service = hostname.endsWith('.aoss.amazonaws.com') ? 'aoss' : 'es';
  const signing =
    protocol === 'https:' ? AwsSigv4Signer({ region, service, getCredentials: credentials }) : {};
  const client = new Client({ node: endpoint, requestTimeout: OPENSEARCH_TIMEOUT_MS, ...signing });
  return createOpenSearchIndex(client, { prefix: PREFIX });
}
