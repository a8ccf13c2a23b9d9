import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Disk } from '../../bin/local/disk.ts';
import { whosaid } from './command.ts';
import { temporaryFolder } from './folder.ts';

/** Runs what must be refused: exit code 1, one line on stderr, nothing on stdout. */
async function refusal(t: TestContext, args: string[], cwd = temporaryFolder(t)): Promise<string> {
  const run = whosaid(t, args, { cwd });
  assert.equal(await run.ended, 1, run.output());
  assert.equal(run.output(), '');
  assert.match(run.errors(), /^[^\n]+\n$/);
  return run.errors();
}

async function takenPort(t: TestContext, free: number): Promise<number> {
  for (;;) {
    const server = createServer();
    t.after(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    if (port - free > 1024) return port;
  }
}

test('help is shown when asked for, and without a command', async (t) => {
  for (const args of [['--help'], ['serve', '-h'], ['attribute', '--help'], []]) {
    const run = whosaid(t, args);

    assert.equal(await run.ended, 0);
    assert.match(run.output(), /npm start -- \[PATH\.\.\.\]/);
  }
});

test('what isn’t understood is named', async (t) => {
  assert.match(await refusal(t, ['serve', '--prot', '1']), /'--prot'/);
  assert.match(await refusal(t, ['serve', '--port', '70000']), /--port 70000: give a number/);
  assert.match(await refusal(t, ['serve', '--port', 'x']), /--port x: give a number/);
  assert.match(await refusal(t, ['serve', '--port']), /--port/);
  for (const origin of ['*', 'null', 'localhost:3000', 'http://localhost:3000/', 'file:///']) {
    assert.match(await refusal(t, ['serve', '--cors', origin]), /--cors .*: give scheme, host and port/);
  }
  assert.match(await refusal(t, ['attribute', '--port', '1']), /attribute has no option --port/);
  assert.match(await refusal(t, ['sreve']), /no command sreve/);
  assert.match(await refusal(t, ['serve', '--data', '']), /path is empty/);
  assert.match(await refusal(t, ['serve', '--data', 'box', '--inbox', 'box']), /data folder is in the inbox/);
  assert.match(await refusal(t, ['serve', '--data', 'box/data', '--inbox', 'box']), /is in the inbox/);
});

test('a missing path is refused before anything is started', async (t) => {
  const cwd = temporaryFolder(t);

  const said = await refusal(t, ['serve', 'nowhere', '--port', '0'], cwd);

  assert.equal(said, `${join(cwd, 'nowhere')}: there is no such file or folder.\n`);
  assert.deepEqual(readdirSync(cwd), []);
});

test('through npm, paths are meant from where the user is', async (t) => {
  const cwd = temporaryFolder(t);
  const env = { ...process.env, npm_lifecycle_event: 'start', INIT_CWD: '/nowhere' };

  const run = whosaid(t, ['serve', 'news', '--port', '0'], { cwd, env });

  assert.equal(await run.ended, 1);
  assert.equal(run.errors(), '/nowhere/news: there is no such file or folder.\n');
});

test('a data folder or inbox that is a file is refused', async (t) => {
  const cwd = temporaryFolder(t);
  writeFileSync(join(cwd, 'file'), '');
  const nothing = ['serve', '--port', '0'];

  assert.match(await refusal(t, [...nothing, '--data', 'file'], cwd), /file: is a file, not a folder/);
  assert.match(await refusal(t, [...nothing, '--data', 'file/x'], cwd), /a part of the path is a file/);
  assert.match(await refusal(t, [...nothing, '--inbox', 'file'], cwd), /file: is a file, not a folder/);
});

test('a taken port is told of, whether it is the API’s or S3’s', async (t) => {
  const port = await takenPort(t, 1);

  assert.match(await refusal(t, ['serve', '--port', String(port)]), new RegExp(`Port ${port} is in use`));
  assert.match(await refusal(t, ['serve', '--port', String(port - 1)]), new RegExp(`Port ${port} is in use`));
});

test('a second instance on the same data is told who holds it', async (t) => {
  const cwd = temporaryFolder(t);
  const disk = new Disk(join(cwd, '.whosaid'));
  t.after(() => disk.close());

  const said = await refusal(t, ['serve', '--port', '0'], cwd);

  assert.match(said, new RegExp(`in use by a running Whosaid \\(process ${process.pid}\\)`));
  assert.ok(existsSync(join(cwd, '.whosaid')));
});
