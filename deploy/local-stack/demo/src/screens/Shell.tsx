import { useState } from 'react';
import { type Opened, AppProvider } from '../app';
import type { Tracking } from '@synth/tracking';
import type { Catalogue } from '../data/catalogue';
import { usePath } from '../data/route';
import { usePerson } from '../data/session';
import { Icon, type IconName } from '../parts/Icon';
import { Link } from '../parts/Link';
import { eventClicked } from '../tracking/captures';
import { Account } from './Account';
import { Chat } from './Chat';
import { Consent } from './Consent';
import { DeveloperPanel } from './DeveloperPanel';
import { EventModal } from './EventModal';
import { Feed } from './Feed';
import { ArtistPage, VenuePage } from './Profile';
import { Search } from './Search';

const PLACES: { to: string; label: string; icon: IconName }[] = [
  { to: '/', label: 'Feed', icon: 'feed' },
  { to: '/search', label: 'Search', icon: 'search' },
  { to: '/chat', label: 'Chat', icon: 'chat' },
];
/** Beside the app where there is room for it; over it where there is none, and then only when asked for. */
const HAS_ROOM = matchMedia('(min-width: 1180px)').matches;

interface Props {
  catalogue: Catalogue;
  tracking: Tracking;
}

export function Shell({ catalogue, tracking }: Props) {
  const path = usePath();
  const person = usePerson();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [hasPanel, setPanel] = useState(HAS_ROOM);
  const app = {
    catalogue,
    tracking,
    open: (...[item, source, position, tab]: Parameters<typeof eventClicked>): void => {
      eventClicked(item, source, position, tab);
      setOpened({ concert: item.concert, source });
    },
  };
  return (
    <AppProvider value={app}>
      <div className={hasPanel ? 'shell with-panel' : 'shell'}>
        <nav className="nav" aria-label="Main">
          <Link to="/" className="brand">
            <span className="brand-mark" aria-hidden="true">
              <Icon name="feed" />
            </span>
            Synth
          </Link>
          <div className="nav-places">
            {PLACES.map(({ to, label, icon }) => (
              <Link key={to} to={to} className="nav-link" testId={`nav-${label.toLowerCase()}`} isCurrent={path === to}>
                <Icon name={icon} />
                {label}
              </Link>
            ))}
            <button
              type="button"
              className="nav-link"
              aria-pressed={hasPanel}
              data-testid="panel-toggle"
              onClick={() => setPanel(!hasPanel)}
            >
              <Icon name="code" />
              Tracked
            </button>
          </div>
          <Account />
        </nav>
        <main className="main" key={person?.user_id ?? 'visitor'}>
          <Screen path={path} />
          <footer>
            <Consent />
          </footer>
        </main>
        {hasPanel && <DeveloperPanel onClose={() => setPanel(false)} />}
      </div>
      {opened && <EventModal key={opened.concert.event_id} opened={opened} onClose={() => setOpened(null)} />}
    </AppProvider>
  );
}

function Screen({ path }: { path: string }) {
  const [, place, id = ''] = path.split('/');
  switch (place) {
    case 'search':
      return <Search />;
    case 'chat':
      return <Chat />;
    case 'artist':
      return <ArtistPage key={id} id={id} />;
    case 'venue':
      return <VenuePage key={id} id={id} />;
    default:
      return <Feed />;
  }
}
