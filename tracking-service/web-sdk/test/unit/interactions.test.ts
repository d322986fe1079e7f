// @vitest-environment node
import { expect, test } from 'vitest';
import type { TrackInteraction } from '../../src/index.js';
import { createWorld } from '../support/world.js';

type Call = (to: TrackInteraction) => unknown;

/** The wire table, call by call: what each says it was, on what, and with which metadata. */
const table: [string, Call, [string, string, string], object | undefined][] = [
  ['click', (to) => to.click('event', 'e1', { source: 'feed', position: 2 }), ['click', 'event', 'e1'], { source: 'feed', position: 2 }],
  ['click without metadata', (to) => to.click('artist', 'Nick Cave'), ['click', 'artist', 'Nick Cave'], undefined],
  ['click on a ticket link', (to) => to.click('ticket_link', 'e1', { ticket_url: 'https://t' }), ['click', 'ticket_link', 'e1'], { ticket_url: 'https://t' }],
  ['click on load more', (to) => to.click('load_more', 'feed', { offset: 20 }), ['click', 'load_more', 'feed'], { offset: 20 }],
  ['view', (to) => to.view('event', 'e1', undefined, { source: 'event_modal' }), ['view', 'event', 'e1'], { source: 'event_modal' }],
  ['view with duration', (to) => to.view('event', 'e1', 31, { source: 'event_modal_close' }), ['view', 'event', 'e1'], { source: 'event_modal_close', duration_seconds: 31 }],
  ['like', (to) => to.like('review', 'r1', true, { source: 'feed' }), ['like', 'review', 'r1'], { liked: true, source: 'feed' }],
  ['like taken back', (to) => to.like('review', 'r1', false), ['like', 'review', 'r1'], { liked: false }],
  ['share', (to) => to.share('event', 'e1', 'synth', { recipient_count: 3 }), ['share', 'event', 'e1'], { platform: 'synth', recipient_count: 3 }],
  ['comment', (to) => to.comment('chat', 'u2', 12, { has_event_share: false }), ['comment', 'chat', 'u2'], { message_length: 12, has_event_share: false }],
  ['review', (to) => to.review('event', 'e1', 5, { privacy: 'public' }), ['review', 'event', 'e1'], { rating: 5, privacy: 'public' }],
  ['interest', (to) => to.interest('event', 'e1', true), ['interest', 'event', 'e1'], { interested: true }],
  ['swipe', (to) => to.swipe('event', 'e1', 'left'), ['swipe', 'event', 'e1'], { direction: 'left' }],
  ['search', (to) => to.search('artists', 'cave', { query_length: 4 }), ['search', 'artists', 'cave'], { query: 'cave', search_type: 'artists', query_length: 4 }],
  ['search results', (to) => to.search('search_results', 'cave', { search_type: 'artists', result_count: 0 }), ['search', 'search_results', 'cave'], { query: 'cave', search_type: 'artists', result_count: 0 }],
  ['navigate', (to) => to.navigate('feed_tab', 'reviews', { from_tab: 'events', to_tab: 'reviews' }), ['navigate', 'feed_tab', 'reviews'], { from_tab: 'events', to_tab: 'reviews' }],
  ['formSubmit', (to) => to.formSubmit('conversion_funnel', 'e1', true, { funnel_step: 'click' }), ['form_submit', 'conversion_funnel', 'e1'], { success: true, funnel_step: 'click' }],
  ['scroll', (to) => to.scroll('feed', 'max_scroll', { max_scroll_percent: 80 }), ['scroll', 'feed', 'max_scroll'], { max_scroll_percent: 80 }],
  ['impression', (to) => to.impression('event', 'e1', { source: 'feed', position: 0, feed_type: 'following' }), ['impression', 'event', 'e1'], { source: 'feed', position: 0, feed_type: 'following' }],
  ['follow', (to) => to.follow('artist', 'a1', true), ['follow', 'artist', 'a1'], { following: true }],
  ['unfollow', (to) => to.follow('artist', 'a1', false), ['follow', 'artist', 'a1'], { following: false }],
  ['attend', (to) => to.attend('e1'), ['attend', 'event', 'e1'], undefined],
  ['friendAdd', (to) => to.friendAdd('u2'), ['friend_add', 'user', 'u2'], undefined],
  ['purchase', (to) => to.purchase('e1', { quantity: 2 }), ['purchase', 'event', 'e1'], { quantity: 2 }],
];

test('every call goes over the wire as the table says', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  const ids = table.map(([, call]) => call(synth.trackInteraction) as string);
  await time.pass(6_000);
  const body = JSON.parse(server.requests[0]?.body ?? '');
  expect(Object.keys(body).sort()).toEqual(['interactions', 'sent_at']);
  table.forEach(([what, , [event_type, entity_type, entity_id], metadata], index) => {
    const row = body.interactions.find((one: { message_id: string }) => one.message_id === ids[index]);
    const { message_id, session_id, anonymous_id, occurred_at, ...rest } = row;
    expect({ what, ...rest }).toEqual({ what, event_type, entity_type, entity_id, ...(metadata && { metadata }) });
    expect(message_id + session_id + anonymous_id).toMatch(/^([0-9a-f-]{36}){3}$/);
    expect(new Date(occurred_at).toISOString()).toBe(occurred_at);
  });
});

test('the surface is the plan\'s and the new calls, and nothing else', () => {
  const { synth } = createWorld().openTab();
  expect(Object.keys(synth.trackInteraction)).toEqual([
    'click', 'view', 'like', 'share', 'comment', 'review', 'interest', 'swipe', 'search', 'navigate', 'formSubmit',
    'scroll', 'impression', 'follow', 'attend', 'friendAdd', 'purchase',
  ]);
});
