// One script, one style sheet and one page, with names that change when their content does.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const sdk = fileURLToPath(new URL('../../../tracking-service/web-sdk/', import.meta.url));
const output = fileURLToPath(new URL('../target/demo/', import.meta.url));
const { version } = JSON.parse(readFileSync(`${sdk}package.json`, 'utf8'));

rmSync(output, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ['src/main.tsx'],
  entryNames: 'demo-[hash]',
  outdir: output,
  // The SDK from its sources, so that this build needs no other one; with one React for both.
  alias: {
    '@synth/tracking/react': `${sdk}src/react/index.tsx`,
    '@synth/tracking': `${sdk}src/index.ts`,
    react: `${here}node_modules/react`,
  },
  define: { __SDK_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  bundle: true,
  minify: true,
  sourcemap: true,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  logLevel: 'warning',
});

const made = Object.keys(metafile.outputs).map((path) => basename(path));
const named = (ending) => made.find((name) => name.endsWith(ending));
const page = readFileSync(`${here}index.html`, 'utf8')
  .replace('%SCRIPT%', named('.js'))
  .replace('%STYLE%', named('.css'));
writeFileSync(`${output}index.html`, page);
