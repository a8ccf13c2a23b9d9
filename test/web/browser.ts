import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { piped } from '../local/piped.ts';

/** Debian's; another one by CHROMIUM. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why no browser test can run here; false where they can. */
export const noBrowser = existsSync(CHROMIUM) ? false : `no ${CHROMIUM}: apt-get install chromium`;

/** What goes wrong in a page without being seen. */
interface Troubles {
  violations: string[];
  errors: string[];
}

/** Starts a real browser. */
export const launched = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    // Containers have neither a sandbox nor shared memory to spare.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });

/** A real browser, closed after the test. */
export async function browsing(t: TestContext) {
  const browser = await launched();
  t.after(() => browser.close());

  /** A window of its own, with what goes wrong in it. */
  const open = async (options: BrowserContextOptions = {}): Promise<Page & { troubles: Troubles }> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    return Object.assign(page, { troubles: await watched(page) });
  };
  return { open };
}

async function watched(page: Page): Promise<Troubles> {
  const troubles: Troubles = { violations: [], errors: [] };
  await page.exposeFunction('tellViolation', (what: string) => troubles.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { tellViolation } = window as unknown as { tellViolation(what: string): void };
      tellViolation(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on('pageerror', (error) => troubles.errors.push(String(error.stack)));
  return troubles;
}

/** Nothing went wrong that a reader doesn't see: no error of a script, no violation of the policy. */
export function assertUntroubled({ troubles }: { troubles: Troubles }): void {
  assert.deepEqual(troubles, { violations: [], errors: [] });
}

/** Whosaid with some articles in it, taken in as any others. @param articles by key */
export async function whosaidWith(t: TestContext, articles: Record<string, string>) {
  const { pipeline, s3, ask } = await piped(t);
  const drop = async (Key: string, Body: string) => {
    await s3.send(new PutObjectCommand({ Bucket: 'articles', Key, Body }));
    await pipeline.idle();
  };
  for (const [key, text] of Object.entries(articles)) await drop(key, text);
  return { address: pipeline.address, ask, drop };
}
