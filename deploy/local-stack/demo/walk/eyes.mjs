/**
 * What could be seen of lists, measured in every frame and without the SDK: half of an item for a second on end. How long each
 * item was in sight is kept too, so that a walk whose stops are neither clearly long nor clearly short is found out.
 */
export function openEyes() {
  const sights = [];
  const inSight = new Map();
  let path = '';
  let visit = 0;

  const end = (element, now) => {
    const sight = inSight.get(element);
    inSight.delete(element);
    sights.push({ ...sight, ms: now - sight.since });
  };
  const isHalfInSight = (element) => {
    const box = element.getBoundingClientRect();
    const width = Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0));
    const height = Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
    return box.width * box.height > 0 && (width * height) / (box.width * box.height) >= 0.5;
  };
  const look = (now) => {
    if (location.pathname !== path) {
      [...inSight.keys()].forEach((element) => end(element, now));
      path = location.pathname;
      visit++;
    }
    for (const element of [...inSight.keys()]) {
      if (!element.isConnected || !isHalfInSight(element)) {
        end(element, now);
      }
    }
    for (const element of document.querySelectorAll('[data-seen]')) {
      if (!inSight.has(element) && isHalfInSight(element)) {
        inSight.set(element, { visit, what: element.getAttribute('data-seen'), since: now });
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  /** All sights so far, those that go on too. */
  window.sights = () => {
    const now = performance.now();
    return [...sights, ...[...inSight.values()].map((sight) => ({ ...sight, ms: now - sight.since }))];
  };
}

const SECOND = 1_000;
/** Within this of the second, the measurement and the SDK may honestly differ. */
const DOUBT = 250;

/** How often each item counts: once in a visit of a list. */
export function impressionsOf(sights) {
  const doubtful = sights.filter(({ ms }) => Math.abs(ms - SECOND) < DOUBT);
  const seen = new Set(sights.filter(({ ms }) => ms >= SECOND).map(({ visit, what }) => `${visit} ${what}`));
  const sure = doubtful.filter(({ visit, what }) => !sights.some((other) => other.visit === visit && other.what === what && other.ms >= SECOND + DOUBT));
  if (sure.length > 0) {
    throw new Error(`too close to a second to be sure: ${JSON.stringify(sure)}`);
  }
  const counts = {};
  for (const one of seen) {
    const [, type, id] = one.split(' ');
    counts[type] ??= {};
    counts[type][id] = (counts[type][id] ?? 0) + 1;
  }
  return counts;
}
