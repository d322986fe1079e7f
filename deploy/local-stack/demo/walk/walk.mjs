// Walks through the demo as somebody would, in a real Chromium, and writes what it did as numbers.
//   node walk/walk.mjs --url http://localhost:8080 --out walked.json [--pictures FOLDER]
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launch, newPage } from './browser.mjs';
import { impressionsOf, openEyes } from './eyes.mjs';
import { newTally } from './tally.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    out: { type: 'string' },
    pictures: { type: 'string' },
  },
});
const LONG_LOOK = 1_600;
const catalogue = await (await fetch(`${values.url}/demo/catalogue.json`)).json();
const person = catalogue.people.at(-1);
const concertOf = (id) => catalogue.events.find(({ event_id }) => event_id === id);
const isPast = ({ starts_at }) => Date.parse(starts_at) < Date.now() - 3 * 86_400_000;

const browser = await launch();
const page = await newPage(browser, { width: 1280, height: 900 });
page.setDefaultTimeout(15_000);
const complaints = [];
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
await page.addInitScript(openEyes);

const tally = newTally();
const tickets = [];
const at = (testId) => page.getByTestId(testId);
const look = () => page.waitForTimeout(LONG_LOOK);
const glance = () => page.waitForTimeout(150);

async function picture(name) {
  if (values.pictures) {
    mkdirSync(values.pictures, { recursive: true });
    await page.screenshot({ path: `${values.pictures}/${name}.png` });
  }
}

/** Ids of what a list shows, as they stand. */
const shownIn = (list, type) =>
  at(list)
    .locator(`[data-seen^="${type} "]`)
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-seen').split(' ')[1]));

async function readDown(list) {
  const steps = await at(list).evaluate((element) => Math.ceil(element.getBoundingClientRect().height / innerHeight));
  for (let step = 0; step < steps; step++) {
    await look();
    await page.evaluate(() => scrollBy({ top: innerHeight * 0.8, behavior: 'instant' }));
  }
  await look();
}

async function openEvent(id) {
  await at(`event-open-${id}`).click();
  await at('event-modal').waitFor();
  tally.did('clicks', 'event', id, 'events_clicked');
  tally.did('detail_views', 'event', id, 'events_viewed');
  await page.waitForTimeout(2_200);
}

async function closeEvent() {
  await at('event-modal-close').click();
  await at('event-modal').waitFor({ state: 'detached' });
  await glance();
}

async function markInterest(id) {
  await at('modal-interest').click();
  tally.did('interests', 'event', id, 'events_interested');
}

async function clickTickets(id) {
  const [shop] = await Promise.all([page.waitForEvent('popup'), at('modal-tickets').click()]);
  await shop.waitForLoadState();
  tickets.push(shop.url());
  tally.did('ticket_clicks', 'event', id, 'ticket_links_clicked');
  await shop.close();
  await page.bringToFront();
}

async function search(query, type) {
  await at('search-input').pressSequentially(query, { delay: 60 });
  await look();
  const [artists, events] = (await at('search-count').textContent()).match(/\d+/g).map(Number);
  tally.searches.push({ query, type, results: artists + events });
  tally.did('searches', 'search', query, 'searches_performed');
}

async function visitArtist(testId, id) {
  await at(testId).click();
  await at('artist-page').waitFor();
  tally.did('visits', 'artist', id);
  await look();
}

// --- A visitor agrees, where nothing can be seen yet, and looks around.
await page.goto(`${values.url}/demo/chat`);
await at('consent-yes').waitFor();
await picture('consent');
await at('consent-yes').click();
await at('consent').waitFor({ state: 'detached' });
await at('nav-feed').click();
await at('feed-list').waitFor();
await picture('feed');
await readDown('feed-list');
await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
await glance();
await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
await glance();
await at('load-more').click();
tally.did('clicks', 'load_more', 'feed');
await look();

await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
await at('feed-tab-reviews').click();
tally.did('tab_changes', 'feed_tab', 'reviews');
await look();
await picture('reviews');
const [firstReview, secondReview] = await shownIn('feed-list', 'review');
await at(`review-like-${firstReview}`).click();
tally.did('likes', 'review', firstReview, 'reviews_liked');
await at(`review-open-${secondReview}`).click();
tally.did('clicks', 'review', secondReview);
await at(`review-comment-text-${secondReview}`).fill('Wish I had been there');
await at(`review-comment-send-${secondReview}`).click();
tally.did('comments', 'review', secondReview, 'reviews_commented');
await look();
await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
await at('feed-tab-events').click();
tally.did('tab_changes', 'feed_tab', 'events');
await look();

