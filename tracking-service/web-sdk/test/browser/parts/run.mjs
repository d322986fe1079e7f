// node test/browser/parts/run.mjs [PART OF A NAME]: the cases in a real Chromium, after `node scripts/build.mjs`.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { cases } from './cases.mjs';
import { site as openSite } from './site.mjs';

/** A tab that is really hidden behind another one: Playwright otherwise makes each believe that it has the focus. */
async function losesFocus(page) {
    const session = page._connection.toImpl(page).delegate._mainFrameSession._client;
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}

async function runOne(test) {
    const site = await openSite();
    const context = await chromium.launchPersistentContext('', {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-dev-shm-usage'],
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
        viewport: { width: 800, height: 900 },
    });
    try {
        const page = context.pages()[0];
        await losesFocus(page);
        await page.bringToFront();
        const otherTab = async () => {
            const other = await context.newPage();
            await losesFocus(other);
            await other.bringToFront();
            return async () => {
                await other.close();
                await page.bringToFront();
            };
        };
        await test({ page, site, otherTab });
    } finally {
        await context.close();
        await site.close();
    }
}

/** @returns the names of those that failed */
export async function runParts(filter = '') {
    const failed = [];
    for (const [name, test] of Object.entries(cases).filter(([each]) => each.includes(filter))) {
        try {
            await runOne(test);
            console.log(`ok     ${name}`);
        } catch (failure) {
            failed.push(name);
            console.log(`FAILED ${name}\n${failure.stack}`);
        }
    }
    return failed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    process.exitCode = (await runParts(process.argv[2])).length > 0 ? 1 : 0;
}
