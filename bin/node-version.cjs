// Loaded before anything else (node --require): an older Node can't even read the TypeScript that follows.
// Plain enough for any Node there ever was.
'use strict';
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    'Whosaid needs Node 24 or newer, this is ' +
      process.version +
      ': run `npm ci`, which brings its own Node, then use the npm scripts (`npm start`).',
  );
  process.exit(1);
}
// What is compiled once is kept beside the modules, for this process and those that it starts: they begin sooner.
var modules = require('node:module');
var kept = modules.enableCompileCache(require('node:path').join(__dirname, '../node_modules/.cache/whosaid'));
if (kept.directory) process.env.NODE_COMPILE_CACHE = kept.directory;
