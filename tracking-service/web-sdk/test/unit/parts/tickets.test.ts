import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ticketLinks, type TicketOptions } from '../../../src/capture/tickets.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, leavePage, page, pass } from './page.js';

let tracking: FakeTracking;
let stop: () => void;
let opened: URL | null;

function click(init: MouseEventInit & { type?: string } = {}): void {
  element('a b').dispatchEvent(new MouseEvent(init.type ?? 'click', { bubbles: true, cancelable: true, ...init }));
}

function start(options?: TicketOptions): void {
  stop?.();
  stop = ticketLinks(tracking, options);
}

/** As the browser does after all listeners: it reads the link and opens it. */
const open = (event: Event): void => {
  opened = new URL(element('a').getAttribute('href') as string);
  event.preventDefault();
};

beforeEach(() => {
  page(`<article data-event-id="41" data-artist-name="A" data-venue-name="V" data-source="event_modal">
      <a data-ticket-link data-price-range="$20-30" data-event-date="2030-01-01T20:00:00Z" data-user-interested="true"
         href="https://www.ticketmaster.co.uk/e/7?aff=9&amp;utm_source=partner"><b>Tickets</b></a></article>`);
  tracking = fakeTracking();
  opened = null;
  addEventListener('click', open);
  addEventListener('auxclick', open);
  start();
});
afterEach(() => {
  stop();
  removeEventListener('click', open);
  removeEventListener('auxclick', open);
  leavePage();
});

describe('A click on a ticket link', () => {
  it('is told with all that the plan names', async () => {
    const days = Math.ceil((Date.parse('2030-01-01T20:00:00Z') - Date.now()) / 86_400_000);
    click();
    await pass(0);
    expect(tracking.made).toEqual([
      {
        by: 'ticket_links',
        message_id: 'm-1',
        interaction: {
          event_type: 'click',
          entity_type: 'ticket_link',
          entity_id: '41',
          metadata: {
            ticket_url: 'https://www.ticketmaster.co.uk/e/7?aff=9&utm_source=partner',
            ticket_provider: 'ticketmaster',
            price_range: '$20-30',
            event_date: '2030-01-01T20:00:00Z',
            artist_name: 'A',
            venue_name: 'V',
            source: 'event_modal',
            days_until_event: days,
            user_interested: true,
            click_id: opened?.searchParams.get('synth_click_id'),
          },
        },
      },
    ]);
  });

  it('opens the link with a click id and campaign, and leaves what the shop has of its own', () => {
    click();
    expect(opened?.searchParams.get('synth_click_id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(opened?.searchParams.get('utm_medium')).toBe('ticket_link');
    expect(opened?.searchParams.get('utm_campaign')).toBe('event_modal');
    expect(opened?.searchParams.get('utm_source')).toBe('partner');
    expect(opened?.searchParams.get('aff')).toBe('9');
  });

  it('has an id of its own each time', async () => {
    const ids = [];
    for (let i = 0; i < 2; i++) {
      click();
      await pass(0);
      expect(element('a').getAttribute('href')).not.toContain('synth_click_id');
      ids.push(opened?.searchParams.get('synth_click_id'));
    }
    expect(new Set(ids).size).toBe(2);
    expect(tracking.made).toHaveLength(2);
  });

  it('may be one with the middle button, and is none with the right one', async () => {
    click({ type: 'auxclick', button: 1 });
    click({ type: 'auxclick', button: 2 });
    await pass(0);
    expect(tracking.made).toHaveLength(1);
    expect(opened?.searchParams.has('synth_click_id')).toBe(true);
  });

  it('is told at once when the page goes', () => {
    click();
    expect(tracking.made).toEqual([]);
    dispatchEvent(new Event('pagehide'));
    expect(tracking.made).toHaveLength(1);
  });

  it('takes other parameters, and more that the app knows', async () => {
    start({ utm: { utm_content: 'x' }, clickIdParameter: '', metadata: () => ({ price_range: '$1' }) });
    click();
    await pass(0);
    expect(opened?.search).toBe('?aff=9&utm_source=partner&utm_content=x');
    expect(tracking.made[0]?.interaction.metadata?.price_range).toBe('$1');
  });

  it('leaves links alone that are no addresses of the web', async () => {
    element('a').setAttribute('href', 'mailto:box@office.example');
    click();
    await pass(0);
    expect(opened?.href).toBe('mailto:box@office.example');
    expect(tracking.made).toHaveLength(1);
  });

  it('of somebody who is not tracked says nothing of them to the shop', () => {
    localStorage.setItem('synth.ok', '-');
    click();
    expect(opened?.searchParams.get('utm_medium')).toBe('ticket_link');
    expect(opened?.searchParams.has('synth_click_id')).toBe(false);
  });

  it('is none on another link', async () => {
    element('a').removeAttribute('data-ticket-link');
    click();
    await pass(0);
    expect(tracking.made).toEqual([]);
  });

  it.each([
    { event_type: 'click', entity_type: 'ticket_link', entity_id: '41' },
    { event_type: 'click_ticket', entity_type: 'event', entity_id: '41' },
  ])('gives way to what the app tells of it, and gives the shop the id of that: %o', async (byHand) => {
    const tell = (): void => void tracking.track(byHand);
    element('a').addEventListener('click', tell);
    click();
    await pass(10);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app']);
    expect(opened?.searchParams.get('synth_click_id')).toBe('m-1');
  });
});
