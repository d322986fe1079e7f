// @vitest-environment node
import { expect, test } from 'vitest';
import { createWorld } from '../support/world.js';

const DAY = 86_400_000;

test('what is lost is told to the server, once, as a difference, and is not counted as made', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  const lose = () => synth.trackInteraction.click('event', 'e1', { text: 'x'.repeat(60_000) });
  synth.trackInteraction.attend('e1');
  lose();
  await time.pass(20_000);
  lose();
  lose();
  await time.pass(20_000);
  expect(server.reports()).toMatchObject([
    { event_type: 'custom', entity_type: 'sdk_delivery', entity_id: '1.2.3', metadata: { lost: { too_large: 1 } } },
    { metadata: { lost: { too_large: 2 } } },
  ]);
  const sum = (name: string) => server.reports().reduce((all, { metadata }) => all + ((metadata?.[name] as number) ?? 0), 0);
  expect(sum('made')).toBe(4);
  expect(await synth.tracking.stats()).toMatchObject({ made: 4, stored: 1, queued: 0, lost: { too_large: 3 } });
});

test('a day\'s counts are told on the next day, and quiet days tell nothing', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  synth.trackInteraction.attend('e1');
  await time.pass(20_000);
  expect(server.reports()).toEqual([]);
  await time.pass(DAY);
  synth.trackInteraction.attend('e2');
  await time.pass(20_000);
  const first = openTab();
  await time.pass(20_000);
  first.kill();
  expect(server.reports()).toHaveLength(1);
  expect(server.reports()[0]?.metadata).toMatchObject({ made: 2, stored: 1, lost: {} });
});

test('a report that has to wait is sent once, with its own message id', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  server.mode = 'unanswered';
  synth.trackInteraction.click('event', 'e1', { text: 'x'.repeat(60_000) });
  await time.pass(60_000);
  server.mode = 'ok';
  await time.pass(400_000);
  expect(server.reports()).toHaveLength(1);
});
