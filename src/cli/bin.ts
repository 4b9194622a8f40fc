#!/usr/bin/env node
// Whoever reads the output may go before its end (`mstack list | head`). Node ignores SIGPIPE, by which other programs end then.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    process.exit(0);
  });
}

// Older versions of Node stumble over the program before it could say a word, so it is loaded only after this look.
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `mstack: needs Node 24 or newer, but this is ${process.version}. Install Node 24 and try again.\n`,
  );
  process.exitCode = 3;
} else {
  // What breaks outside of a command's own waiting, a rejected promise too: a person gets a sentence.
  process.on('uncaughtException', (error) => {
    void import('./tellBroken.ts').then(({ brokenCode, tellBroken }) => {
      tellBroken(error);
      process.exit(brokenCode);
    });
  });
  const { keepCompiledCode } = await import('../node/compileCache.ts');
  keepCompiledCode();
  const { main } = await import('./main.ts');
  await main();
}
