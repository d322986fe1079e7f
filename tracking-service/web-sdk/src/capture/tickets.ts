import { now } from '../clock.js';
import { uuidV7 } from '../ids.js';
import { consentTo } from '../part-storage.js';
import type { Metadata, Tracking } from '../types.js';
import { known, nearest } from './data.js';
import { givingWay } from './give-way.js';

export interface TicketOptions {
  /** What is a link to tickets. Default: `a[data-ticket-link]` and `a[data-ticket-provider]`. */
  selector?: string;
  /**
   * Added to the link unless it has them. Default: utm_source synth, utm_medium ticket_link, utm_campaign the link's
   * source.
   */
  utm?: Record<string, string>;
  /** The query parameter that holds the click's id; empty for none. Default `synth_click_id`. */
  clickIdParameter?: string;
  /** More of what is known of the link. */
  metadata?: (link: HTMLAnchorElement) => Metadata;
}

const SELECTOR = 'a[data-ticket-link], a[data-ticket-provider]';
const DAY = 86_400_000;

/**
 * Tells clicks on links to ticket shops, and lets the shop know whence people come. The link is opened by the browser
 * itself: nothing waits.
 *
 * @returns stops it
 */
export function ticketLinks(tracking: Tracking, options: TicketOptions = {}): () => void {
  const isAllowed = consentTo(tracking);
  const tellOf = givingWay(tracking, 'ticket_links');
  const parameter = options.clickIdParameter ?? 'synth_click_id';

  const onClick = (event: Event): void => {
    const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>(options.selector ?? SELECTOR);
    const isSecondary = event.type === 'auxclick' && (event as MouseEvent).button !== 1;
    if (!link?.href || isSecondary) {
      return;
    }
    const since = performance.now();
    const plain = link.getAttribute('href') as string;
    const ticketUrl = link.href;
    const source = nearest(link, 'source');
    const entityId = nearest(link, 'event-id');
    let written = ticketUrl;
    const decorate = (clickId: string): void => {
      const utm = options.utm ?? {
        utm_source: 'synth',
        utm_medium: 'ticket_link',
        ...(source ? { utm_campaign: source } : {}),
      };
      written = decorated(ticketUrl, utm, parameter, clickId);
      link.href = written;
    };
    // Who is not tracked has nothing that the shop could know them by.
    const clickId = isAllowed() ? uuidV7(now()) : '';
    decorate(clickId);
    // Told by hand in this click: that interaction's id is what the shop gets then. The browser reads the link
    // afterwards.
    const unhear = tracking.on('captured', (interaction, by) => {
      if (by === 'app' && isTicketClick(interaction.event_type, interaction.entity_type)) {
        decorate(interaction.message_id);
      }
    });
    setTimeout(() => {
      unhear();
      // A later click gets an id of its own; what the app wrote meanwhile stays.
      if (link.href === written) {
        link.setAttribute('href', plain);
      }
    });
    const metadata = { ...describe(link, ticketUrl, source), click_id: clickId, ...options.metadata?.(link) };
    const interaction = { event_type: 'click', entity_type: 'ticket_link', entity_id: entityId, metadata };
    tellOf(interaction, since);
  };

  addEventListener('click', onClick, true);
  addEventListener('auxclick', onClick, true);
  return () => {
    removeEventListener('click', onClick, true);
    removeEventListener('auxclick', onClick, true);
  };
}

const isTicketClick = (type: string, entity: string): boolean =>
  type === 'click_ticket' || (type === 'click' && entity === 'ticket_link');

function decorated(href: string, utm: Record<string, string>, parameter: string, clickId: string): string {
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol)) {
    return href;
  }
  for (const [name, value] of Object.entries(utm)) {
    // A partner's own campaign is paid by it.
    if (!url.searchParams.has(name)) {
      url.searchParams.set(name, value);
    }
  }
  if (parameter && clickId) {
    url.searchParams.set(parameter, clickId);
  }
  return url.href;
}

function describe(link: HTMLAnchorElement, ticketUrl: string, source: string | undefined): Metadata {
  const date = nearest(link, 'event-date');
  const interested = nearest(link, 'user-interested');
  return known({
    ticket_url: ticketUrl,
    ticket_provider: nearest(link, 'ticket-provider') ?? provider(link.hostname),
    price_range: nearest(link, 'price-range'),
    event_date: date,
    artist_name: nearest(link, 'artist-name'),
    venue_name: nearest(link, 'venue-name'),
    source,
    days_until_event: daysUntil(date),
    user_interested: interested === undefined ? undefined : interested === 'true',
  });
}

/** `ticketmaster` of www.ticketmaster.co.uk. */
function provider(host: string): string | undefined {
  const names = host.split('.').slice(0, -1);
  const short = /^(co|com|org|net)$/;
  return names.reverse().find((name) => !short.test(name)) ?? (host || undefined);
}

function daysUntil(date: string | undefined): number | undefined {
  const at = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(at) ? undefined : Math.ceil((at - Date.now()) / DAY);
}
