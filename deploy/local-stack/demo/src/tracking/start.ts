import { init, navigation, ticketLinks, type Tracking } from '@synth/tracking';
import type { Configuration } from '../data/catalogue';
import { token } from '../data/session';
import { followFunnels } from './funnels';
import { record } from './record';

/** All that an app does to have its screens tracked; what single screens add is in `captures.ts` and the hooks. */
export function startTracking({ write_key }: Configuration): Tracking {
  const tracking = init({
    writeKey: write_key,
    getToken: token,
    consent: 'required',
    // A demo is watched: nobody wants to wait five seconds for a fate.
    batchDelay: 1_500,
    onError: (error) => console.warn('[demo] tracking:', error.code, error.message),
  });
  record(tracking);
  ticketLinks(tracking);
  navigation(tracking);
  followFunnels(tracking);
  return tracking;
}
