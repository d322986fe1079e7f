import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];

/** The machine's own Chromium: `$CHROMIUM`, or where it usually is. */
export async function launch() {
  const executablePath = process.env.CHROMIUM ?? USUAL.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error(`no Chromium: looked in $CHROMIUM, ${USUAL.join(', ')}`);
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A person's browser. What leads to ticket shops is answered here, for the sample's shops do not exist. */
export async function newPage(browser, { width, height, isPhone = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: isPhone ? 2 : 1,
    hasTouch: isPhone,
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  });
  await context.route('https://tickets.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Tickets</title>Tickets' }),
  );
  return context.newPage();
}
