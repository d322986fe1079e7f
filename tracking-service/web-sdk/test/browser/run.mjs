// npm run test:browser: SEQUENCES (100), SEED (1), PARALLEL (6), CHROMIUM (/usr/bin/chromium), HEADLESS_SHELL
// (/usr/bin/chromium-headless-shell: the same engine without windows, a quarter of the work; where it is there, the
// sequences run in it).
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { scenes } from './scenes.mjs';
import { sequence } from './sequences.mjs';
import { openSite } from './site.mjs';

const count = Number(process.env.SEQUENCES ?? 100);
const first = Number(process.env.SEED ?? 1);
const parallel = Number(process.env.PARALLEL ?? 6);
const longest = 180_000;

const site = await openSite();
const launch = (executablePath) =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--mute-audio'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
const whole = process.env.CHROMIUM ?? '/usr/bin/chromium';
const shell = process.env.HEADLESS_SHELL ?? '/usr/bin/chromium-headless-shell';
const begun = Date.now();
let failed = 0;

let browser = await launch(whole);
for (const [what, scene] of process.env.SCENES === 'none' ? [] : Object.entries(scenes)) {
  try {
    const said = await scene(browser, site);
    console.log(`ok    ${what}${said ? `: ${said}` : ''}`);
  } catch (cause) {
    failed++;
    console.log(`FAIL  ${what}: ${cause.stack ?? cause}`);
  }
}

await browser.close();

/** A sequence that does not end is one that fails. */
const ended = (running, seed) => {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, longest, { seed, ok: false, cause: 'it does not end' })));
  return Promise.race([running, late]).finally(() => clearTimeout(timer));
};

browser = await launch(existsSync(shell) ? shell : whole);
const totals = { made: 0, stored: 0, lost: 0, missing: 0, resent: 0 };
let next = first;
await Promise.all(
  Array.from({ length: parallel }, async () => {
    while (next < first + count) {
      const seed = next++;
      const result = await ended(sequence(browser, site, seed), seed).catch((cause) => ({
        seed,
        ok: false,
        cause: String(cause.stack),
      }));
      for (const name in totals) {
        totals[name] += result[name] ?? 0;
      }
      if (!result.ok) {
        failed++;
        console.log('FAIL ', JSON.stringify(result));
      }
    }
  }),
);
console.log(`${failed ? 'FAIL ' : 'ok   '} ${count} sequences from seed ${first}:`, JSON.stringify(totals), `${Date.now() - begun} ms`);
await browser.close();
site.close();
process.exitCode = failed ? 1 : 0;
