// What each client is made to do. A client is an object with the calls of Segment's specification, each taking one message.

/** A bit of everything, of one visitor. */
export function calls(client, visitor) {
  const from = { anonymousId: visitor };
  client.track({ ...from, event: 'Ticket Clicked', properties: { event_id: `${visitor}-e`, url: 'https://tickets.example/1' } });
  client.track({ ...from, event: 'Product Viewed', properties: { product_id: `${visitor}-e`, price: 49.9 } });
  client.track({ ...from, event: 'Danced', properties: { song: 'Ländler 🎻' }, context: { ip: '192.0.2.1' } });
  client.page({ ...from, name: 'Feed', properties: { path: '/feed' } });
  client.screen?.({ ...from, name: 'Feed' });
  client.identify({ ...from, userId: `${visitor}-u`, traits: { plan: 'free' } });
  client.group({ ...from, userId: `${visitor}-u`, groupId: `${visitor}-g`, traits: { name: 'Choir' } });
  client.alias({ previousId: visitor, userId: `${visitor}-u` });
}

export function thousand(client, visitor) {
  tracks(client, visitor, 1000);
}

/** More than a small limit lets in at once. */
export function fifteen(client, visitor) {
  tracks(client, visitor, 15);
}

/** A hundred at a time: the browser's client writes all that it holds for each one that is added. */
async function tracks(client, visitor, count) {
  for (let i = 0; i < count; i++) {
    const tracked = client.track({ anonymousId: visitor, event: 'Event Viewed', properties: { event_id: `e-${i}` } });
    if (i % 100 === 99) await tracked;
  }
}

/** Whoever started this says when it has seen enough, by closing our input. */
export function untilToldToStop() {
  process.stdin.on('end', () => process.exit(0)).resume();
}
