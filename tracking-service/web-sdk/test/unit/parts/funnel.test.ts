import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Captured } from '../../../src/types.js';
import { leavePage, page, pass } from './page.js';

const DAY = 86_400_000;

/** A page with nothing in its memory. */
async function load(consent?: 'required') {
  vi.resetModules();
  const { tracking, init } = await import('../../../src/tracking.js');
  const { ConversionFunnelService: funnel } = await import('../../../src/funnel.js');
  const made: Captured[] = [];
  tracking.on('captured', (captured) => made.push(captured));
  const start = (): unknown => init({ writeKey: 'wk', ...(consent ? { consent } : {}) });
  const told = (): unknown[] => made.map(({ metadata }) => metadata);
  return { tracking, funnel, made, told, start };
}

beforeEach(() => {
  page();
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
});
afterEach(leavePage);

describe('The funnel', () => {
  it('tells each step, and at the end all of them with their times', async () => {
    const { funnel, told, made, start } = await load();
    start();
    funnel.startFunnel('41', 'u');
    await pass(1_000);
    funnel.trackFunnelStep('41', 'u', 'click');
    await pass(500);
    funnel.trackFunnelStep('41', 'u', 'ticket_click');
    await pass(250);
    funnel.completeFunnel('41', 'u');
    expect(made.map(({ event_type, entity_type, entity_id }) => [event_type, entity_type, entity_id])).toEqual([
      ['form_submit', 'conversion_funnel', '41'],
      ['form_submit', 'conversion_funnel', '41'],
      ['form_submit', 'conversion_funnel_complete', '41'],
    ]);
    expect(told()).toEqual([
      {
        success: true,
        funnel_step: 'click',
        funnel_position: 2,
        time_from_start_ms: 1_000,
        previous_step: 'impression',
      },
      {
        success: true,
        funnel_step: 'ticket_click',
        funnel_position: 3,
        time_from_start_ms: 1_500,
        previous_step: 'click',
      },
      {
        success: true,
        total_steps: 3,
        total_time_ms: 1_750,
        steps: ['impression', 'click', 'ticket_click'],
        step_durations: [0, 1_000, 1_500],
      },
    ]);
  });

  it('goes on after a reload, and ends once', async () => {
    const before = await load();
    before.start();
    before.funnel.startFunnel('41', 'u');
    await pass(2 * DAY);
    const { funnel, told, start } = await load();
    start();
    funnel.trackFunnelStep('41', 'u', 'interest');
    funnel.completeFunnel('41', 'u');
    funnel.completeFunnel('41', 'u');
    expect(told()).toMatchObject([{ time_from_start_ms: 2 * DAY }, { total_steps: 2 }]);
    expect(told()).toHaveLength(2);
  });

  it('is of one user and one event', async () => {
    const { funnel, told, start } = await load();
    start();
    funnel.startFunnel('41', 'u');
    funnel.startFunnel('42', 'u');
    funnel.trackFunnelStep('41', 'u', 'click');
    funnel.trackFunnelStep('42', 'other', 'click');
    expect(told()).toMatchObject([{ funnel_position: 2 }, { funnel_position: 1, time_from_start_ms: 0 }]);
  });

  it('begins anew with an impression, unless it is beyond that', async () => {
    const { funnel, told, start } = await load();
    start();
    funnel.startFunnel('41', 'u');
    await pass(1_000);
    funnel.startFunnel('41', 'u');
    funnel.trackFunnelStep('41', 'u', 'click');
    await pass(1_000);
    funnel.startFunnel('41', 'u');
    funnel.trackFunnelStep('41', 'u', 'view_details');
    expect(told()).toMatchObject([{ time_from_start_ms: 0 }, { time_from_start_ms: 1_000, funnel_position: 3 }]);
  });

  it('is forgotten after seven days', async () => {
    const { funnel, told, start } = await load();
    start();
    funnel.startFunnel('41', 'u');
    await pass(7 * DAY + 1_000);
    funnel.completeFunnel('41', 'u');
    expect(told()).toEqual([]);
  });

  it('keeps the latest hundred', async () => {
    const { funnel, start } = await load();
    start();
    for (let i = 0; i < 130; i++) {
      funnel.startFunnel(`${i}`, 'u');
    }
    const kept = Object.keys(JSON.parse(localStorage.getItem('synth.f') ?? '{}'));
    expect(kept).toHaveLength(100);
    expect(kept.at(-1)).toBe('u:129');
  });

  it('stores nothing without consent, and nothing before anybody knows whether it is needed', async () => {
    const { funnel, tracking, told, start } = await load('required');
    funnel.startFunnel('41', 'u');
    expect(localStorage.getItem('synth.f')).toBeNull();
    start();
    funnel.startFunnel('41', 'u');
    funnel.trackFunnelStep('41', 'u', 'click');
    expect(told()).toEqual([]);
    expect(localStorage.getItem('synth.f')).toBeNull();
    await tracking.optIn();
    funnel.startFunnel('41', 'u');
    expect(localStorage.getItem('synth.f')).toContain('u:41');
    void tracking.optOut();
    await pass(10);
    funnel.startFunnel('42', 'u');
    expect(localStorage.getItem('synth.f')).toBeNull();
  });

  it('survives what somebody else wrote there', async () => {
    localStorage.setItem('synth.f', '{"u:41": 7, "u:42": [null]}');
    const { funnel, told, start } = await load();
    start();
    funnel.trackFunnelStep('41', 'u', 'click');
    funnel.completeFunnel('42', 'u');
    expect(told()).toMatchObject([{ funnel_position: 1 }]);
  });
});
