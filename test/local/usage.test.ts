import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Disk } from '../../bin/local/disk.ts';
import { ranHere, refusal, whosaid } from './command.ts';
import { temporaryFolder } from './folder.ts';

async function takenPort(t: TestContext, free: number): Promise<number> {
  for (;;) {
    const server = createServer();
    t.after(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    if (port - free > 1024) return port;
  }
}

/** Starts a server on any port, with its folders in this one. */
const serveIn = (folder: string, ...more: string[]) => [
  'serve',
  '--port',
  '0',
  '--data',
  join(folder, '.whosaid'),
  '--inbox',
  join(folder, 'inbox'),
  ...more,
];

test('help is shown when asked for, and without a command', async (t) => {
  for (const args of [['--help'], ['serve', '-h'], ['attribute', '--help'], []]) {
    const { status, output } = await ranHere(args);

    assert.equal(status, 0);
    assert.match(output, /npm start -- \[PATH\.\.\.\]/);
  }
  const run = whosaid(t, []);

  assert.equal(await run.ended, 0);
  assert.match(run.output(), /npm start -- \[PATH\.\.\.\]/);
});

test('what isn’t understood is named', async () => {
  assert.match(await refusal(['serve', '--prot', '1']), /'--prot'/);
  assert.match(await refusal(['serve', '--port', '70000']), /--port 70000: give a number/);
  assert.match(await refusal(['serve', '--port', 'x']), /--port x: give a number/);
  assert.match(await refusal(['serve', '--port']), /--port/);
  for (const origin of ['*', 'null', 'localhost:3000', 'http://localhost:3000/', 'file:///']) {
    assert.match(await refusal(['serve', '--cors', origin]), /--cors .*: give scheme, host and port/);
  }
  assert.match(await refusal(['attribute', '--port', '1']), /attribute has no option --port/);
  assert.match(await refusal(['sreve']), /no command sreve/);
  assert.match(await refusal(['serve', '--data', '']), /path is empty/);
  assert.match(await refusal(['serve', '--data', 'box', '--inbox', 'box']), /data folder is in the inbox/);
  assert.match(await refusal(['serve', '--data', 'box/data', '--inbox', 'box']), /is in the inbox/);
});

test('an export is told everything that is wrong with it', async () => {
  const said = await refusal([
    'export',
    'speeker=x',
    'nonsense',
    '--api',
    'http://127.0.0.1:1',
    '--data',
    '.',
  ]);

  for (const problem of [
    /no parameter 'speeker'/,
    /nonsense is no filter/,
    /takes --format csv/,
    /one of --api/,
  ])
    assert.match(said, problem);
  assert.match(await refusal(['export', '--format', 'csv', 'limit=5']), /no parameter 'limit'/);
  assert.match(await refusal(['export', '--format', 'csv', 'from=soon']), /from must be a day.*'soon'/);
});

test('a process that is refused ends with exit code 1, and says why in one line', async (t) => {
  const run = whosaid(t, ['serve', '--port', 'x'], { cwd: temporaryFolder(t) });

  assert.equal(await run.ended, 1);
  assert.equal(run.output(), '');
  assert.match(run.errors(), /^--port x: give a number[^\n]+\n$/);
});

test('a missing path is refused before anything is started', async (t) => {
  const cwd = temporaryFolder(t);

  const said = await refusal(serveIn(cwd, join(cwd, 'nowhere')));

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
  const file = join(cwd, 'file');
  writeFileSync(file, '');

  assert.match(await refusal(serveIn(cwd, '--data', file)), /file: is a file, not a folder/);
  assert.match(await refusal(serveIn(cwd, '--data', join(file, 'x'))), /a part of the path is a file/);
  assert.match(await refusal(serveIn(cwd, '--inbox', file)), /file: is a file, not a folder/);
});

test('a taken port is told of, whether it is the API’s or S3’s', async (t) => {
  const cwd = temporaryFolder(t);
  const port = await takenPort(t, 1);

  for (const asked of [port, port - 1]) {
    const said = await refusal(serveIn(cwd, '--port', String(asked)));
    assert.match(said, new RegExp(`Port ${port} is in use`));
  }
});

test('a second instance on the same data is told who holds it', async (t) => {
  const cwd = temporaryFolder(t);
  const disk = new Disk(join(cwd, '.whosaid'));
  t.after(() => disk.close());

  const said = await refusal(serveIn(cwd));

  assert.match(said, new RegExp(`in use by a running Whosaid \\(process ${process.pid}\\)`));
  assert.ok(existsSync(join(cwd, '.whosaid')));
});