// --- Still a visitor: searches, and opens what was found.
await at('nav-search').click();
await search('indie', 'all');
await picture('search');
const [found] = await shownIn('search-results', 'event');
await openEvent(found);
await picture('modal');
await markInterest(found);
await closeEvent();
await at('search-type-artists').click();
await look();
tally.searches.push({ query: 'indie', type: 'artists', results: Number((await at('search-count').textContent()).match(/\d+/)[0]) });
tally.did('searches', 'search', 'indie', 'searches_performed');

// --- Logs in: what the visitor did is theirs now, too.
await at('log-in').click();
await at(`login-person-${person.user_id}`).waitFor();
await picture('login');
await at(`login-person-${person.user_id}`).click();
await at('person').waitFor();
await at('nav-feed').click();
await look();
const [wanted, other] = (await shownIn('feed-list', 'event')).filter((id) => id !== found);
await openEvent(wanted);
await markInterest(wanted);
await clickTickets(wanted);
await at('modal-share').click();
const friends = catalogue.people.slice(0, 2);
for (const friend of friends) {
  await at(`share-person-${friend.user_id}`).check();
}
await at('share-message').fill('Come with me');
await picture('share');
await at('share-send').click();
tally.did('shares', 'event', wanted, 'shares_sent');
friends.forEach((friend) => tally.did('messages', 'chat', friend.user_id, 'messages_sent'));
await at('messages').waitFor();

// --- Writes to one of them.
await at('message-text').fill('Doors are at seven');
await at('message-send').click();
tally.did('messages', 'chat', friends[0].user_id, 'messages_sent');
await at('add-friend').click();
tally.did('friends', 'user', friends[0].user_id, 'friends_added');
await picture('chat');

// --- To an artist, by the concert; then to the concert that is over, and a review of it.
await at('nav-feed').click();
await look();
await openEvent(other);
await visitArtist('modal-artist', concertOf(other).artist_id);
await at('follow').click();
tally.did('follows', 'artist', concertOf(other).artist_id);
await picture('artist');
const past = catalogue.events.find(isPast);
await page.evaluate((artist) => {
  history.pushState(null, '', `/demo/artist/${artist}`);
  dispatchEvent(new PopStateEvent('popstate'));
}, past.artist_id);
await openEvent(past.event_id);
await at('modal-attend').click();
tally.did('attendances', 'event', past.event_id);
await at('review-write').click();
await at('review-star-4').click();
await at('review-text').fill('They came back three times.');
await at('review-mood-electric').click();
await at('review-photo').click();
await picture('review');
await at('review-submit').click();
tally.did('reviews', 'event', past.event_id, 'reviews_written');
tally.things.event[past.event_id].rating = 4;
await at('modal-venue').click();
await at('venue-page').waitFor();
tally.did('visits', 'venue', past.venue_id);
await look();
await picture('venue');

// --- Logs out: what happens from here on is somebody else's.
await at('log-out').click();
await at('log-in').waitFor();
tally.leave();
await at('nav-feed').click();
await look();
const [last] = await shownIn('feed-list', 'event');
await openEvent(last);
await clickTickets(last);
await closeEvent();

// --- Until the server has told the fate of everything.
await at('panel-flush').click();
await page.waitForFunction(() => document.querySelector('[data-testid="stat-queued"]').textContent === '0');
await picture('panel');
const fates = await at('panel-record').evaluateAll((records) => records.map((record) => record.dataset.fate));
const warnings = await at('panel-warning').allTextContents();
const sights = await page.evaluate(() => window.sights());
const stats = await at('panel-stats').evaluate((panel) =>
  Object.fromEntries(
    [...panel.querySelectorAll('[data-testid]')].map((one) => [one.dataset.testid.slice(5), Number(one.textContent)]),
  ),
);
await browser.close();

const walked = {
  person: person.user_id,
  things: tally.things,
  figures: tally.person,
  searches: tally.searches,
  impressions: impressionsOf(sights),
  tickets,
  stats,
  fates,
  complaints: [...complaints, ...warnings],
};
const text = JSON.stringify(walked, null, 2);
if (values.out) {
  writeFileSync(values.out, text);
} else {
  console.log(text);
}
