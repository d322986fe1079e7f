const PATHS = {
  feed: 'M4 19V9M9 19V5M14 19v-8M19 19V7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm9 2-4-4',
  chat: 'M4 5h16v11H10l-5 4v-4H4Z',
  heart: 'M12 20s-7-4.6-8.6-9C2 7.300 4.500 4.500 7.500 4.500c2 0 3.500 1.200 4.500 2.800 1-1.600 2.500-2.800 4.500-2.800 3 0 5.500 2.800 4.100 6.500C19 15.400 12 20 12 20Z',
  share: 'M12 15V3m0 0L8 7m4-4 4 4M5 12v8h14v-8',
  ticket: 'M3 9V6h18v3a3 3 0 0 0 0 6v3H3v-3a3 3 0 0 0 0-6Zm11-3v12',
  close: 'M6 6l12 12M18 6 6 18',
  star: 'M12 3.500l2.600 5.500 6 .8-4.400 4.200 1.100 6L12 17.100 6.700 20l1.100-6L3.400 9.800l6-.8Z',
  pin: 'M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11Zm0-8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M14 4l-4 16',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c0-4 3.500-6.500 8-6.500s8 2.500 8 6.500',
  check: 'M4 12l5 5L20 6',
  send: 'M4 12 20 4l-5 16-3.500-6.500Z',
  photo: 'M4 6h4l1.500-2h5L16 6h4v13H4Zm8 10.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" fill={filled ? 'currentColor' : 'none'}>
      <path d={PATHS[name]} stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
