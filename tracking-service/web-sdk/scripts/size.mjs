// What the SDK costs a page, as a bundler would ship it: minified, gzipped. Over budget fails.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

async function shipped(code, ...external) {
  const result = await build({
    stdin: { contents: code, resolveDir: dist },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2021',
    write: false,
    external: ['react', 'react/jsx-runtime', 'react-dom', ...external],
  });
  return gzipSync(result.outputFiles[0].contents, { level: 9 }).length;
}

const core = "import { init, trackInteraction } from './index.js'; globalThis.s = [init, trackInteraction];";
const sizes = [{ what: 'core (init, trackInteraction)', budget: 6 * 1024, bytes: await shipped(core) }];
if (existsSync(`${dist}react/index.js`)) {
  const helpers = "export * from './react/index.js';";
  sizes.push({ what: 'React helpers', budget: 2 * 1024, bytes: await shipped(helpers, '../chunks/*') });
  // Beside a core that the page has anyway, for an app that uses every one of them.
  const all = (await shipped(core + helpers)) - sizes[0].bytes;
  sizes.push({ what: 'React helpers, with the captures and experiments they wire', budget: 5.5 * 1024, bytes: all });
}
sizes.push({ what: 'synth-tracking.js (everything)', budget: 16 * 1024, bytes: gzipSync(readFileSync(`${dist}synth-tracking.js`), { level: 9 }).length });

for (const { what, budget, bytes } of sizes) {
  console.log(`${bytes > budget ? 'OVER ' : 'ok   '}${String(bytes).padStart(6)} of ${budget} bytes  ${what}`);
}
process.exitCode = sizes.some(({ budget, bytes }) => bytes > budget) ? 1 : 0;
