import type { Concert } from '../data/catalogue';

const day = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });

const atNoon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** As the venue's clock says: `Fri, Nov 27 · 19:30`. */
export const when = ({ local_date, local_time }: Concert): string => `${day.format(atNoon(local_date))} · ${local_time}`;
export const monthOf = ({ local_date }: Concert): string => month.format(atNoon(local_date));
export const dayOf = ({ local_date }: Concert): string => String(atNoon(local_date).getUTCDate());
