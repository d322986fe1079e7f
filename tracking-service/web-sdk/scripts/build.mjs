// Two things for two uses: ES modules that a bundler shakes, and one file for a script element.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const shared = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2021',
  define: { __SDK_VERSION__: JSON.stringify(version) },
  logLevel: 'warning',
};

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: ['src/index.ts', 'src/react/index.tsx'].filter((file) => existsSync(root + file)),
  outbase: 'src',
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  jsx: 'automatic',
  external: ['react', 'react/jsx-runtime', 'react-dom'],
  sourcemap: true,
});
await build({
  ...shared,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/synth-tracking.js',
  format: 'iife',
  globalName: 'synth',
  minify: true,
  sourcemap: true,
});
